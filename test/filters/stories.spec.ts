import { printType, type GraphQLNamedType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_IDS, IDS, ORGANIZATION_IDS } from '../../src/seed/demo-ids.js';
import { ada, finn, olga, ROOFING, uma } from '../cast.js';
import { openSchema } from '../../src/schema.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { observeAlike } from '../isolation/observed.js';
import { readWorld, rowsOf, type World } from '../isolation/world.js';
import { membershipAs, plant } from '../planting.js';
import { SchemaFields } from './schema-fields.js';

/** What people learn by asking: nothing that they are not shown. */

let gateway: TestGateway;
let world: World;
beforeAll(async () => {
  gateway = await startGateway();
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway.stop());

const idOf = (type: string, id: string): string =>
  rowsOf(world, type).find(({ columns }) => columns['id'] === id)?.globalId ?? '';
const ableMoose = (): string => idOf('Account', ACCOUNT_IDS.ableMoose);
const roofing = (): string => idOf('Organization', ORGANIZATION_IDS.roofing);

const organizations = (who: string, filter: object, orderBy: readonly object[] = []): Promise<Answer> =>
  gateway
    .as(who)
    .asks(
      'query ($id: ID!, $filter: OrganizationFilter, $orderBy: [OrganizationOrder!]) { account(id: $id) { organizations(first: 100, filter: $filter, orderBy: $orderBy) { totalCount nodes { name partnerAccessPattern } } } }',
      { id: ableMoose(), filter, orderBy },
    );

const namesIn = ({ data }: Answer): readonly string[] =>
  data.account.organizations.nodes.map(({ name }: { name: string }) => name.replace('Able Moose ', ''));

describe('a field that somebody may not see', () => {
  test('is null for Uma on every row, whatever she asks of it', async () => {
    expect(namesIn(await organizations(uma, { partnerAccessPattern: { eq: 'CO_MANAGED' } }))).toEqual([]);
    expect(namesIn(await organizations(uma, { partnerAccessPattern: { ne: 'CO_MANAGED' } }))).toEqual([]);
    expect(namesIn(await organizations(uma, { not: { partnerAccessPattern: { eq: 'CO_MANAGED' } } }))).toEqual([]);
    expect(namesIn(await organizations(uma, { partnerAccessPattern: { isNull: false } }))).toEqual([]);
    expect(namesIn(await organizations(uma, { partnerAccessPattern: { isNull: true } }))).toEqual([
      'Roofing',
      'Plumbing',
      'Glass',
    ]);
  });

  test('orders nothing for her', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const answer = await organizations(uma, {}, [{ field: 'PARTNER_ACCESS_PATTERN', direction }]);
      expect(namesIn(answer)).toEqual(['Roofing', 'Plumbing', 'Glass']);
    }
  });

  test('is seen row by row by somebody who is Admin in one organization and User in the account', async () => {
    const who = 'rowan.rowwise@test.example';
    await plant(gateway.owner, who, [
      membershipAs('account/user', ROOFING),
      membershipAs('organization/admin', ROOFING),
    ]);
    expect(namesIn(await organizations(who, { partnerAccessPattern: { eq: 'CO_MANAGED' } }))).toEqual(['Roofing']);
    expect(
      (await organizations(who, { partnerAccessPattern: { eq: 'CO_MANAGED' } })).data.account.organizations.totalCount,
    ).toBe(1);
    expect(
      (await organizations(who, { partnerAccessPattern: { isNull: true } })).data.account.organizations.totalCount,
    ).toBe(13);
    const sorted = namesIn(await organizations(who, {}, [{ field: 'PARTNER_ACCESS_PATTERN', direction: 'DESC' }]));
    expect(sorted[0]).toBe('Roofing'); // the others are null to them, and nulls stand last
  });

  test('of an account in the directory tells Finn nothing', async () => {
    const ask = (filter: object) =>
      gateway.as(finn).asks('query ($filter: AccountFilter) { accounts(filter: $filter) { totalCount } }', { filter });
    expect((await ask({ phoneNumber: { isNull: false } })).data.accounts.totalCount).toBe(0);
    expect((await ask({ phoneNumber: { startsWith: '' } })).data.accounts.totalCount).toBe(0);
    expect((await ask({ phoneNumber: { isNull: true } })).data.accounts.totalCount).toBe(1);
  });

  test('of an escalation that concerns others, too, tells Olga nothing', async () => {
    const ask = (filter: object) =>
      gateway
        .as(olga)
        .asks(
          'query ($id: ID!, $filter: EscalationFilter) { organization(id: $id) { escalations(first: 100, filter: $filter) { totalCount nodes { subject } } } }',
          { id: roofing(), filter },
        );
    const all = (await ask({})).data.organization.escalations;
    const hidden = all.nodes.filter(({ subject }: { subject: string | null }) => subject === null).length;
    expect(hidden).toBeGreaterThan(0);
    expect((await ask({ subject: { isNull: true } })).data.organization.escalations.totalCount).toBe(hidden);
    expect((await ask({ subject: { startsWith: '' } })).data.organization.escalations.totalCount).toBe(
      all.totalCount - hidden,
    );
  });

  test('of a row that a reference leads to counts as null where the row is out of reach', async () => {
    const who = 'nadia.noagents@test.example';
    await plant(gateway.owner, who, [membershipAs('account/user', ROOFING)]);
    const ask = (only: readonly string[]) =>
      gateway
        .as(who, { only })
        .asks(
          'query ($id: ID!) { organization(id: $id) { incidentReports(filter: { agent: { hostname: { isNull: false } } }) { totalCount } } }',
          { id: roofing() },
        );
    const seeing = await ask(['organization.view', 'incident.view', 'agent.view']);
    expect(seeing.data.organization.incidentReports.totalCount).toBeGreaterThan(0);
    expect((await ask(['organization.view', 'incident.view'])).data.organization.incidentReports.totalCount).toBe(0);
  });

  test.each(['accountKey', 'installerUrl'])(
    'cannot be asked about at all when it is a secret: no filter and no order names %s',
    async (secret) => {
      const column = secret.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      for (const question of [
        `filter: { ${secret}: { startsWith: "a" } }`,
        `orderBy: { field: ${column}, direction: ASC }`,
      ]) {
        const { errors } = await gateway.as(ada).asks(`{ accounts(${question}) { totalCount } }`);
        expect(errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
      }
    },
  );
});

describe('an id in a filter', () => {
  const ids = (): readonly string[] => {
    const foreign =
      rowsOf(world, 'Agent').find(({ columns }) => columns['organization_id'] === IDS.alder)?.globalId ?? '';
    const sibling =
      rowsOf(world, 'Agent').find(({ columns }) => columns['organization_id'] === IDS.glass)?.globalId ?? '';
    return [foreign, sibling, `${foreign.slice(0, -3)}AAA`, 'no id', '', roofing()];
  };

  test.each(['eq', 'ne', 'in'])('with %s is answered alike for Olga, foreign or never issued', async (operator) => {
    const asked = ids().map((id) => ({ id: roofing(), filter: { id: { [operator]: operator === 'in' ? [id] : id } } }));
    await observeAlike(
      gateway,
      olga,
      'query ($id: ID!, $filter: AgentFilter) { organization(id: $id) { agents(first: 3, filter: $filter) { totalCount nodes { id } } } }',
      asked,
    );
  });

  test('of what a reference shows is answered alike, too', async () => {
    const asked = ids().map((id) => ({ id: roofing(), filter: { agent: { id: { eq: id } } } }));
    await observeAlike(
      gateway,
      olga,
      'query ($id: ID!, $filter: IncidentReportFilter) { organization(id: $id) { incidentReports(first: 3, filter: $filter) { totalCount nodes { id } } } }',
      asked,
    );
  });
});

describe('a cursor', () => {
  const QUERY =
    'query ($id: ID!, $after: String, $filter: AgentFilter, $orderBy: [AgentOrder!]) { organization(id: $id) { agents(first: 2, after: $after, filter: $filter, orderBy: $orderBy) { edges { cursor node { id hostname } } } } }';
  const ask = (variables: object) => gateway.as(ada).asks(QUERY, { id: roofing(), ...variables });
  const byHostname = { orderBy: [{ field: 'HOSTNAME', direction: 'ASC' }] };

  test.each([
    ['another order', {}],
    ['the other direction', { orderBy: [{ field: 'HOSTNAME', direction: 'DESC' }] }],
    ['a filter', { ...byHostname, filter: { platform: { eq: 'WINDOWS' } } }],
  ])('of one order fits no list with %s', async (_what, other) => {
    const { data } = await ask(byHostname);
    const after = data.organization.agents.edges[1].cursor as string;
    expect((await ask({ ...byHostname, after })).errors).toEqual([]);
    const { errors } = await ask({ ...other, after });
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  test('continues from its place when its row has been renamed and moved on', async () => {
    const { data } = await ask(byHostname);
    const [first, second] = data.organization.agents.edges;
    const next = (await ask({ ...byHostname, after: second.cursor })).data.organization.agents.edges[0];
    const { rows } = await gateway.owner.query(
      `UPDATE fieldgate.agent SET hostname = 'zzzz' WHERE account_id = $1 AND organization_id = $2 AND hostname = $3 RETURNING id`,
      [ACCOUNT_IDS.ableMoose, ORGANIZATION_IDS.roofing, second.node.hostname],
    );
    expect((await ask({ ...byHostname, after: second.cursor })).data.organization.agents.edges[0]).toEqual(next);
    await gateway.owner.query('UPDATE fieldgate.agent SET hostname = $1 WHERE id = $2', [
      second.node.hostname,
      rows[0].id,
    ]);
    expect(first.cursor).not.toBe(second.cursor);
  });
});

describe('a variable of a filter that is not given', () => {
  const QUERY =
    'query ($id: ID!, $name: String, $os: [String!], $only: Boolean = true) { organization(id: $id) { agents(first: 1, filter: { hostname: { contains: $name }, and: [{ os: { in: $os } }] }) { totalCount nodes { hostname @include(if: $only) } } } }';

  test('is left out, the first time and whenever it is asked again', async () => {
    const ask = async (variables: object): Promise<string> =>
      (await gateway.as(ada).asks(QUERY, { id: roofing(), ...variables })).body;
    const all = await ask({});
    expect(JSON.parse(all).data.organization.agents.totalCount).toBeGreaterThan(1);
    const answers = [await ask({}), await ask({}), await ask({ name: 'no such host' }), await ask({})];
    expect([answers[0], answers[1], answers[3]]).toEqual([all, all, all]);
    expect(JSON.parse(answers[2] ?? '').data.organization.agents.totalCount).toBe(0);
  });
});

test('what is secret or long has no place in an order, and what is secret none in a filter', () => {
  const { schema } = new SchemaFields(openSchema());
  const namesOf = (type: string): string => printType(schema.getType(type) as GraphQLNamedType);
  for (const field of ['accountKey', 'installerUrl']) expect(namesOf('AccountFilter')).not.toContain(`  ${field}:`);
  expect(namesOf('AccountOrderField')).not.toMatch(/ACCOUNT_KEY|INSTALLER_URL/);
  expect(namesOf('IncidentReportFilter')).toContain('  body: StringFilter');
  expect(namesOf('IncidentReportOrderField')).not.toMatch(/BODY|SUMMARY/);
});

describe('a question that means nothing', () => {
  const ask = (filter: unknown, orderBy: unknown = []) =>
    gateway
      .as(ada)
      .asks(
        'query ($id: ID!, $filter: AgentFilter, $orderBy: [AgentOrder!]) { organization(id: $id) { agents(filter: $filter, orderBy: $orderBy) { totalCount } } }',
        {
          id: roofing(),
          filter,
          orderBy,
        },
      );
  const nested = (levels: number): object => (levels === 0 ? {} : { not: nested(levels - 1) });

  test.each([
    ['null for a value', { hostname: { eq: null } }, 'filter.hostname.eq: must not be null; ask isNull instead.'],
    [
      'null for a field',
      { hostname: null },
      'filter.hostname: must not be null; leave it out, or ask isNull of a field.',
    ],
    [
      'too long a list',
      { hostname: { in: Array.from({ length: 101 }, String) } },
      'filter.hostname.in: lists 101; at most 100.',
    ],
    [
      'a NUL',
      { or: [{ hostname: { contains: 'a\0b' } }] },
      'filter.or.hostname.contains: must not contain the character NUL.',
    ],
    [
      'too many conditions',
      { and: Array.from({ length: 51 }, () => ({ hostname: { eq: 'a' } })) },
      'filter: has more than 50 conditions.',
    ],
  ])('is refused in words: %s', async (_what, filter, message) => {
    for (let time = 0; time < 3; time += 1) {
      const { errors } = await ask(filter);
      expect(errors.map((error) => [error.extensions['code'], error.message])).toEqual([['BAD_USER_INPUT', message]]);
    }
  });

  test('is refused in words: a field twice, six fields', async () => {
    const by = (field: string) => ({ field, direction: 'ASC' });
    expect((await ask({}, [by('OS'), by('OS')])).errors[0]?.message).toBe('orderBy: names a field twice.');
    const six = ['OS', 'ARCH', 'HOSTNAME', 'VERSION', 'PLATFORM', 'OS_MAJOR'].map(by);
    expect((await ask({}, six)).errors[0]?.message).toBe('orderBy: names 6 fields; at most 5.');
  });

  test('is refused, not stumbled over, when it is nested without end', async () => {
    for (const levels of [15, 40, 400, 4000]) {
      const { errors, status } = await ask(nested(levels));
      expect([levels, status < 500, errors.map(({ extensions }) => extensions['code'])]).toEqual([
        levels,
        true,
        levels === 15 ? [] : ['BAD_USER_INPUT'],
      ]);
    }
  });

  test('may be empty: no condition is true of every row, no alternative of none', async () => {
    const total = async (filter: object): Promise<number> =>
      (await ask(filter)).data.organization.agents.totalCount as number;
    const all = await total({});
    expect([
      await total({ and: [] }),
      await total({ not: { or: [] } }),
      await total({ or: [] }),
      await total({ hostname: {} }),
    ]).toEqual([all, all, 0, all]);
    expect(await total({ hostname: { in: [] } })).toBe(0);
  });
});
