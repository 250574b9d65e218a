// Documents that ask about the schema and about data at once: each part is answered as it would be alone, in one answer.
import { getOperationAST, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.js';
import { ada, finn, lee } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { FEED, LOOK, zoo, zooFor } from './zoo.js';

const MIXED = `
  query Mixed($name: String!, $yes: Boolean!, $no: Boolean!) {
    who: viewer { user { name } }
    ...Root
    absent: __type(name: "Account") @include(if: $no) { name }
    skipped: __schema @skip(if: $yes) { queryType { name } }
    ... on Query @include(if: $yes) { kind: __typename named: __type(name: $name) { name } }
    accounts { nodes { name incidentReports(first: 1) { __typename } } }
    __typename
  }
  fragment Root on Query { __schema { ...Names } known: __type(name: "Account") { ...Fields } nodes(ids: []) { id } }
  fragment Names on __Schema { mutationType { name } queryType { name } }
  fragment Fields on __Type { fields { name __typename } }`;

const VARIABLES = { name: 'IncidentReport', yes: true, no: false };

describe('over HTTP', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway?.stop());

  test('a mixed document is answered in its own order, the first time and compiled, byte for byte alike', async () => {
    const asked = [];
    for (let time = 0; time < 3; time += 1) asked.push(await gateway.as(finn).asks(MIXED, VARIABLES));
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
    const [{ data, errors, stripped }] = asked as [(typeof asked)[0]];
    expect(errors).toEqual([]);
    expect(Object.keys(data)).toEqual(['who', '__schema', 'known', 'nodes', 'kind', 'named', 'accounts', '__typename']);
    expect(data).toMatchObject({
      who: { user: { name: 'Finn Fisher' } },
      __schema: { mutationType: null, queryType: { name: 'Query' } },
      nodes: [],
      kind: 'Query',
      named: null,
      accounts: { nodes: [{ name: 'Able Moose MSP', incidentReports: null }] },
      __typename: 'Query',
    });
    expect(data.known.fields).toContainEqual({ name: 'billing', __typename: '__Field' });
    expect(data.known.fields).not.toContainEqual({ name: 'incidentReports', __typename: '__Field' });
    expect(stripped).toEqual(['Account.incidentReports needs incident.view']);
  });

  test('the same document tells each person of their own schema, in whatever order they ask', async () => {
    for (const who of [ada, lee, ada, finn, ada]) {
      const { data } = await gateway.as(who).asks(MIXED, VARIABLES);
      expect(data.named).toEqual(who === ada ? { name: 'IncidentReport' } : null);
      expect(data.__schema.mutationType).toEqual(who === ada ? { name: 'Mutation' } : null);
      expect(data.known === null).toBe(who === lee);
    }
  });

  test('the limits are those of the whole document', async () => {
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: __type(name: "Account") { name }`).join(' ');
    const { status, errors } = await gateway.as(finn).asks(`{ ${aliases} viewer { user { name } } }`);
    expect([status, errors[0]?.extensions['code']]).toEqual([400, 'QUERY_TOO_COMPLEX']);
  });

  test('an act beside a query that introspects runs alone, even for who has no acts', async () => {
    const document = `query Names { __schema { queryType { name } } } mutation Act { createOrganization(input: { accountId: "x", name: "x", key: "x" }) { __typename } }`;
    const ask = async (operationName: string) => {
      const authorization = `Bearer ${await gateway.demo.tokenFor(finn, '1h')}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const body = JSON.stringify({ query: document, operationName });
      return (
        await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body })
      ).json() as Promise<ExecutionResult>;
    };
    expect((await ask('Names')).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    const { data, errors = [] } = await ask('Act');
    expect([data, errors.map(({ extensions }) => extensions?.['code'])]).toEqual([
      { createOrganization: null },
      ['FORBIDDEN'],
    ]);
  });
});

describe('in a small schema', () => {
  const engine = new Engine(zoo);

  async function answer(text: string, callerSchema: () => GraphQLSchema, variables: Record<string, unknown> = {}) {
    const document = parse(text);
    const operation = getOperationAST(document);
    if (operation === null || operation === undefined) throw new Error('Not one operation.');
    const asked = { document, operation, operationName: null, hash: text, variables, context: {} };
    return engine.run({ ...asked, refusals: 'strip', callerSchema });
  }

  test('a variable of a type that the caller does not see harms nobody', async () => {
    const asked = `query ($filter: CureFilter!, $name: String!) { cures(filter: $filter) { id } __type(name: $name) { name } }`;
    const variables = { filter: { dose: { gt: 1 } }, name: 'CureFilter' };
    expect(await answer(asked, () => zooFor(LOOK), variables)).toEqual({ data: { cures: null, __type: null } });
  });

  test('filters and orders are listed as far as they are shown', async () => {
    const asked = `{ filter: __type(name: "BeastFilter") { inputFields { name } } order: __type(name: "BeastOrderField") { enumValues { name } } }`;
    const named = (names: string): object[] => names.split(' ').map((name) => ({ name }));
    expect((await answer(asked, () => zooFor(LOOK))).data).toEqual({
      filter: { inputFields: named('and or not name') },
      order: { enumValues: named('NAME') },
    });
    expect((await answer(asked, () => zooFor(LOOK, FEED))).data).toEqual({
      filter: { inputFields: named('and or not name weight') },
      order: { enumValues: named('NAME WEIGHT') },
    });
  });

  test('a caller schema is made only for a document that introspects', async () => {
    const noSchema = () => {
      throw new Error('Nobody needs it.');
    };
    const asked = '{ node(id: "x") { id } __typename }';
    expect((await answer(asked, noSchema)).data).toEqual({ node: null, __typename: 'Query' });
  });
});
