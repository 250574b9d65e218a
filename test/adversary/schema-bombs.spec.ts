import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, lee } from '../cast.js';
import { ask, startGateway, type Answer, type TestGateway } from '../gateway.js';

/** What asks for little and would be answered at length: the schema, over and over, and values nested without end. */

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

const DEEP =
  'types { fields { name type { ofType { fields { args { name description type { ofType { name } } } } } fields { name description args { name description type { name enumValues { name description } } } } } } }';
const fourTimes = (parts: string): string => Array.from({ length: 4 }, (_, n) => `a${n}: ${parts}`).join(' ');
const WHOLE = `fragment Whole on __Schema { ${DEEP} }`;

const bombs: readonly (readonly [string, string])[] = [
  ['as deep as may be', `{ __schema { ${DEEP} } }`],
  ['four times in the document', `{ ${fourTimes('__schema { ...Whole }')} } ${WHOLE}`],
  [
    'four times within itself',
    `{ __schema { ${fourTimes('types { ...Type }')} } } fragment Type on __Type { ${'fields { type { fields { args { type { name } } } } }'} }`,
  ],
  [
    'in a fragment of the root, beside other things',
    `{ ...Root } fragment Root on Query { viewer { user { name } } ${fourTimes('__schema { ...Whole }')} } ${WHOLE}`,
  ],
];

const schemaOf = (who: string, query: string): Promise<Answer> => gateway.as(who).asks(query);

describe('the schema', () => {
  test.each(bombs)('%s is refused before any statement, by what it would describe', async (_how, query) => {
    gateway.statements.length = 0;
    for (const who of [ada, lee]) {
      const { status, errors } = await schemaOf(who, query);
      expect([status, errors[0]?.extensions['code'], errors[0]?.extensions['limit']]).toEqual([
        400,
        'QUERY_TOO_COMPLEX',
        'described',
      ]);
    }
    expect(gateway.statements).toEqual([]);
  });

  test('is answered to every client that asks for all of it, once', async () => {
    const all = { descriptions: true, inputValueDeprecation: true, oneOf: true, specifiedByUrl: true };
    const { errors, data } = await schemaOf(ada, getIntrospectionQuery({ ...all, schemaDescription: true }));
    expect(errors).toEqual([]);
    expect(data.__schema.types.length).toBeGreaterThan(300);
  });
});

test('values nested until the stack runs out are refused in words, wherever it runs out', async () => {
  const authorization = `Bearer ${await gateway.demo.tokenFor(ada)}`;
  const query = 'query ($filter: AgentFilter) { accounts { nodes { agents(filter: $filter) { totalCount } } } }';
  const TOO_DEEP = ['filter: is nested more than 20 levels deep.', 'variables: are nested too deep.'];
  for (const levels of [21, 300, 900, 1200, 1500, 2400, 5000, 10_000]) {
    const filter = `${'{"and":'.repeat(levels)}{}${'}'.repeat(levels)}`;
    const { status, errors } = await ask(gateway.url, `{"query":"${query}","variables":{"filter":${filter}}}`, {
      authorization,
    });
    expect([status, errors[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    expect(TOO_DEEP).toContain(errors[0]?.message);
  }
});
