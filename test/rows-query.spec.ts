import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RowsQuery } from '../src/entities/rows-query.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

// Rows become objects of their class without pg's own results; every value must be what pg itself makes of it.

class Anything {
  readonly accountId!: string;
}

let database: FreshDatabase;
let client: Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new Client({ connectionString: database.appUrl, options: '-c timezone=UTC' });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

const asked = (text: string): Promise<readonly Anything[]> =>
  new Promise((resolve, reject) => {
    client.query(
      new RowsQuery({ text }, Anything, { accountId: 'known' }, (error, rows) =>
        error === null ? resolve(rows) : reject(error),
      ),
    );
  });

const VALUES = {
  text: `'a "text", {with} NULL'::text`,
  nothing: 'NULL::text',
  name: `'x'::varchar`,
  id: `'0192f0c1-2d3e-7f40-8a5b-6c7d8e9f0a1b'::uuid`,
  ids: `ARRAY['0192f0c1-2d3e-7f40-8a5b-6c7d8e9f0a1b', '0192f0c1-2d3e-7f40-8a5b-6c7d8e9f0a1c']::uuid[]`,
  'no ids': `'{}'::uuid[]`,
  'ids and nothing': `ARRAY['0192f0c1-2d3e-7f40-8a5b-6c7d8e9f0a1b', NULL]::uuid[]`,
  'plain texts': `ARRAY['WINDOWS', 'LINUX']`,
  'odd texts': `ARRAY['a,b', 'c"d', 'e\\f', '{g}', '', ' h ', 'NULL', 'null', NULL]`,
  'no texts': `'{}'::text[]`,
  'texts of texts': `ARRAY[ARRAY['a', 'b'], ARRAY['c', 'd']]`,
  'texts that begin late': `'[2:3]={a,b}'::text[]`,
  instant: `'2026-11-21T10:15:30.25Z'::timestamptz`,
  'a whole second': `'2026-11-21T10:15:30Z'::timestamptz`,
  'a microsecond': `'2026-11-21T10:15:30.123456Z'::timestamptz`,
  'long ago': `'0044-03-15 12:00:00+00 BC'::timestamptz`,
  'in the first century': `'0079-08-24 12:00:00+00'::timestamptz`,
  'for ever': `'infinity'::timestamptz`,
  number: '7',
  'large number': '9007199254740993::bigint',
  flag: 'true',
  json: `'{"a": [1, null]}'::jsonb`,
} as const;

test.each(Object.entries(VALUES))('%s is what pg makes of it', async (_name, sql) => {
  const text = `SELECT ${sql} AS value`;
  const [row] = await asked(text);
  expect(row).toBeInstanceOf(Anything);
  expect({ ...row }).toEqual({ accountId: 'known', ...(await client.query(text)).rows[0] });
});

test('rows come in their order, and none is none', async () => {
  const rows = await asked('SELECT n FROM generate_series(1, 500) AS n');
  expect(rows.map((row) => Reflect.get(row, 'n') as number)).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
  expect(await asked('SELECT 1 WHERE FALSE')).toEqual([]);
});

test('a statement that fails half-way says so, and the next is answered', async () => {
  await expect(asked('SELECT 1 / (3 - n) AS n FROM generate_series(1, 5) AS n')).rejects.toThrow('division by zero');
  expect(await asked('SELECT 1 AS n')).toHaveLength(1);
});
