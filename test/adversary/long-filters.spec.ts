import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';

/** One request of 100 kB asks 1,920 lists at once, each with a filter that is nearly as long. */

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const lists = (type: string, question: string): string =>
  `query ($asked: ${type}) { accounts(first: 1) { nodes { agents(first: 80) { nodes { ${Array.from(
    { length: 24 },
    (_, n) => `a${n}: autoruns(first: 1, ${question}) { totalCount pageInfo { startCursor endCursor } }`,
  ).join(' ')} } } } } }`;

const timed = async (query: string, asked: unknown): Promise<Answer & { ms: number }> => {
  const start = performance.now();
  const answer = await gateway.as(ada).asks(query, { asked });
  return { ...answer, ms: performance.now() - start };
};

/** When every list read the whole of it, the process stood still for half a minute. */
const A_MOMENT_MS = 8000;

describe('a question as long as a request', () => {
  test.each([
    [
      '4,500 conditions',
      lists('AutorunFilter', 'filter: $asked'),
      { or: Array.from({ length: 4500 }, () => ({ name: { eq: '' } })) },
      'filter: has more than 50 conditions.',
    ],
    [
      '30,000 parts that say nothing',
      lists('AutorunFilter', 'filter: $asked'),
      { or: Array.from({ length: 30_000 }, () => ({})) },
      'filter: has more than 50 conditions.',
    ],
    [
      '1,500 fields to sort by',
      lists('[AutorunOrder!]', 'orderBy: $asked'),
      Array.from({ length: 1500 }, () => ({ field: 'NAME', direction: 'ASC' })),
      'orderBy: names 1500 fields; at most 5.',
    ],
  ])('of %s is refused at each list in a moment', async (_what, query, asked, message) => {
    const { errors, ms } = await timed(query, asked);
    expect(errors.length).toBe(1920);
    expect(new Set(errors.map((error) => error.message))).toEqual(new Set([message]));
    expect(ms).toBeLessThan(A_MOMENT_MS);
  });

  test.each([
    [
      'in a variable',
      lists('AutorunFilter', 'filter: $asked'),
      (text: string) => ({ not: { name: { contains: text } } }),
    ],
    [
      'within the document',
      lists('String!', 'filter: { not: { name: { contains: $asked } } }'),
      (text: string) => text,
    ],
  ])('of one text, %s, is answered in a moment, and no cursor grows with it', async (_where, query, asked) => {
    const { data, errors, ms, body } = await timed(query, asked('x'.repeat(95_000)));
    expect(errors).toEqual([]);
    expect(data.accounts.nodes[0].agents.nodes.length).toBe(80);
    expect(body.length).toBeLessThan(400_000);
    expect(ms).toBeLessThan(A_MOMENT_MS);
  });
});
