import type { GraphQLSchema } from 'graphql';
import { afterEach, describe, expect, test } from 'vitest';
import { elidable, type PolicyTables } from '../../src/auth/elision.js';
import { installFieldFence, TABLES } from '../../src/auth/shield.js';
import { openSchema } from '../../src/schema.js';
import { ROWS_OPEN } from '../audit/open-rows.js';
import { rowsAt } from '../audit/rows-at.js';
import { ada, cleo, nameOf, ROOFING } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { organizationGid, userGid } from '../stripping/ids.js';

// Why wrappers may be left out at all (rulings 3), with tables in which they may not be. The row fence is lifted, because
// it would hide what a wrapper left out wrongly shows.

let gateway: TestGateway | undefined;

afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

const fencedBy = (tables: PolicyTables): GraphQLSchema =>
  installFieldFence(openSchema(), 'where it can say no', tables);

async function asksBehind(
  tables: PolicyTables,
  only: readonly string[],
  query: string,
  variables: object,
): Promise<Answer> {
  gateway = await startGateway({ fences: ROWS_OPEN, schema: fencedBy(tables) });
  return gateway.as(ada, { only }).asks(query, { ...variables });
}

describe('the fields of an agent are not asked about again', () => {
  const agentsOf = 'query ($o: ID!) { organization(id: $o) { agents(first: 2) { nodes { hostname } } } }';
  const roofing = { o: organizationGid('roofing') };

  test('as long as every door to it needs the same permission', () => {
    expect(elidable(openSchema(), TABLES).has('Agent.hostname')).toBe(true);
  });

  test('but are, once a single door needs another: a token without agent.view gets no host name through it', async () => {
    const lines = [
      ['Organization.agents', 'organization.view'],
      ...['nodes', 'edges'].map((part) => [`AgentConnection.${part}`, 'public']),
    ] as const;
    const policy = new Map([
      ...TABLES.policy,
      ...(lines as readonly (readonly [string, 'organization.view' | 'public'])[]),
    ]);
    const { data, stripped } = await asksBehind({ ...TABLES, policy }, ['organization.view'], agentsOf, roofing);
    expect(data.organization.agents.nodes).toEqual([{ hostname: null }, { hostname: null }]);
    expect(stripped).toEqual(['Agent.hostname needs agent.view']);
  });

  test('but are, once its id opens it with another: the look-up by id is a door like any other', async () => {
    const open = { account: 'organization.view', organization: 'organization.view', reseller: null } as const;
    const tables = { ...TABLES, rows: new Map([...TABLES.rows, ['Agent', open] as const]) };
    gateway = await startGateway({ fences: ROWS_OPEN, schema: fencedBy(tables) });
    const { Agent } = await rowsAt(gateway.owner, ROOFING, ada);
    const asked = 'query ($a: ID!) { node(id: $a) { ... on Agent { hostname } } }';
    const { data, stripped } = await gateway.as(ada, { only: ['organization.view'] }).asks(asked, { a: Agent });
    expect(data.node).toEqual({ hostname: null });
    expect(stripped).toEqual(['Agent.hostname needs agent.view']);
  });

  test('and no implication is used: whoever may isolate sees agents, but a door of host.isolate is another door', () => {
    const policy = new Map([...TABLES.policy, ['IncidentReport.agent', 'host.isolate'] as const]);
    expect(elidable(openSchema(), { ...TABLES, policy }).has('Agent.hostname')).toBe(false);
  });
});

test('a row whose fields are public is asked about all the same: a stranger is nobody, not a name', async () => {
  const { data } = await asksBehind(TABLES, [], 'query ($u: ID!) { user(id: $u) { name email } }', {
    u: userGid(cleo, 'cedar'),
  });
  expect(JSON.stringify(data)).not.toContain(nameOf(cleo));
  expect(data).toEqual({ user: { name: null, email: null } });
});
