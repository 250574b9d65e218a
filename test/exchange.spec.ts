import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Exchange } from '../src/entities/exchange.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

// Statements are sent together and their rows become objects of a class, without pg's own results; every value must be what
// pg itself makes of it.

class Anything {
  readonly accountId!: string;
}

let database: FreshDatabase;
let client: Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new Client({ connectionString: database.appUrl, options: '-c timezone=UTC', pipeline: true });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

interface Told {
  readonly text: string;
  readonly values?: readonly unknown[];
  readonly name?: string;
}

/** Says it all at once; each statement's rows, or what failed. */
function said(...statements: readonly Told[]): readonly Promise<readonly Anything[]>[] {
  const exchange = new Exchange();
  const answers = statements.map(
    ({ text, values = [], name }) =>
      new Promise<readonly Anything[]>((resolve, reject) => {
        const answered = (error: Error | null, rows: readonly object[]): void =>
          error === null ? resolve(rows as readonly Anything[]) : reject(error);
        exchange.statements.push({ text, values, name, Made: Anything, known: { accountId: 'known' }, answered });
      }),
  );
  client.query(exchange);
  return answers;
}

const asked = async (text: string): Promise<readonly Anything[]> => (await Promise.all(said({ text })))[0] ?? [];
const value = (row: object | undefined): unknown => Reflect.get(row ?? {}, 'value');
/** What came of each: the value of its only row, or what was said instead. */
const outcomes = async (answers: readonly Promise<readonly Anything[]>[]): Promise<readonly unknown[]> =>
  (await Promise.allSettled(answers)).map((answer) =>
    answer.status === 'fulfilled' ? value(answer.value[0]) : (answer.reason as Error).message,
  );

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

describe('what is said at once', () => {
  test('is answered in its order, each with its own columns', async () => {
    const [numbers, nothing, texts] = await Promise.all(
      said(
        { text: 'SELECT $1::int AS value', values: [1] },
        { text: 'SET LOCAL app.account = 7' },
        { text: `SELECT 'a' AS value` },
      ),
    );
    expect([value(numbers?.[0]), nothing, value(texts?.[0])]).toEqual([1, [], 'a']);
  });

  test('is run up to what fails, and what follows says the same', async () => {
    const answers = said(
      { text: 'SELECT 1 AS value' },
      { text: 'SELECT 1 / 0 AS value' },
      { text: 'SELECT 2 AS value' },
    );
    expect(await outcomes(answers)).toEqual([1, 'division by zero', 'division by zero']);
  });

  test('sees what was said before it: a transaction begins, writes and reads in one', async () => {
    await client.query('CREATE TEMPORARY TABLE IF NOT EXISTS written (value int)');
    const answers = said(
      { text: 'BEGIN' },
      { text: 'INSERT INTO written VALUES (5)' },
      { text: 'SELECT value FROM written' },
      { text: 'ROLLBACK' },
      { text: 'SELECT count(*)::int AS value FROM written' },
    );
    expect(await outcomes(answers)).toEqual([undefined, undefined, 5, undefined, 0]);
  });

  test('a value that cannot be sent fails it, and the connection goes on', async () => {
    const cyclic: { self?: object } = {};
    cyclic.self = cyclic;
    const answers = said({ text: 'SELECT $1::jsonb AS value', values: [cyclic] }, { text: 'SELECT 2 AS value' });
    expect((await outcomes(answers)).every((said) => /circular|cyclic/i.test(String(said)))).toBe(true);
    expect(value((await asked('SELECT 3 AS value'))[0])).toBe(3);
  });
});

describe('what is said under a name', () => {
  const many = { name: 'many', text: 'SELECT n AS value FROM generate_series($1::int, $2::int) AS n' };

  test('is told its columns once, and answers the same ever after', async () => {
    for (let n = 0; n < 3; n += 1) expect(await outcomes(said({ ...many, values: [n, n + 1] }))).toEqual([n]);
    expect(
      (await client.query(`SELECT count(*)::int AS n FROM pg_prepared_statements WHERE name = 'many'`)).rows,
    ).toEqual([{ n: 1 }]);
  });

  test('is answered before it is known to be prepared: twice at once, and in two exchanges on their way', async () => {
    const twice = { name: 'twice', text: 'SELECT $1::int AS value' };
    const first = said({ ...twice, values: [1] }, { ...twice, values: [2] });
    const second = said({ ...twice, values: [3] });
    expect(await outcomes([...first, ...second])).toEqual([1, 2, 3]);
  });

  test('is prepared anew after an exchange in which it was not reached, or failed itself', async () => {
    const late = { name: 'late', text: 'SELECT 1 / $1::int AS value' };
    expect(await outcomes(said({ text: 'SELECT 1 / 0 AS value' }, { ...late, values: [1] }))).toEqual([
      'division by zero',
      'division by zero',
    ]);
    expect(await outcomes(said({ ...late, values: [0] }))).toEqual(['division by zero']);
    expect(await outcomes(said({ ...late, values: [1] }))).toEqual([1]);
  });

  test('whose columns have changed since fails once, and is right from then on', async () => {
    const changing = { name: 'changing', text: 'SELECT * FROM changing' };
    await client.query('CREATE TEMPORARY TABLE changing AS SELECT 1 AS value');
    expect(await outcomes(said(changing))).toEqual([1]);
    await client.query(`ALTER TABLE changing ALTER value TYPE text USING 'one'`);
    expect(await outcomes(said(changing))).toEqual(['cached plan must not change result type']);
    expect(await outcomes(said(changing))).toEqual(['one']);
  });
});

test('whoever waits for a connection that breaks is told so', async () => {
  const breaking = new Client({ connectionString: database.appUrl, pipeline: true });
  breaking.on('error', () => undefined);
  await breaking.connect();
  const exchange = new Exchange();
  const told = new Promise<Error | null>((resolve) =>
    exchange.statements.push({ text: 'SELECT pg_sleep(20)', values: [], Made: Anything, known: {}, answered: resolve }),
  );
  breaking.query(exchange);
  await client.query('SELECT pg_terminate_backend($1)', [Reflect.get(breaking, 'processID')]);
  expect((await told)?.message).toMatch(/terminat/);
});

test('an operator may bound the wait in the address, and nothing breaks when the answer is there in time', async () => {
  const bounded = new Client({
    connectionString: `${database.appUrl}${database.appUrl.includes('?') ? '&' : '?'}query_timeout=150`,
    pipeline: true,
  });
  await bounded.connect();
  const ask = (text: string): Promise<Error | null> => {
    const exchange = new Exchange();
    const told = new Promise<Error | null>((resolve) =>
      exchange.statements.push({ text, values: [], Made: Anything, known: {}, answered: resolve }),
    );
    bounded.query(exchange);
    return told;
  };
  expect(await ask('SELECT 1')).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await ask('SELECT 1')).toBeNull();
  expect((await ask('SELECT 1 / 0'))?.message).toBe('division by zero');
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await ask('SELECT 1')).toBeNull();
  expect((await ask('SELECT pg_sleep(1)'))?.message).toBe('Query read timeout');
  await bounded.end();
});
