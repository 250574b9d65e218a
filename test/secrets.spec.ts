import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROW_CLASSES, SECRETS } from '../src/entities/catalogue.js';
import { migrate, ownerDataSource } from '../src/entities/data-source.js';
import { columnName, columnsOf, storageOf } from '../src/entities/row.js';
import { ACCOUNT_IDS } from '../src/seed/demo-ids.js';
import { openSchema } from '../src/schema.js';
import { rowsAt } from './audit/rows-at.js';
import { ada, ROOFING } from './cast.js';
import { variablesOf } from './documents.js';
import { bundles } from './elision/bundles.js';
import { freshDatabase } from './fresh-database.js';
import { startGateway } from './gateway.js';
import { TwoRoles, type Settings } from './isolation/two-roles.js';

/** Credentials, certificates and the secrets of links are written and never read: the gateway's role has no right to. */

const REFUSED = '42501';
const IN_ABLE_MOOSE: Settings = { 'app.account': ACCOUNT_IDS.ableMoose, 'app.organizations': '*' };

const secrets = [...SECRETS].flatMap(([table, columns]) => columns.map((column) => ({ table, column })));

let world: TwoRoles;

beforeAll(async () => {
  world = await TwoRoles.open();
});
afterAll(() => world.close());

const asApp = (sql: string): Promise<number | string> => world.outcome(IN_ABLE_MOOSE, sql);

test('what nobody may read are these columns', () => {
  expect(secrets.map(({ table, column }) => `${table}.${column}`).sort()).toEqual([
    'integration.credentials',
    'invitation.secret_hash',
    'psa_integration.credentials',
    'siem_source.token',
    'sso_configuration.certificate',
  ]);
});

describe.each(secrets)('$table.$column', ({ table, column }) => {
  const name = `fieldgate.${table}`;

  test('is kept: somebody wrote it', async () => {
    expect(await world.count('owner', table, `${column} IS NOT NULL`)).toBeGreaterThan(0);
  });

  test.each([
    ['selected', `SELECT ${column} FROM ${name}`],
    ['selected among all others', `SELECT * FROM ${name}`],
    ['selected within the whole row', `SELECT to_jsonb(t) FROM ${name} t`],
    ['compared', `SELECT id FROM ${name} WHERE ${column} = 'guessed'`],
    ['asked for by its absence', `SELECT count(*) FROM ${name} WHERE ${column} IS NULL`],
    ['used for an order', `SELECT id FROM ${name} ORDER BY ${column}`],
    ['counted', `SELECT count(DISTINCT ${column}) FROM ${name}`],
    ['copied', `COPY ${name} (${column}) TO STDOUT`],
  ])('cannot be %s by any statement of the gateway', async (_how, sql) => {
    expect(await asApp(sql)).toBe(REFUSED);
  });

  test('stands among columns that can all be read', async () => {
    const { rows } = await world.owner.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'fieldgate' AND table_name = $1`,
      [table],
    );
    const others = rows.map((row) => row.name).filter((other) => other !== column);
    expect(await asApp(`SELECT ${others.join(', ')} FROM ${name}`)).toBeGreaterThan(0);
  });

  test('has no property in the class of its rows, and so no field, no filter and no order', () => {
    const [rowClass] = ROW_CLASSES.filter((candidate) => storageOf(candidate).table === table);
    const columns = rowClass === undefined ? [] : [...columnsOf(rowClass)].map(columnName);
    expect(columns.length).toBeGreaterThan(3);
    expect(columns).not.toContain(column);
  });
});

test('an Admin who asks for every field of everything is shown none of them', async () => {
  const gateway = await startGateway();
  const ids = await rowsAt(gateway.owner, ROOFING, ada);
  const bodies: string[] = [];
  for (const document of bundles(openSchema())) {
    bodies.push((await gateway.as(ada).asks(document, variablesOf(document, ids))).body);
  }
  const values: string[] = [];
  for (const { table, column } of secrets) {
    const kept = `SELECT ${column} AS secret FROM fieldgate.${table} WHERE account_id = $1 AND ${column} IS NOT NULL`;
    const { rows } = await gateway.owner.query<{ secret: string }>(kept, [ACCOUNT_IDS.ableMoose]);
    values.push(...rows.map(({ secret }) => secret));
  }
  await gateway.stop();
  expect(values.length).toBeGreaterThan(secrets.length);
  expect(values.filter((secret) => bodies.some((body) => body.includes(secret)))).toEqual([]);
});

test('an operator who gave the whole table away finds that migrating takes it back', async () => {
  const database = await freshDatabase();
  const owner = await ownerDataSource(database.ownerUrl).initialize();
  const role = new URL(database.appUrl).username;
  const mayRead = async (): Promise<boolean> => {
    const [answer] = (await owner.query(
      `SELECT has_column_privilege($1, 'fieldgate.siem_source', 'token', 'SELECT') AS held`,
      [role],
    )) as [{ held: boolean }];
    return answer.held;
  };
  await owner.query(`GRANT SELECT ON fieldgate.siem_source TO ${role}`);
  const before = await mayRead();
  await migrate(owner, role);
  expect([before, await mayRead()]).toEqual([true, false]);
  await owner.destroy();
  await database.drop();
});
