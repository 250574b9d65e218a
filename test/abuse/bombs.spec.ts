import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agent } from '../acts/stage.js';
import { ada } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const times = (howMany: number, what: (n: number) => string): string =>
  Array.from({ length: howMany }, (_, n) => what(n)).join(' ');

/** 2^doublings fields in a document of a few hundred bytes. */
const doubling = (doublings: number, field: string): string =>
  `{ viewer { ...F0 } } ${times(doublings, (n) => `fragment F${n} on Viewer { ${n === 0 ? field : ''} ...F${n + 1} ...F${n + 1} }`)} fragment F${doublings} on Viewer { ${field} }`;

/** Documents that cost much and say little. Each is refused with 400 and a code, before any statement, in a moment. */
const bombs: readonly (readonly [string, string, string])[] = [
  ['a fragment that doubles twenty times', doubling(20, 'user { name }'), 'GRAPHQL_VALIDATION_FAILED'],
  ['a fragment that doubles forty times', doubling(40, 'memberships { nodes { id } }'), 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a fragment that doubles twelve times, under one limit and over another',
    doubling(12, 'user { name }'),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a fragment that spreads itself', '{ viewer { ...A } } fragment A on Viewer { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'fragments that spread each other in a ring',
    `{ viewer { ...F0 } } ${times(100, (n) => `fragment F${n} on Viewer { ...F${(n + 1) % 100} }`)}`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['2,000 levels of nesting', `${'{a'.repeat(2000)}${'}'.repeat(2000)}`, 'GRAPHQL_PARSE_FAILED'],
  ['2,000 levels of lists', `{ nodes(ids: ${'['.repeat(2000)}${']'.repeat(2000)}) { id } }`, 'GRAPHQL_PARSE_FAILED'],
  [
    '700 levels of inline fragments',
    `{ ${'... { '.repeat(700)} __typename ${'}'.repeat(700)} }`,
    'GRAPHQL_PARSE_FAILED',
  ],
  [
    '400 levels of inline fragments',
    `{ ${'... { '.repeat(400)} accounts(first: 101) { totalCount } ${'}'.repeat(400)} }`,
    'BAD_USER_INPUT',
  ],
  [
    'one directive 500 times on one field',
    `{ __typename ${times(500, () => '@include(if: true)')} }`,
    'GRAPHQL_PARSE_FAILED',
  ],
  [
    'one directive 200 times on one field',
    `{ __typename ${times(200, () => '@include(if: true)')} }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['900 directives nobody knows', `{ __typename ${times(900, (n) => `@d${n}`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['1,900 fields nobody knows', `{ ${times(1900, (n) => `f${n}`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['one field 1,900 times', `{ accounts { nodes { ${times(1900, () => 'name')} } } }`, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'one field with 180 sub-selections of its own',
    `{ ${times(180, (n) => `viewer { user { name a${n}: name } }`)} }`,
    'QUERY_TOO_COMPLEX',
  ],
  [
    'one answer asked with two meanings, 400 times',
    `{ ${times(400, (n) => `a${n % 2}: accounts(first: ${(n % 99) + 1}) { totalCount }`).slice(0, 90_000)} }`,
    'GRAPHQL_PARSE_FAILED',
  ],
  ['10,000 aliases', `{${times(10_000, (n) => `a${n.toString(36)}:b`)}}`, 'GRAPHQL_PARSE_FAILED'],
  ['600 aliases', `{ ${times(600, (n) => `a${n}: __typename`)} }`, 'QUERY_TOO_COMPLEX'],
  [
    'introspection of introspection',
    `{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'introspection 300 times over',
    `{ __schema { ${times(300, (n) => `a${n}: types { name }`)} } }`,
    'QUERY_TOO_COMPLEX',
  ],
  ['600 operations', `${times(600, (n) => `query Q${n} { __typename }`)}`, 'GRAPHQL_PARSE_FAILED'],
  ['400 operations and none named', `${times(300, (n) => `query Q${n} { __typename }`)}`, 'BAD_USER_INPUT'],
];

const timed = async (query: string, variables: Record<string, unknown> = {}): Promise<Answer & { ms: number }> => {
  const start = performance.now();
  const answer = await gateway.as(ada).asks(query, variables);
  return { ...answer, ms: performance.now() - start };
};

describe('bombs', () => {
  test.each(bombs)('%s', async (_what, query, code) => {
    gateway.statements.length = 0;
    const answer = await timed(query);
    expect([answer.status, answer.errors[0]?.extensions['code']]).toEqual([400, code]);
    expect(gateway.statements.length).toBe(0);
    expect(answer.ms).toBeLessThan(1500); // a bomb that goes off takes many seconds
    expect(answer.body.length).toBeLessThan(50_000);
  });

  test('do no more harm in variables: deep, long and wide values are refused before anything is read', async () => {
    gateway.statements.length = 0;
    const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`) as unknown;
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    for (const ids of [
      deep,
      Array.from({ length: 9000 }, (_, n) => `x${n}`),
      Array.from({ length: 9000 }, () => null),
      { a: 1 },
    ]) {
      const answer = await timed(query, { ids });
      expect([answer.status, answer.errors[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
      expect(answer.body.length).toBeLessThan(20_000);
      expect(answer.ms).toBeLessThan(1500);
    }
    expect(gateway.statements.length).toBe(0);
  });
});

describe('2,000 tokens, not 2,001', () => {
  /** `mutation`, braces, names and the rest: 23 tokens around the ids, each of which is one. */
  const document = (tokens: number): string =>
    `mutation { isolateAgents(input: { reason: "x", agentIds: [${times(tokens - 23, () => `"${agent('roofing', 1).slice(0, 20)}"`)}] }) { userErrors { code } } }`;

  test('2,000 are read: the act is refused for its own reason', async () => {
    expect((await timed(document(2000))).data).toEqual({ isolateAgents: { userErrors: [{ code: 'LIMIT' }] } });
  });

  test('2,001 are not', async () => {
    const answer = await timed(document(2001));
    expect([answer.status, answer.errors[0]?.extensions['code']]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(answer.errors[0]?.message).toContain('2000');
  });
});

test('while bombs fall, health is answered at once', async () => {
  const falling = Promise.all(bombs.map(([, query]) => timed(query)));
  const start = performance.now();
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  expect(performance.now() - start).toBeLessThan(1500);
  await falling;
});
