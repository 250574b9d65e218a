import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { innards } from './abuse/innards.js';
import { rita } from './cast.js';
import { ask, startGateway, type TestGateway } from './gateway.js';

/**
 * What every scanner of GraphQL servers tries first (targets A-41), as a stranger and as somebody signed in. The suites in
 * `abuse/` go deeper: tokens, identity providers, limits, bombs, HTTP, origins, masking, slow and absent databases, fuzz.
 */
let gateway: TestGateway;
let signedIn: Record<string, string>;
const STRANGER: Record<string, string> = {};

beforeAll(async () => {
  gateway = await startGateway();
  signedIn = { authorization: `Bearer ${await gateway.demo.tokenFor(rita)}` };
});
afterAll(() => gateway.stop());

interface Probe {
  readonly status: number;
  readonly body: string;
  readonly type: string;
}

async function probe(init: RequestInit & { path?: string }, who: Record<string, string>): Promise<Probe> {
  const { path = '/graphql', headers, ...rest } = init;
  const response = await fetch(gateway.url + path, {
    ...rest,
    headers: { ...who, ...(headers as Record<string, string>) },
  });
  return { status: response.status, body: await response.text(), type: response.headers.get('content-type') ?? '' };
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
const times = (howMany: number, what: (n: number) => string): string =>
  Array.from({ length: howMany }, (_, n) => what(n)).join(' ');
const byGet = (query: string): { path: string } => ({ path: `/graphql?query=${encodeURIComponent(query)}` });

/** Each probe, and what must not come back. */
const probes: readonly (readonly [string, () => RequestInit & { path?: string }, RegExp])[] = [
  ['field suggestions', () => json({ query: '{ acount { id } }' }), /did you mean/i],
  ['a GraphiQL page on the endpoint', () => ({ headers: { accept: 'text/html' } }), /<html|graphiql|playground/i],
  ['a query by GET as another site sends it', () => byGet('{ __typename }'), /"__typename"/],
  ['101 aliases', () => json({ query: `{ ${times(101, (n) => `a${n}: __typename`)} }` }), /"a100"/],
  ['a batch of ten', () => json(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))), /^\[/],
  ['tracing', () => json({ query: '{ __typename }' }), /tracing|startTime|duration/i],
  ['ten directives on one field', () => json({ query: `{ __typename ${times(10, () => '@aa')} }` }), /"data"/],
  [
    'circular introspection',
    () =>
      json({
        query: `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`,
      }),
    /"data"/,
  ],
  [
    'an act by GET',
    () => byGet('mutation { isolateAgents(input: { agentIds: [], reason: "x" }) { userErrors { code } } }'),
    /"data"/,
  ],
  [
    'a query as a form',
    () => ({
      method: 'POST',
      body: 'query=%7B__typename%7D',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
    /"data"/,
  ],
  [
    'one field 500 times',
    () => json({ query: `{ accounts { nodes { ${times(500, () => 'name')} } } }` }),
    /"data":\{"accounts":\{"nodes":\[\{("name":"[^"]*",?){2}/,
  ],
  ['an error that nobody handled', () => json({ query: 'query cop { __typename @abc }' }), /stack|exception|\.js:/i],
];

describe('what scanners try', () => {
  test.each(probes)('%s: nothing for a stranger but 401', async (_what, init) => {
    const answer = await probe(init(), STRANGER);
    expect([answer.status, answer.body]).toEqual([
      401,
      JSON.stringify({
        errors: [
          {
            message: 'A valid bearer token is needed: send `Authorization: Bearer <token>`.',
            extensions: { code: 'UNAUTHENTICATED' },
          },
        ],
      }),
    ]);
  });

  test.each(probes)('%s: nothing that it looks for, for somebody signed in', async (_what, init, found) => {
    const answer = await probe(init(), signedIn);
    expect(answer.body).not.toMatch(found);
    expect(answer.status).toBeLessThan(500);
    expect(innards(answer.body)).toEqual([]);
  });
});

describe('introspection (rulings 29: names are public to whoever is signed in, rows are not)', () => {
  const query = '{ __schema { types { name } } }';

  test('tells a stranger nothing, by POST, by GET and by every other door', async () => {
    for (const init of [json({ query }), byGet(query), { path: '/schema.graphql' }, { path: '/permissions' }]) {
      const answer = await probe(init, STRANGER);
      expect(answer.status).toBe(401);
      expect(answer.body).not.toMatch(/Account|Query\b/);
    }
  });

  test('costs no statement beyond who is asking', async () => {
    gateway.statements.length = 0;
    expect((await ask(gateway.url, { query }, signedIn)).data.__schema.types.length).toBeGreaterThan(20);
    const tables = gateway.statements.flatMap(({ text }) =>
      [...text.matchAll(/FROM fieldgate\.(\w+)/g)].map(([, table]) => table),
    );
    expect([...new Set(tables)].sort()).toEqual(['account', 'membership', 'membership_organization', 'person']);
  });
});

test('a thousand guesses of ids find nothing of anybody else', async () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const guess = (n: number): string =>
    `${['AC', 'OG', 'AG', 'IR', 'IN'][n % 5]}_${Array.from({ length: 43 }, (_, i) => letters[(n * 31 + i * (n + 7)) % 64]).join('')}`;
  for (let round = 0; round < 10; round += 1) {
    const ids = Array.from({ length: 100 }, (_, n) => guess(round * 100 + n));
    const { data } = await ask(
      gateway.url,
      { query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables: { ids } },
      signedIn,
    );
    expect(data.nodes).toEqual(ids.map(() => null));
  }
});
