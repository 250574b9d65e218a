import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES, WRITES } from '../src/entities/catalogue.js';
import { ACCOUNT_IDS, IDS, personId, RESELLER_IDS } from '../src/seed/demo-ids.js';
import { DEMO_PEOPLE } from '../src/seed/demo-people.js';
import { TwoRoles, type Settings } from './isolation/two-roles.js';

/** The tenant wall, asked by the gateway's own role without any gateway before it (rulings 6). */

let world: TwoRoles;

beforeAll(async () => {
  world = await TwoRoles.open();
});
afterAll(() => world.close());

/** How a table's own side is set, and which rows those are. */
interface Side {
  readonly settings: Settings;
  readonly own: string;
}

const { ableMoose, birch } = ACCOUNT_IDS;
const { northPier } = RESELLER_IDS;
const OF_ACCOUNT: Side = {
  settings: { 'app.account': ableMoose, 'app.organizations': '*' },
  own: `account_id = '${ableMoose}'`,
};
const OF_RESELLER: Side = { settings: { 'app.reseller': northPier }, own: `reseller_id = '${northPier}'` };
const ADA = DEMO_PEOPLE.find(({ email }) => email.startsWith('ada.'))?.subjectKey ?? '';

const SIDES: Readonly<Record<string, Side>> = {
  reseller: { ...OF_RESELLER, own: `id = '${northPier}'` },
  reseller_invoice: OF_RESELLER,
  account_usage_line: OF_RESELLER,
  account: { settings: { 'app.account': birch, 'app.organizations': '*' }, own: `id = '${birch}'` },
  person: { settings: { 'app.subject': ADA }, own: `subject_key = '${ADA}'` },
  known_vpn: { settings: { 'app.person': personId('ada.admin@ablemoose.example') }, own: 'TRUE' },
};

/** All assigned roles of the demo world are of one account; what is known of VPNs is everybody's. */
const ONE_SIDED = ['membership_organization', 'known_vpn'];

const ALL = [...TABLES.reference, ...TABLES.tenant];
const granted = (table: string, right: string): string | undefined =>
  WRITES[table]?.find((written) => written.startsWith(right));

const REFUSED = '42501';

/** What tells a new row from the one it is a copy of. */
const NEW_ID = { id: '01942000-0000-7000-8000-00000000beef' };
const NEW: Readonly<Record<string, object>> = {
  membership_organization: { organization_id: IDS.solar },
  organization: { ...NEW_ID, key: 'new' },
};

describe.each(ALL)('the wall around %s', (table) => {
  const { settings, own } = SIDES[table] ?? OF_ACCOUNT;

  test('shows the rows of one side, all of them, and none of the other', async () => {
    const mine = await world.count('owner', table, own);
    const others = await world.count('owner', table, `(${own}) IS NOT TRUE`);
    expect([mine > 0, others > 0 || ONE_SIDED.includes(table)]).toEqual([true, true]);
    expect(await world.seen(settings, table, own)).toBe(mine);
    expect(await world.seen(settings, table, `(${own}) IS NOT TRUE`)).toBe(0);
  });

  test('shows nothing when no setting was made, or an empty one', async () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, '']));
    expect([await world.seen({}, table), await world.seen(empty, table)]).toEqual([0, 0]);
  });

  const column = /\((\w+)/.exec(granted(table, 'UPDATE') ?? '')?.[1];

  test(`lets ${column === undefined ? 'nobody change a row' : 'rows of one side be changed, in columns that are granted'}`, async () => {
    const key = table === 'membership_organization' ? 'account_id' : 'id';
    expect(await world.outcome(settings, `UPDATE fieldgate.${table} SET ${key} = ${key}`)).toBe(REFUSED);
    if (column === undefined) return;
    const change = `UPDATE fieldgate.${table} SET ${column} = ${column}`;
    expect(await world.outcome(settings, change)).toBe(await world.count('owner', table, own));
    expect(await world.outcome(settings, `${change} WHERE (${own}) IS NOT TRUE`)).toBe(0);
    expect(await world.outcome({}, change)).toBe(0);
  });

  const mayInsert = granted(table, 'INSERT') !== undefined;

  test(`lets ${mayInsert ? 'a row be added on the side that is set, and nowhere else' : 'nobody add a row'}`, async () => {
    const { rows } = await world.owner.query(
      `SELECT to_jsonb(t) AS row FROM fieldgate.${table} t WHERE ${own} LIMIT 1`,
    );
    const insert = `INSERT INTO fieldgate.${table} SELECT * FROM jsonb_populate_record(NULL::fieldgate.${table}, $1)`;
    const outcome = (behind: Settings, changed = {}): Promise<number | string> =>
      world.outcome(behind, insert, { ...rows[0].row, ...(NEW[table] ?? NEW_ID), ...changed });
    expect(await outcome(settings)).toBe(mayInsert ? 1 : REFUSED);
    expect(await outcome({})).toBe(REFUSED);
    if (mayInsert) expect(await outcome(settings, { account_id: birch })).toBe(REFUSED);
  });

  test('lets nobody delete, empty or drop it, or take the wall down', async () => {
    const name = `fieldgate.${table}`;
    const commands = [
      `DELETE FROM ${name}`,
      `TRUNCATE ${name}`,
      `DROP TABLE ${name}`,
      `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
    ];
    for (const command of commands) expect(await world.outcome(settings, command)).toBe(REFUSED);
  });
});

describe('the wall around one organization', () => {
  const inRoofing: Settings = { 'app.account': ableMoose, 'app.organizations': IDS.roofing };
  // prettier-ignore
  const byOrganization = [
    'agent', 'incident_report', 'remediation', 'remediation_rejection', 'incident_comment', 'escalation_entity', 'audit_event', 'membership',
    'investigation', 'signal', 'binary', 'autorun', 'collected_file', 'canary', 'process_detection', 'summary_report',
    'identity', 'itdr_tenant', 'unwanted_access_rule', 'platform_action_entity',
    'exclusion', 'defender_policy',
    'invitation', 'siem_source', 'psa_organization_mapping', 'unresponsive_agent_settings',
  ];

  test.each(byOrganization)('shows of %s the rows of that organization only', async (table) => {
    const mine = await world.count(
      'owner',
      table,
      `account_id = '${ableMoose}' AND organization_id = '${IDS.roofing}'`,
    );
    expect([mine > 0, await world.seen(inRoofing, table)]).toEqual([true, mine]);
  });

  test('shows the organization itself, and the escalations and platform actions that concern it among others', async () => {
    const mine = await world.count('owner', 'escalation', `organization_ids @> ARRAY['${IDS.roofing}'::uuid]`);
    expect(await world.seen(inRoofing, 'organization')).toBe(1);
    expect(await world.seen(inRoofing, 'escalation')).toBe(mine);
    const open = await world.count('owner', 'external_port', `organization_ids @> ARRAY['${IDS.roofing}'::uuid]`);
    expect(await world.seen(inRoofing, 'external_port')).toBe(open);
    const troubles = await world.count('owner', 'platform_action', `organization_ids @> ARRAY['${IDS.roofing}'::uuid]`);
    expect(await world.seen(inRoofing, 'platform_action')).toBe(troubles);
  });

  const atTheAccount = [
    'invoice',
    'organization_usage_line',
    'contract',
    'payment_method',
    'billing_info',
    'subscription',
    'account',
    'account_settings',
    'isolation_settings',
    'notification_settings',
    'sso_configuration',
    'incident_contact',
    'psa_integration',
    'integration',
    'siem_saved_query',
  ];

  test.each(atTheAccount)('shows no %s, which stands at the account', async (table) => {
    expect(await world.seen(inRoofing, table)).toBe(0);
  });

  test.each(['baseline_exclusion', 'baseline_policy'])(
    'shows what the account hands down in %s, of this account alone and without who or why',
    async (table) => {
      const handedDown = await world.count('owner', table, `account_id = '${ableMoose}'`);
      expect([handedDown > 0, await world.seen(inRoofing, table)]).toEqual([true, handedDown]);
      expect(await world.seen(inRoofing, table, `account_id <> '${ableMoose}'`)).toBe(0);
      const { rows } = await world.owner.query(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'fieldgate' AND table_name = $1`,
        [table],
      );
      const said = table === 'baseline_policy' ? ['mode', 'settings'] : ['kind', 'risky', 'value'];
      expect(rows.map(({ name }) => name).sort()).toEqual(['account_id', 'id', ...said].sort());
    },
  );

  test('is not fooled by the organization of another account', async () => {
    expect(await world.seen({ 'app.account': birch, 'app.organizations': IDS.roofing }, 'agent')).toBe(0);
  });
});

describe('what is set in one transaction', () => {
  const settings: Settings = {
    'app.account': ableMoose,
    'app.organizations': '*',
    'app.reseller': northPier,
    'app.subject': ADA,
    'app.person': personId('ada.admin@ablemoose.example'),
    'app.accounts': birch,
  };

  test.each([
    ['SET LOCAL', (name: string, value: string) => `SET LOCAL ${name} = '${value}'`],
    ['set_config', (name: string, value: string) => `SELECT set_config('${name}', '${value}', true)`],
  ])('by %s is gone after COMMIT', async (_how, sql) => {
    await world.app.query('BEGIN');
    for (const [name, value] of Object.entries(settings)) await world.app.query(sql(name, value));
    expect(await world.count('app', 'agent')).toBeGreaterThan(0);
    await world.app.query('COMMIT');
    for (const table of ALL) expect([table, await world.count('app', table)]).toEqual([table, 0]);
  });
});
