import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentId } from '../../src/seed/demo-ids.js';
import { finn, olga, sid } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { accountGid, organizationGid, rowGid } from './ids.js';

// Refused is said, absent is not: what somebody may not see of what they see, against what is not there for them at all.

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

const roofing = organizationGid('roofing');
const moose = accountGid('ableMoose');

describe('an object out of reach', () => {
  const asked =
    'query ($o: ID!, $a: ID!) { organization(id: $o) { name agentsCount key } agent(id: $a) { hostname } node(id: $o) { id } nodes(ids: [$o, $a]) { id } }';

  test('leaves Olga no trace: her answer is the one for ids that were never issued', async () => {
    const never = '00000000-0000-7000-8000-000000000000';
    const neighbour = await gateway
      .as(olga)
      .asks(asked, { o: organizationGid('plumbing'), a: rowGid('AG', 'ableMoose', agentId('plumbing', 1)) });
    const foreign = await gateway
      .as(olga)
      .asks(asked, { o: organizationGid('oak', 'cedar'), a: rowGid('AG', 'cedar', agentId('oak', 1)) });
    const absent = await gateway
      .as(olga)
      .asks(asked, { o: rowGid('OG', 'ableMoose', never), a: rowGid('AG', 'ableMoose', never) });
    const garbled = await gateway.as(olga).asks(asked, { o: 'garbled', a: '' });
    expect(absent.data).toEqual({ organization: null, agent: null, node: null, nodes: [null, null] });
    expect(absent.access.stripped).toEqual([]);
    expect(absent.errors).toEqual([]);
    expect([neighbour.body, foreign.body, garbled.body]).toEqual([absent.body, absent.body, absent.body]);
  });

  test('is there for her when it is hers', async () => {
    const { data } = await gateway
      .as(olga)
      .asks(asked, { o: roofing, a: rowGid('AG', 'ableMoose', agentId('roofing', 1)) });
    expect(data.organization.name).toBe('Able Moose Roofing');
    expect(data.agent.hostname).toEqual(expect.any(String));
  });
});

describe('refusals as errors', () => {
  const aloud = { headers: { 'x-access-refusals': 'error' } };

  test('say to whoever asks for them which path needs what, in the order of the paths, besides the nulls', async () => {
    const { data, errors, stripped } = await gateway
      .as(finn, aloud)
      .asks(
        'query ($a: ID!) { account(id: $a) { name secret: accountKey billing { invoices(first: 1) { totalCount } } agents(first: 1) { totalCount } } }',
        { a: moose },
      );
    expect(data.account).toEqual({
      name: 'Able Moose MSP',
      secret: null,
      billing: { invoices: { totalCount: 24 } },
      agents: null,
    });
    expect(errors).toEqual([
      {
        message: 'Account.agents needs agent.view.',
        path: ['account', 'agents'],
        extensions: {
          code: 'FORBIDDEN',
          coordinate: 'Account.agents',
          permission: 'agent.view',
          reason: 'NOT_GRANTED',
        },
      },
      {
        message: 'Account.accountKey needs accountKey.view.',
        path: ['account', 'secret'],
        extensions: {
          code: 'FORBIDDEN',
          coordinate: 'Account.accountKey',
          permission: 'accountKey.view',
          reason: 'NOT_GRANTED',
        },
      },
    ]);
    expect(stripped).toEqual(['Account.accountKey needs accountKey.view', 'Account.agents needs agent.view']);
  });

  test('are at most a hundred, then a count', async () => {
    const { errors, access } = await gateway
      .as(sid, aloud)
      .asks(
        'query ($o: ID!) { organization(id: $o) { agents(first: 100) { nodes { organization { partnerAccessPattern auditEvents(first: 1) { totalCount } } } } } }',
        { o: roofing },
      );
    expect(errors).toHaveLength(101);
    const rows = errors.slice(0, 100).map(({ path }) => path?.[3]);
    expect(rows).toEqual(Array.from({ length: 100 }, (_, n) => Math.floor(n / 2))); // the first, whenever each was refused
    expect(errors.at(-1)).toEqual({ message: '100 more refusals are not listed.', extensions: { code: 'FORBIDDEN' } });
    expect(access.stripped.map(({ coordinate, count }) => [coordinate, count])).toEqual([
      ['Organization.auditEvents', 100],
      ['Organization.partnerAccessPattern', 100],
    ]);
  });

  test('are not made of objects that are out of reach', async () => {
    const { data, errors } = await gateway
      .as(olga, aloud)
      .asks('query ($o: ID!) { organization(id: $o) { name } }', { o: organizationGid('plumbing') });
    expect(data).toEqual({ organization: null });
    expect(errors).toEqual([]);
  });
});
