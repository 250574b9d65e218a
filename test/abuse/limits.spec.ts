import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account } from '../acts/stage.js';
import { ada } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

/** Asks anew, and forgets the statements of before. */
function asks(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  gateway.statements.length = 0;
  return gateway.as(ada).asks(query, variables);
}
const ABLE_MOOSE = account('ableMoose');

/** Refused before anything was read, saying which limit and both numbers; and again when the document is known. */
async function expectTooComplex(
  query: string,
  limit: string,
  asked: number,
  allowed: number,
  variables: Record<string, unknown> = {},
): Promise<void> {
  for (const time of ['first', 'second', 'third']) {
    const answer = await asks(query, variables);
    expect([time, answer.status]).toEqual([time, 400]);
    expect(JSON.parse(answer.body)).toEqual({
      errors: [
        {
          message: `The operation's ${limit} is ${asked}; at most ${allowed} is answered. Ask for less at once.`,
          extensions: { code: 'QUERY_TOO_COMPLEX', limit, asked, allowed },
        },
      ],
    });
    expect(gateway.statements.length).toBe(0);
  }
}

async function expectAnswered(query: string, variables: Record<string, unknown> = {}): Promise<void> {
  const answer = await asks(query, variables);
  expect(answer.errors).toEqual([]);
  expect(answer.status).toBe(200);
  expect(gateway.statements.length).toBeGreaterThan(0);
}

describe('depth: 14 levels, not 15', () => {
  const cycle = (times: number, inside: string): string =>
    times === 0 ? inside : `organizations(first: 1) { nodes { account { ${cycle(times - 1, inside)} } } }`;
  const deep = (inside: string): string => `{ account(id: "${ABLE_MOOSE}") { ${cycle(4, inside)} } }`;

  test('counted straight down', async () => {
    await expectAnswered(deep('name'));
    await expectTooComplex(deep('reseller { name }'), 'depth', 15, 14);
  });

  test('counted through fragments, named and inline', async () => {
    const named = `${deep('...F')} fragment F on Account { reseller { ...G } } fragment G on Reseller { name }`;
    await expectTooComplex(named, 'depth', 15, 14);
    await expectTooComplex(deep('... on Account { ... { reseller { ... on Reseller { name } } } }'), 'depth', 15, 14);
  });

  test('counted whatever a directive says, and whatever else is asked', async () => {
    await expectTooComplex(deep('reseller @include(if: false) { name }'), 'depth', 15, 14);
    await expectTooComplex(`{ viewer { user { name } } ${deep('reseller { name }').slice(1)}`, 'depth', 15, 14);
  });

  test('a fragment that is named like introspection is no way around', async () => {
    await expectTooComplex(
      `${deep('...__schema')} fragment __schema on Account { reseller { name } }`,
      'depth',
      15,
      14,
    );
  });
});

describe('aliases: 30, not 31', () => {
  const aliases = (from: number, to: number, field = '__typename'): string =>
    Array.from({ length: to - from }, (_, n) => `a${from + n}: ${field}`).join(' ');

  test('of fields of the root', async () => {
    await expectAnswered(`{ ${aliases(0, 30)} }`);
    await expectTooComplex(`{ ${aliases(0, 31)} }`, 'aliases', 31, 30);
  });

  test('added up over the whole operation, through fragments as often as they are spread', async () => {
    const twice = `{ viewer { ...F user { id } } more: viewer { ...F } } fragment F on Viewer { ${aliases(0, 15)} }`;
    await expectTooComplex(twice, 'aliases', 31, 30);
    const inline = `{ viewer { ... { ${aliases(0, 15)} } ... on Viewer { ${aliases(15, 31)} } } }`;
    await expectTooComplex(inline, 'aliases', 31, 30);
  });

  test('within introspection too', async () => {
    await expectTooComplex(`{ __schema { ${aliases(0, 31, 'types { name }')} } }`, 'aliases', 31, 30);
    await expectTooComplex(
      `{ __type(name: "Agent") { ...F } } fragment F on __Type { ${aliases(0, 31, 'name')} }`,
      'aliases',
      31,
      30,
    );
  });

  test('of acts: no more than 30 in one operation', async () => {
    const act = 'approveRemediations(input: { incidentReportId: "x" }) { userErrors { code } }';
    await expectTooComplex(`mutation { ${aliases(0, 31, act)} }`, 'aliases', 31, 30);
  });
});

describe('cost: 5,000, not 5,001', () => {
  /** 1 account, 1 + 100 organizations, 100 lists of 47 agents, and a last list. */
  const costly = (last: string): string => `($last: Int) {
    account(id: "${ABLE_MOOSE}") { organizations(first: 100) { nodes { agents(first: 47) { nodes { hostname } } } } agents(${last}) { nodes { hostname } } }
  }`;

  test('as written, as a variable, as the default of a variable, from either end', async () => {
    await expectAnswered(`query ${costly('first: 97, after: null, last: $last')}`);
    await expectTooComplex(`query ${costly('first: 98, after: null, last: $last')}`, 'cost', 5001, 5000);
    await expectTooComplex(`query ${costly('last: $last')}`, 'cost', 5001, 5000, { last: 98 });
    await expectTooComplex(`query ${costly('last: $last').replace('Int', 'Int = 98')}`, 'cost', 5001, 5000);
  });

  test('a page for which no size is given counts as the twenty that it has', async () => {
    const query = `{ account(id: "${ABLE_MOOSE}") { organizations(first: 100) { nodes { agents { nodes { organization { name } incidentReports { nodes { id } } } } } } } }`;
    await expectTooComplex(query, 'nodes', 42_100, 10_000);
  });

  test('nodes and edges of one list are one list', async () => {
    const both = `{ account(id: "${ABLE_MOOSE}") { organizations(first: 100) { nodes { agents(first: 47) { nodes { id } edges { node { id } } } } } } }`;
    await expectAnswered(both);
  });
});

describe('nodes: 10,000 by the product of the pages', () => {
  const product = (outer: number, inner: number): string =>
    `{ account(id: "${ABLE_MOOSE}") { organizations(first: ${outer}) { nodes { agents(first: ${inner}) { nodes { id } } } } } }`;

  test('more are refused for their number, 10,000 for their cost', async () => {
    await expectTooComplex(product(100, 100), 'nodes', 10_100, 10_000);
    await expectTooComplex(product(100, 99), 'cost', 10_102, 5_000);
  });

  test('multiplied through fragments', async () => {
    const query = `{ account(id: "${ABLE_MOOSE}") { organizations(first: 100) { ...P } } }
      fragment P on OrganizationConnection { edges { node { ... on Organization { agents(first: 100) { edges { node { id } } } } } } }`;
    await expectTooComplex(query, 'nodes', 10_100, 10_000);
  });
});

describe('a page has 1 to 100 rows', () => {
  const BETWEEN = 'must be between 1 and 100.';
  const refusals: readonly (readonly [string, string, Record<string, unknown>])[] = [
    ['accounts(first: 0) { nodes { id } }', `first: ${BETWEEN}`, {}],
    ['accounts(first: -1) { nodes { id } }', `first: ${BETWEEN}`, {}],
    ['accounts(first: 101) { nodes { id } }', `first: ${BETWEEN}`, {}],
    ['accounts(last: 0) { nodes { id } }', `last: ${BETWEEN}`, {}],
    ['accounts(last: 2147483647) { nodes { id } }', `last: ${BETWEEN}`, {}],
    ['accounts(first: 1, last: 1) { nodes { id } }', 'last: give either first or last, not both.', {}],
    ['accounts(first: $n) { nodes { id } }', `first: ${BETWEEN}`, { n: 101 }],
    ['accounts(first: $n) { nodes { id } }', `first: ${BETWEEN}`, { n: -2147483648 }],
    ['accounts(first: 1, last: $n) { nodes { id } }', 'last: give either first or last, not both.', { n: 1 }],
    ['... on Query { ...F } } fragment F on Query { accounts(first: 101) { totalCount }', `first: ${BETWEEN}`, {}],
    ['accounts(first: 101) @skip(if: true) { nodes { id } }', `first: ${BETWEEN}`, {}],
  ];

  test.each(refusals)('%s: %s', async (selection, message, variables) => {
    const head = selection.includes('$n') ? 'query ($n: Int)' : 'query';
    const answer = await asks(`${head} { ${selection} }`, variables);
    expect(answer.status).toBe(400);
    expect(answer.errors.map((error) => error.message)).toEqual([message]);
    expect(answer.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(gateway.statements.length).toBe(0);
  });

  test.each([1, 100, null])('%s is a page', async (n) => {
    await expectAnswered('query ($n: Int) { accounts(first: $n) { nodes { id } } }', { n });
  });
});

describe('nodes takes 100 ids, not 101', () => {
  const ids = (length: number): string[] => Array.from({ length }, () => ABLE_MOOSE);
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';

  test('as a variable and as written', async () => {
    await expectAnswered(query, { ids: ids(100) });
    for (const [asked, variables] of [
      [query, { ids: ids(101) }],
      [`{ nodes(ids: ${JSON.stringify(ids(101))}) { id } }`, {}],
    ] as const) {
      const answer = await asks(asked, variables);
      expect([answer.status, answer.errors[0]?.message]).toEqual([400, 'ids: at most 100 ids a call.']);
      expect(gateway.statements.length).toBe(0);
    }
  });
});
