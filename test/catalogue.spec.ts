import { Client } from 'pg';
import { parse } from 'pgsql-parser';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES, WRITES } from '../src/entities/catalogue.js';
import { gatewayDataSource, roleFaults } from '../src/entities/data-source.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

/** What the database itself says of its tables and of the gateway's role, compared with what the code declares. */

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

describe('every table', () => {
  test('is declared by its placement, and every declared one exists', async () => {
    const tables = await rows<{ name: string }>(`SELECT c.relname AS name FROM pg_class c ${IN_SCHEMA} WHERE c.relkind IN ('r', 'p') ORDER BY 1`);
    expect(tables.map(({ name }) => name)).toEqual([...WALLED, ...TABLES.local].sort());
  });

  test('is a table: there is no view, function or foreign table through which rows could be read', async () => {
    const others = await rows(`SELECT c.relname FROM pg_class c ${IN_SCHEMA} WHERE c.relkind NOT IN ('r', 'i', 'S', 't')`);
    const functions = await rows(`SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'fieldgate'`);
    expect([others, functions]).toEqual([[], []]);
  });

  test('has no trigger and no rule of its own', async () => {
    const triggers = await rows(`SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid ${IN_SCHEMA} WHERE NOT t.tgisinternal`);
    const rules = await rows(`SELECT r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class ${IN_SCHEMA}`);
    expect([triggers, rules]).toEqual([[], []]);
  });

  test('has constraints whose names leave room for the number of a shard, each but once', async () => {
    const constraints = await rows<{ name: string }>(
      `SELECT k.conname AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid ${IN_SCHEMA} WHERE k.contype <> 'n'`,
    );
    const names = constraints.map(({ name }) => name);
    expect(names.filter((name) => name.length > 50)).toEqual([]);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  });
});

describe.each(WALLED)('the wall around %s', (table) => {
  test('is raised for everybody, the owner of the table included', async () => {
    const [wall] = await rows(`SELECT c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced FROM pg_class c ${IN_SCHEMA} WHERE c.relname = $1`, table);
    expect(wall).toEqual({ enabled: true, forced: true });
  });

  test('is one permissive policy for every command and role, the same for reading and writing, without a query in it', async () => {
    const policies = await rows<{ qual: string; check: string }>(
      `SELECT permissive, cmd, roles::text, qual, with_check AS "check" FROM pg_policies WHERE schemaname = 'fieldgate' AND tablename = $1`,
      table,
    );
    expect(policies).toEqual([{ permissive: 'PERMISSIVE', cmd: 'ALL', roles: '{public}', qual: policies[0]?.qual, check: policies[0]?.qual }]);
    const tree = JSON.stringify(await parse(`SELECT ${policies[0]?.qual}`));
    expect(tree).not.toContain('SubLink');
    expect([...tree.matchAll(/"sval":"(app\.\w+)"/g)].length).toBeGreaterThan(0);
  });
});

describe.each([...TABLES.tenant])('the tenant table %s', (table) => {
  test('starts every key with its account, which is a uuid and never null', async () => {
    const keys = await rows<{ name: string; columns: string[] }>(
      `SELECT k.conname AS name, ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u (attnum, n)
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.n) AS columns
       FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid ${IN_SCHEMA} WHERE c.relname = $1 AND k.contype IN ('p', 'u', 'f', 'x')`,
      table,
    );
    expect(keys.filter(({ columns }) => columns[0] !== 'account_id')).toEqual([]);
    expect(keys.filter(({ columns }) => columns.join() === 'account_id,id').length).toBeGreaterThan(0);
    const [account] = await rows(
      `SELECT a.atttypid::regtype::text AS type, a.attnotnull AS "notNull", a.atthasdef AS "hasDefault"
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid ${IN_SCHEMA} WHERE c.relname = $1 AND a.attname = 'account_id'`,
      table,
    );
    expect(account).toEqual({ type: 'uuid', notNull: true, hasDefault: false });
  });

  test('starts every unique index with its account and points at nothing by setting null', async () => {
    const unique = await rows(
      `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid ${IN_SCHEMA} JOIN pg_class t ON t.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0] WHERE t.relname = $1 AND i.indisunique AND a.attname <> 'account_id'`,
      table,
    );
    const nulling = await rows(`SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid ${IN_SCHEMA} WHERE c.relname = $1 AND k.confdeltype IN ('n', 'd')`, table);
    expect([unique, nulling]).toEqual([[], []]);
  });
});

test('times are kept to the millisecond, with their zone', async () => {
  const others = await rows(
    `SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid ${IN_SCHEMA}
     WHERE c.relkind = 'r' AND c.relname = ANY ($1) AND format_type(a.atttypid, a.atttypmod) LIKE 'time%' AND format_type(a.atttypid, a.atttypmod) <> 'timestamp(3) with time zone'`,
    WALLED,
  );
  expect(others).toEqual([]);
});

describe("the gateway's role", () => {
  const role = (): string => new URL(database.appUrl).username;

  test('is an ordinary one: no superuser, no way past the walls, nothing of its own', async () => {
    const [attributes] = await rows(`SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = $1`, role());
    expect(attributes).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false });
    const owned = await rows(`SELECT c.relname FROM pg_class c ${IN_SCHEMA} WHERE pg_has_role($1, c.relowner, 'MEMBER')`, role());
    const memberOf = await rows(`SELECT b.rolname FROM pg_roles b WHERE pg_has_role($1, b.oid, 'MEMBER') AND b.rolname <> $1`, role());
    const [schema] = await rows(`SELECT has_schema_privilege($1, 'fieldgate', 'CREATE') AS create, has_schema_privilege($1, 'fieldgate', 'USAGE') AS usage`, role());
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
    expect(held.map(({ right }) => right).sort()).toEqual([...declared.filter((right) => right === 'INSERT'), 'SELECT'].sort());
    expect(columns.map(({ column }) => column)).toEqual([...update.matchAll(/[a-z_]+/g)].map(([column]) => column).sort());
  });

  test('only ever adds to the audit, and never changes where a row stands', () => {
    expect(WRITES['audit_event']).toEqual(['INSERT']);
    const updates = Object.values(WRITES).flat().filter((right) => right.startsWith('UPDATE'));
    expect(updates.filter((right) => /\b(id|account_id|organization_ids?|reseller_id|person_id|subject_key|layer|role|expires_at)\b/.test(right))).toEqual([]);
  });

  test('is not granted anything through PUBLIC', async () => {
    const open = await rows(`SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'PUBLIC' AND table_schema = 'fieldgate'`);
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
    const dataSource: DataSource = await gatewayDataSource({ url, poolSize: 1, statementTimeoutMs: 5_000 }).initialize();
    return roleFaults(dataSource).finally(() => dataSource.destroy());
  }

  const urlOf = (role: string): string => Object.assign(new URL(database.appUrl), { username: role, password: role }).href;

  test('finds nothing wrong with the role that was made for it', async () => {
    expect(await faultsOf(database.appUrl)).toEqual([]);
  });

  test('names a superuser', async () => {
    const role = await make('super', 'SUPERUSER');
    expect(await faultsOf(urlOf(role))).toContain(`The role ${role} of DATABASE_URL is a superuser, for whom no tenant wall stands.`);
  });

  test('names a role that has, or that may assume, BYPASSRLS', async () => {
    const [bypassing, heir, distant] = [await make('bypass', 'BYPASSRLS'), await make('heir'), await make('distant', 'NOINHERIT')];
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
      expect(await faultsOf(urlOf(role))).toEqual([`The role ${role} of DATABASE_URL owns, or may assume the owner of, tables of the gateway.`]);
    }
  });
});
