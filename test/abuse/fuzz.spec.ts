import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, lee, olga, uma } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { anything, DOCUMENTS, fit, input, nasty } from './fuzz-values.js';
import { innards } from './innards.js';

/** FUZZ_SEED repeats a run; the seed of every run stands in the names of its tests. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 150);

let gateway: TestGateway;
let bearers: string[];
beforeAll(async () => {
  gateway = await startGateway();
  bearers = await Promise.all([ada, olga, uma, lee].map((email) => gateway.demo.tokenFor(email)));
});
afterAll(() => gateway.stop());

/** Sends any body; whatever it is, the answer is no 500, masks nothing because nothing broke, and shows no innards. */
async function survives(body: string | Uint8Array, who = 0): Promise<void> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearers[who] ?? ''}` },
    body: body as never,
  });
  const text = await response.text();
  expect(response.status).toBeLessThan(500);
  expect(text).not.toContain('"INTERNAL');
  expect(innards(text.replaceAll(/"message":"(?:[^"\\]|\\.)*"/g, quoteless))).toEqual([]);
}

/** A message may quote what was sent; what was sent is the sender's own. */
const quoteless = (message: string): string => message.replaceAll(/\\".*\\"/g, '').replaceAll(/invalid value .*/g, '"');

const explored = (property: fc.IAsyncPropertyWithHooks<never[]> | fc.IAsyncProperty<never>): Promise<void> =>
  fc.assert(property as fc.IAsyncProperty<never>, { seed, numRuns: RUNS, endOnFailure: false });

describe(`whatever is sent (FUZZ_SEED=${seed})`, () => {
  test(
    'as any JSON at all',
    () => explored(fc.asyncProperty(fc.json({ maxDepth: 5, stringUnit: 'binary' }), (body) => survives(body)) as never),
    60_000,
  );

  test(
    'as any bytes at all',
    () => explored(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (body) => survives(body)) as never),
    60_000,
  );

  test('as a request whose parts are anything', () => {
    const body = fc.record(
      {
        query: fc.oneof(fc.constantFrom(...DOCUMENTS), anything),
        variables: anything,
        operationName: anything,
        extensions: anything,
      },
      { requiredKeys: [] },
    );
    return explored(fc.asyncProperty(body, (sent) => survives(JSON.stringify(sent))) as never);
  }, 60_000);

  test('as the values of every root field and act', () => {
    const variables = fc.record(
      { id: anything, ids: anything, first: anything, after: anything, last: anything, before: anything },
      { requiredKeys: [] },
    );
    const asked = fc.tuple(fc.constantFrom(...DOCUMENTS), variables, input, fc.boolean(), fc.nat(3));
    return explored(
      fc.asyncProperty(asked, ([query, others, values, neatly, who]) =>
        survives(JSON.stringify({ query, variables: { ...others, input: neatly ? fit(query, values) : values } }), who),
      ) as never,
    );
  }, 60_000);

  test('as a document with pieces cut out, doubled and swapped', () => {
    const cut = fc.tuple(
      fc.constantFrom(...DOCUMENTS),
      fc.array(fc.tuple(fc.nat(400), fc.nat(40), nasty), { minLength: 1, maxLength: 4 }),
    );
    return explored(
      fc.asyncProperty(cut, ([document, cuts]) => {
        const query = cuts.reduce(
          (text, [at, length, piece]) =>
            text.slice(0, at % text.length) + piece + text.slice((at % text.length) + length),
          `${document} `,
        );
        return survives(JSON.stringify({ query, variables: { id: 'x', ids: [], input: {} } }));
      }) as never,
    );
  }, 60_000);

  test.each([
    '1e400',
    '-1e400',
    '1E+9999',
    '0.1e-400',
    `${'9'.repeat(30)}`,
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{}}}',
    '"\\ud800"',
    '"\\u0000"',
  ])(
    'as JSON that JavaScript cannot say: %s',
    async (value) => {
      for (const name of ['id', 'ids', 'first', 'after', 'input']) {
        for (const query of DOCUMENTS)
          await survives(`{"query":${JSON.stringify(query)},"variables":{"${name}":${value}}}`);
      }
    },
    30_000,
  );

  test('the process is alive and has lent no connection that it did not get back', async () => {
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => gateway.as(ada).asks('{ viewer { user { name } } }')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const idle = `SELECT count(*)::int AS busy FROM pg_stat_activity WHERE application_name = 'fieldgate' AND datname = current_database() AND state <> 'idle'`;
    await expect.poll(async () => (await gateway.owner.query<{ busy: number }>(idle)).rows[0]?.busy).toBe(0);
  });

  test('nothing broke that only the log knows of', () => {
    expect(gateway.log.filter((line) => line.includes('"level":50')).slice(0, 3)).toEqual([]);
  });
});
