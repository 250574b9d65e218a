import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECRETS, TABLES, WRITES } from '../src/entities/catalogue.js';
import { gatewayDataSource, roleFaults } from '../src/entities/data-source.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

/** What the database itself says of the gateway's role, compared with what the code declares; who is not served at all. */

let database: FreshDatabase;
let owner: Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const WALLED = [...TABLES.reference, ...TABLES.tenant];

async function rows<Row>(sql: string, ...values: readonly unknown[]): Promise<readonly Row[]> {
  return (await owner.query(sql, [...values])).rows as Row[];
}

const IN_SCHEMA = `JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'fieldgate'`;

describe("the gateway's role", () => {
  const role = (): string => new URL(database.appUrl).username;

  test('is an ordinary one: no superuser, no way past the walls, nothing of its own', async () => {
    const [attributes] = await rows(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = $1`,
      role(),
    );
    expect(attributes).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    });
    const owned = await rows(
      `SELECT c.relname FROM pg_class c ${IN_SCHEMA} WHERE pg_has_role($1, c.relowner, 'MEMBER')`,
      role(),
    );
    const memberOf = await rows(
      `SELECT b.rolname FROM pg_roles b WHERE pg_has_role($1, b.oid, 'MEMBER') AND b.rolname <> $1`,
      role(),
    );
    const [schema] = await rows(
      `SELECT has_schema_privilege($1, 'fieldgate', 'CREATE') AS create, has_schema_privilege($1, 'fieldgate', 'USAGE') AS usage`,
      role(),
    );
    expect([owned, memberOf, schema]).toEqual([[], [], { create: false, usage: true }]);
  });

  test.each([...WALLED, ...TABLES.local])('may write of %s what is declared, and nothing else', async (table) => {
    const held = await rows<{ right: string }>(
      `SELECT privilege_type AS right FROM information_schema.table_privileges WHERE grantee = $1 AND table_schema = 'fieldgate' AND table_name = $2`,
      role(),
      table,
    );
    const columns = await rows<{ column: string }>(
      `SELECT column_name AS column FROM information_schema.column_privileges
       WHERE grantee = $1 AND table_schema = 'fieldgate' AND table_name = $2 AND privilege_type = 'UPDATE' ORDER BY column_name`,
      role(),
      table,
    );
    const declared = WRITES[table] ?? [];
    const update = declared.find((right) => right.startsWith('UPDATE')) ?? '';
    expect(held.map(({ right }) => right).sort()).toEqual(
      [...declared.filter((right) => right === 'INSERT'), ...(SECRETS.has(table) ? [] : ['SELECT'])].sort(),
    );
    expect(columns.map(({ column }) => column)).toEqual(
      [...update.matchAll(/[a-z_]+/g)].map(([column]) => column).sort(),
    );
  });

  test('only ever adds to the audit, and never changes where a row stands', () => {
    expect(WRITES['audit_event']).toEqual(['INSERT']);
    const updates = Object.values(WRITES)
      .flat()
      .filter((right) => right.startsWith('UPDATE'));
    expect(
      updates.filter((right) =>
        /\b(id|account_id|organization_ids?|reseller_id|person_id|subject_key|layer|role|expires_at)\b/.test(right),
      ),
    ).toEqual([]);
  });

  test('is not granted anything through PUBLIC', async () => {
    const open = await rows(
      `SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'PUBLIC' AND table_schema = 'fieldgate'`,
    );
    expect(open).toEqual([]);
  });
});

describe('before it serves, the gateway', () => {
  const made: string[] = [];
  afterAll(async () => {
    for (const name of made.reverse()) await owner.query(`DROP OWNED BY ${name}; DROP ROLE ${name}`);
  });

  /** A role of this test alone; roles belong to the whole cluster. */
  async function make(suffix: string, attributes = ''): Promise<string> {
    const name = `t_${process.pid}_${suffix}`;
    await owner.query(`CREATE ROLE ${name} LOGIN PASSWORD '${name}' ${attributes}`);
    made.push(name);
    await owner.query(`GRANT USAGE ON SCHEMA fieldgate TO ${name}`);
    return name;
  }

  async function faultsOf(url: string): Promise<readonly string[]> {
    const dataSource: DataSource = await gatewayDataSource({
      url,
      poolSize: 1,
      statementTimeoutMs: 5_000,
    }).initialize();
    return roleFaults(dataSource).finally(() => dataSource.destroy());
  }

  const urlOf = (role: string): string =>
    Object.assign(new URL(database.appUrl), { username: role, password: role }).href;

  test('finds nothing wrong with the role that was made for it', async () => {
    expect(await faultsOf(database.appUrl)).toEqual([]);
  });

  test('names a superuser', async () => {
    const role = await make('super', 'SUPERUSER');
    expect(await faultsOf(urlOf(role))).toContain(
      `The role ${role} of DATABASE_URL is a superuser, for whom no tenant wall stands.`,
    );
  });

  test('names a role that has, or that may assume, BYPASSRLS', async () => {
    const [bypassing, heir, distant] = [
      await make('bypass', 'BYPASSRLS'),
      await make('heir'),
      await make('distant', 'NOINHERIT'),
    ];
    await owner.query(`GRANT ${bypassing} TO ${heir}`);
    await owner.query(`GRANT ${heir} TO ${distant}`);
    for (const role of [bypassing, heir, distant]) {
      expect(await faultsOf(urlOf(role))).toEqual([`The role ${role} of DATABASE_URL has, or may assume, BYPASSRLS.`]);
    }
  });

  test('names a role that owns, or may assume the owner of, tables', async () => {
    const [owning, heir] = [await make('owner'), await make('owners_heir', 'NOINHERIT')];
    await owner.query(`GRANT ${owning} TO ${heir}`);
    await owner.query(`ALTER TABLE fieldgate.seed_mark OWNER TO ${owning}`);
    for (const role of [owning, heir]) {
      expect(await faultsOf(urlOf(role))).toEqual([
        `The role ${role} of DATABASE_URL owns, or may assume the owner of, tables of the gateway.`,
      ]);
    }
  });
});
