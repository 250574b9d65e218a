import { readdirSync, readFileSync } from 'node:fs';
import { getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/limits/limits.js';
import { measureOf, type Measure } from '../../src/limits/measure.js';
import { openSchema } from '../../src/schema.js';
import { account } from '../acts/stage.js';
import { ada } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';

const schema = openSchema();

function measured(query: string, variables: Record<string, unknown> = {}): Measure {
  const document = parse(query, { maxTokens: LIMITS.tokens });
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('Not one operation.');
  return measureOf(schema, document, operation, variables);
}

function expectWithin(measure: Measure): void {
  for (const limit of ['depth', 'aliases', 'nodes', 'cost', 'described'] as const)
    expect(measure[limit]).toBeLessThanOrEqual(LIMITS[limit]);
}

const CONSOLE = `query ($a: ID!) { account(id: $a) { id name
  billing { invoices(first: 12) { nodes { id number amount { amountMinor currency } } } }
  organizations(first: 50) { nodes { id name
    agents(first: 20) { nodes { id hostname platform version } }
    escalations(first: 3) { nodes { id subject severity } } } } } }`;

const WIDE = `query ($a: ID!) { account(id: $a) { ${Array.from({ length: 10 }, (_, n) => `p${n}: agents(first: 100) { nodes { id hostname } pageInfo { endCursor } }`).join(' ')} } }`;

const DEEP = `query ($a: ID!) { account(id: $a) { organizations(first: 14) { nodes { name incidentReports(first: 10) { nodes { subject
  remediations(first: 10) { nodes { action status approvedBy { name } } } agent { hostname organization { name } autoruns(first: 5) { nodes { name startMethod } } } } } } } } }`;

/** As GraphiQL asks when it opens, and with everything that a client may ask for besides. */
const INTROSPECTIONS = [
  getIntrospectionQuery(),
  getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  }),
];

describe('the questions that must be answerable (rulings 16)', () => {
  test('console: one account, 50 organizations with 20 agents and 3 escalations each, 12 invoices', () => {
    expectWithin(measured(CONSOLE));
    expect(measured(CONSOLE)).toEqual({
      depth: 6,
      aliases: 0,
      nodes: 12 + 50 + 1000 + 150,
      cost: 1 + 1 + 13 + 12 + 51 + 50 * 21 + 50 * 4,
      described: 0,
    });
  });

  test('wide: ten aliased pages of 100 agents', () => {
    expectWithin(measured(WIDE));
    expect(measured(WIDE).aliases).toBe(10);
  });

  test('deep: organizations, their incidents, what is done about them and where', () => {
    expectWithin(measured(DEEP));
  });

  test('every example operation', () => {
    const folder = new URL('../../schema/operations/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expectWithin(measured(readFileSync(new URL(file, folder), 'utf8')));
  });

  test('introspection, with all its options', () => {
    for (const query of INTROSPECTIONS) {
      const { described, ...rest } = measured(query);
      expect(rest).toEqual({ depth: 0, aliases: 0, nodes: 0, cost: 0 });
      expect(described).toBeLessThanOrEqual(LIMITS.described);
    }
  });
});

describe('over HTTP', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());

  test.each([
    ['console', CONSOLE],
    ['wide', WIDE],
    ['deep', DEEP],
  ])('%s is answered, the first time and compiled, byte for byte alike', async (_name, query) => {
    const asked = [];
    for (let time = 0; time < 3; time += 1) asked.push(await gateway.as(ada).asks(query, { a: account('ableMoose') }));
    expect(asked.map(({ status, errors }) => [status, errors])).toEqual([
      [200, []],
      [200, []],
      [200, []],
    ]);
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
  });

  test('introspection is answered again and again', async () => {
    for (const query of [...INTROSPECTIONS, ...INTROSPECTIONS]) {
      const answer = await gateway.as(ada).asks(query);
      expect([answer.status, answer.errors]).toEqual([200, []]);
      expect(answer.data.__schema.queryType.name).toBe('Query');
    }
  });
});
