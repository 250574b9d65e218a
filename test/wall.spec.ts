import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES, WRITES } from '../src/entities/catalogue.js';
import { ACCOUNT_IDS, IDS, personId, RESELLER_IDS } from '../src/seed/demo-ids.js';
import { DEMO_PEOPLE } from '../src/seed/demo-people.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

/** The tenant wall, asked by the gateway's own role without any gateway before it (rulings 6). */

let database: FreshDatabase;
let app: Client;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  [app, owner] = [
    new Client({ connectionString: database.appUrl }),
    new Client({ connectionString: database.ownerUrl }),
  ];
  await Promise.all([app.connect(), owner.connect()]);
});
afterAll(async () => {
  await Promise.all([app.end(), owner.end()]);
  await database.drop();
});

type Settings = Readonly<Record<string, string>>;

/** How a table's own side is set, and which rows those are. */
interface Side {
  readonly settings: Settings;
  readonly own: string;
}

const { ableMoose, birch } = ACCOUNT_IDS;
const wholeOf = (accountId: string): Settings => ({ 'app.account': accountId, 'app.organizations': '*' });
const OF_ACCOUNT: Side = { settings: wholeOf(ableMoose), own: `account_id = '${ableMoose}'` };
const OF_RESELLER: Side = {
  settings: { 'app.reseller': RESELLER_IDS.northPier },
  own: `reseller_id = '${RESELLER_IDS.northPier}'`,
};
const ADA = DEMO_PEOPLE.find(({ email }) => email.startsWith('ada.'))?.subjectKey ?? '';

const SIDES: Readonly<Record<string, Side>> = {
  reseller: { ...OF_RESELLER, own: `id = '${RESELLER_IDS.northPier}'` },
  reseller_invoice: OF_RESELLER,
  account_usage_line: OF_RESELLER,
  account: { settings: { 'app.account': birch }, own: `id = '${birch}'` },
  person: { settings: { 'app.subject': ADA }, own: `subject_key = '${ADA}'` },
};
const sideOf = (table: string): Side => SIDES[table] ?? OF_ACCOUNT;

const ALL = [...TABLES.reference, ...TABLES.tenant];
const granted = (table: string, right: string): string | undefined =>
  WRITES[table]?.find((written) => written.startsWith(right));

/** Runs in a transaction of the gateway's role behind the given settings, and takes everything back. */
async function behind<Result>(settings: Settings, work: () => Promise<Result>): Promise<Result> {
  await app.query('BEGIN');
  try {
    for (const [name, value] of Object.entries(settings)) await app.query(`SET LOCAL ${name} = '${value}'`);
    return await work();
  } finally {
    await app.query('ROLLBACK');
  }
}

/** How many rows a statement touched, or the code with which it was refused. */
const outcome = (sql: string): Promise<number | string> =>
  app.query(sql).then(
    ({ rowCount }) => rowCount ?? 0,
    (error: { code: string }) => error.code,
  );

const count = async (client: Client, table: string, where: string): Promise<number> =>
  Number((await client.query(`SELECT count(*) FROM fieldgate.${table} WHERE ${where}`)).rows[0].count);

const REFUSED = '42501';

/** What tells a new row from the one it is a copy of. */
const NEW_ID = { id: '01942000-0000-7000-8000-00000000beef' };
const NEW: Readonly<Record<string, object>> = {
  membership_organization: { organization_id: IDS.solar },
  organization: { ...NEW_ID, key: 'new' },
  remediation_rejection: NEW_ID,
  audit_event: NEW_ID,
};

describe.each(ALL)('the wall around %s', (table) => {
  const { settings, own } = sideOf(table);

  test('shows the rows of one side, all of them, and none of the other', async () => {
    const [mine, others] = [await count(owner, table, own), await count(owner, table, `NOT (${own})`)];
    expect([mine > 0, others > 0 || table === 'membership_organization']).toEqual([true, true]);
    await behind(settings, async () => {
      expect([await count(app, table, own), await count(app, table, `(${own}) IS NOT TRUE`)]).toEqual([mine, 0]);
    });
  });

  test('shows nothing when no setting was made, or an empty one', async () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, '']));
    for (const none of [{}, empty]) await behind(none, async () => expect(await count(app, table, 'TRUE')).toBe(0));
  });

  const update = granted(table, 'UPDATE');
  const column = /\((\w+)/.exec(update ?? '')?.[1] ?? 'id';

  test(`lets ${update === undefined ? 'nobody change a row' : 'rows of one side be changed in columns that are granted'}`, async () => {
    if (update === undefined) {
      const any = table === 'membership_organization' ? 'account_id' : 'id';
      return expect(await behind(settings, () => outcome(`UPDATE fieldgate.${table} SET ${any} = ${any}`))).toBe(
        REFUSED,
      );
    }
    const change = (where: string): Promise<number | string> =>
      outcome(`UPDATE fieldgate.${table} SET ${column} = ${column} WHERE ${where}`);
    const mine = await count(owner, table, own);
    expect(await behind(settings, () => change('TRUE'))).toBe(mine);
    expect(await behind(settings, () => change(`NOT (${own})`))).toBe(0);
    expect(await behind({}, () => change('TRUE'))).toBe(0);
    expect(await behind(settings, () => outcome(`UPDATE fieldgate.${table} SET id = id`))).toBe(REFUSED);
  });

  const mayInsert = granted(table, 'INSERT') !== undefined;

  test(`lets ${mayInsert ? 'a row be added on the side that is set, and nowhere else' : 'nobody add a row'}`, async () => {
    if (!mayInsert) {
      return expect(await behind(settings, () => outcome(`INSERT INTO fieldgate.${table} DEFAULT VALUES`))).toBe(
        REFUSED,
      );
    }
    const { rows } = await owner.query<Record<string, unknown>>(
      `SELECT * FROM fieldgate.${table} WHERE ${own} LIMIT 1`,
    );
    const insert = (changed: object): Promise<number | string> =>
      inserted(table, { ...rows[0], ...NEW[table], ...changed });
    expect(await behind(settings, () => insert({}))).toBe(1);
    expect(await behind(settings, () => insert({ account_id: birch }))).toBe(REFUSED);
    expect(await behind({}, () => insert({}))).toBe(REFUSED);
  });

  test('lets nobody delete, empty, or take a row away', async () => {
    for (const sql of [
      `DELETE FROM fieldgate.${table}`,
      `TRUNCATE fieldgate.${table}`,
      `DROP TABLE fieldgate.${table}`,
      `ALTER TABLE fieldgate.${table} DISABLE ROW LEVEL SECURITY`,
    ]) {
      expect(await behind(settings, () => outcome(sql))).toBe(REFUSED);
    }
  });
});

async function inserted(table: string, row: Readonly<Record<string, unknown>>): Promise<number | string> {
  const columns = Object.keys(row);
  const values = columns.map((name) =>
    name === 'changes' || name === 'actual_usages' ? JSON.stringify(row[name]) : row[name],
  );
  const places = columns.map((_, n) => `$${n + 1}`);
  return app.query(`INSERT INTO fieldgate.${table} (${columns.join(', ')}) VALUES (${places.join(', ')})`, values).then(
    ({ rowCount }) => rowCount ?? 0,
    (error: { code: string }) => error.code,
  );
}

describe('the wall around one organization', () => {
  const inRoofing: Settings = { 'app.account': ableMoose, 'app.organizations': IDS.roofing };
  const byOrganization = [
    'agent',
    'incident_report',
    'remediation',
    'remediation_rejection',
    'incident_comment',
    'escalation_entity',
    'audit_event',
    'membership',
  ];

  test.each(byOrganization)('shows of %s the rows of that organization only', async (table) => {
    const own = `account_id = '${ableMoose}' AND organization_id = '${IDS.roofing}'`;
    const mine = await count(owner, table, own);
    await behind(inRoofing, async () => expect([mine > 0, await count(app, table, 'TRUE')]).toEqual([true, mine]));
  });

  test('shows the organization itself, and escalations that concern it among others', async () => {
    const mine = await count(owner, 'escalation', `organization_ids @> ARRAY['${IDS.roofing}'::uuid]`);
    await behind(inRoofing, async () => {
      expect([await count(app, 'organization', 'TRUE'), await count(app, 'escalation', 'TRUE')]).toEqual([1, mine]);
    });
  });

  test('shows nothing that stands at the account: no invoice, subscription or contract', async () => {
    await behind(inRoofing, async () => {
      const tables = [
        'invoice',
        'organization_usage_line',
        'contract',
        'payment_method',
        'billing_info',
        'subscription',
      ];
      for (const table of tables) expect([table, await count(app, table, 'TRUE')]).toEqual([table, 0]);
    });
  });

  test('is not fooled by the organization of another account', async () => {
    const crossed: Settings = { 'app.account': birch, 'app.organizations': IDS.roofing };
    await behind(crossed, async () => expect(await count(app, 'agent', 'TRUE')).toBe(0));
  });
});

describe('what is set in one transaction', () => {
  const settings = {
    'app.account': ableMoose,
    'app.organizations': '*',
    'app.reseller': RESELLER_IDS.northPier,
    'app.subject': ADA,
    'app.person': personId('ada.admin@ablemoose.example'),
    'app.accounts': birch,
  };

  test.each([
    ['SET LOCAL', (name: string, value: string) => `SET LOCAL ${name} = '${value}'`],
    [
      'set_config for the transaction',
      (name: string, value: string) => `SELECT set_config('${name}', '${value}', true)`,
    ],
  ])('by %s is gone after COMMIT', async (_how, sql) => {
    await app.query('BEGIN');
    for (const [name, value] of Object.entries(settings)) await app.query(sql(name, value));
    expect(await count(app, 'agent', 'TRUE')).toBeGreaterThan(0);
    await app.query('COMMIT');
    for (const table of ALL) expect([table, await count(app, table, 'TRUE')]).toEqual([table, 0]);
  });
});
