import { Client } from 'pg';
import { parse } from 'pgsql-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES } from '../src/entities/catalogue.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

/** What the database itself says of its tables, compared with what the code declares. */

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
    const tables = await rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c ${IN_SCHEMA} WHERE c.relkind IN ('r', 'p') ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual([...WALLED, ...TABLES.local].sort());
  });

  test('is a table: there is no view, function or foreign table through which rows could be read', async () => {
    const others = await rows(
      `SELECT c.relname FROM pg_class c ${IN_SCHEMA} WHERE c.relkind NOT IN ('r', 'i', 'S', 't')`,
    );
    const functions = await rows(
      `SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'fieldgate'`,
    );
    expect([others, functions]).toEqual([[], []]);
  });

  test('has no trigger and no rule of its own', async () => {
    const triggers = await rows(
      `SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid ${IN_SCHEMA} WHERE NOT t.tgisinternal`,
    );
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
    const [wall] = await rows(
      `SELECT c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced FROM pg_class c ${IN_SCHEMA} WHERE c.relname = $1`,
      table,
    );
    expect(wall).toEqual({ enabled: true, forced: true });
  });

  test('is one permissive policy for every command and role, the same for reading and writing, without a query in it', async () => {
    const policies = await rows<{ qual: string; check: string }>(
      `SELECT permissive, cmd, roles::text, qual, with_check AS "check" FROM pg_policies
       WHERE schemaname = 'fieldgate' AND tablename = $1 AND policyname = 'wall'`,
      table,
    );
    expect(policies).toEqual([
      { permissive: 'PERMISSIVE', cmd: 'ALL', roles: '{public}', qual: policies[0]?.qual, check: policies[0]?.qual },
    ]);
    const tree = JSON.stringify(await parse(`SELECT ${policies[0]?.qual}`));
    expect(tree).not.toContain('SubLink');
    expect([...tree.matchAll(/"sval":"(app\.\w+)"/g)].length).toBeGreaterThan(0);
  });
});

test('the only doors in the walls are those of platform support: to read names and roles, and to leave a record', async () => {
  const doors = await rows<{ name: string; condition: string }>(
    `SELECT policyname || ' ' || permissive || ' ' || cmd || ' ' || tablename AS name, coalesce(qual, with_check) AS condition
     FROM pg_policies WHERE schemaname = 'fieldgate' AND policyname <> 'wall' ORDER BY 1`,
  );
  expect(doors.map(({ name }) => name)).toEqual([
    'support PERMISSIVE INSERT audit_event',
    'support PERMISSIVE SELECT account',
    'support PERMISSIVE SELECT app_user',
    'support PERMISSIVE SELECT membership',
    'support PERMISSIVE SELECT membership_organization',
    'support PERMISSIVE SELECT organization',
    'support PERMISSIVE SELECT reseller',
  ]);
  for (const { condition } of doors) {
    const tree = JSON.stringify(await parse(`SELECT ${condition}`));
    expect(tree).not.toContain('SubLink');
    expect(new Set([...tree.matchAll(/"sval":"(app\.\w+)"/g)].map(([, setting]) => setting))).toEqual(
      new Set(['app.support']),
    );
  }
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
    const nulling = await rows(
      `SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid ${IN_SCHEMA} WHERE c.relname = $1 AND k.confdeltype IN ('n', 'd')`,
      table,
    );
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
