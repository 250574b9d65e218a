import { describe, expect, test } from 'vitest';
import { agentId, type OrganizationKey } from '../../src/seed/demo-ids.js';
import {
  ada,
  dora,
  finn,
  hank,
  lee,
  mark,
  nora,
  olga,
  orla,
  oscar,
  otto,
  pat,
  priya,
  rhea,
  rita,
  sid,
  ulf,
  uma,
} from '../cast.js';
import { refuses } from './refusals.js';
import { agent, doing, stage } from './stage.js';
import {
  auditActorOf,
  auditOf,
  brokenRules,
  changingNothing,
  expectAbsent,
  expectDone,
  expectForbidden,
  idOfPerson,
  one,
} from './trace.js';

const set = stage();
const WHY = { reason: 'It beacons.' };
const isolate = (email: string, agentIds: readonly string[], more: object = {}) =>
  doing(
    set.gateway,
    email,
    'isolateAgents',
    { agentIds, ...WHY, ...more },
    { headers: { 'x-request-id': 'isolate-0001' } },
  );
const statusOf = async (id: string): Promise<string> =>
  (
    await one<{ status: string }>(set.gateway, 'SELECT firewall_status AS status FROM fieldgate.agent WHERE id = $1', [
      id,
    ])
  ).status;

/** Of every twelve one cannot be isolated (11) and one is isolated for a report (0); 8-10 are on their way. */
const WINDOWS = 1;
const MACOS = 7;
const LINUX = 19;
const enabled = (place: OrganizationKey, howMany: number): string[] =>
  Array.from({ length: 200 }, (_, n) => n)
    .filter((n) => n > 12 && n % 12 !== 0 && n % 12 !== 11)
    .slice(0, howMany)
    .map((n) => agent(place, n));

describe('who may isolate hosts', () => {
  const may: readonly (readonly [string, string, OrganizationKey, string])[] = [
    ['an account Admin', ada, 'roofing', 'Ada Archer'],
    ['an account Security Engineer', sid, 'glass', 'Sid Stone'],
    ['a reseller whose account it supports itself', rita, 'rowan', 'Rita Rowe'],
    ['the Admin of that account', nora, 'alder', 'Nora North'],
  ];

  test.each(may)('%s does: asked for, not yet done (H3), and audited', async (_who, email, where, name) => {
    const answer = await isolate(email, [agent(where, WINDOWS)]);
    expectDone(answer, 'isolateAgents');
    expect(answer.data.isolateAgents.agents).toEqual([
      { id: agent(where, WINDOWS), firewallStatus: 'PENDING_ISOLATION' },
    ]);
    expect(await statusOf(agentId(where, WINDOWS))).toBe('PENDING_ISOLATION');
    expect(await auditOf(set.gateway, 'isolate-0001')).toEqual([
      `${name}: isolateAgents Agent ${agentId(where, WINDOWS)} DONE`,
    ]);
    expect((await auditActorOf(set.gateway, 'isolate-0001')).actorId).toBe(idOfPerson(email));
  });
});

refuses(set, {
  act: 'isolateAgents',
  permission: 'host.isolate',
  input: (id) => ({ agentIds: [id], ...WHY }),
  code: 'AG',
  target: (place) => agent(place, WINDOWS),
  mayNot: [olga, oscar, dora, otto, orla, ulf, uma, priya, finn, mark, rhea, hank, pat, lee],
  may: sid,
  elsewhere: [[rita, 'Cedar, which the vendor supports', agent('oak', WINDOWS)]],
});

describe('H3: isolation starts from an enabled firewall', () => {
  test.each([
    [11, 'does not support isolation.'],
    [8, 'is PENDING_ISOLATION, not ENABLED.'],
    [9, 'is ISOLATED, not ENABLED.'],
    [10, 'is PENDING_RELEASE, not ENABLED.'],
  ])('agent %i of Roofing is a CONFLICT: it %s', async (n, message) => {
    const answer = await changingNothing(set.gateway, () => isolate(ada, [agent('roofing', n)]));
    const [rule] = brokenRules(answer, 'isolateAgents');
    expect(rule).toMatch(/^CONFLICT agentIds: roofing-/);
    expect(rule).toContain(message);
  });

  test('strictly on Windows and Linux', async () => {
    expectDone(
      await isolate(ada, [agent('roofing', WINDOWS), agent('roofing', LINUX)], { strict: true }),
      'isolateAgents',
    );
  });

  test('never strictly on macOS: INVALID; usually it can be isolated', async () => {
    const answer = await changingNothing(set.gateway, () => isolate(ada, [agent('roofing', MACOS)], { strict: true }));
    expect(brokenRules(answer, 'isolateAgents')).toEqual([
      'INVALID strict: roofing-mac-008 runs macOS; strict isolation needs Windows or Linux.',
    ]);
    expectDone(await isolate(ada, [agent('roofing', MACOS)], { strict: false }), 'isolateAgents');
  });
});

describe('H27: at most 25 at once, whole or not at all', () => {
  test('25 hosts of one organization are isolated, each with an audit event', async () => {
    const answer = await isolate(sid, enabled('roofing', 25));
    expectDone(answer, 'isolateAgents');
    expect(answer.data.isolateAgents.agents).toHaveLength(25);
    expect(await auditOf(set.gateway, 'isolate-0001')).toHaveLength(25);
  });

  test('26 are a LIMIT, none is INVALID', async () => {
    const many = await changingNothing(set.gateway, () => isolate(sid, enabled('roofing', 26)));
    expect(brokenRules(many, 'isolateAgents')).toEqual(['LIMIT agentIds: at most 25 at once.']);
    const none = await changingNothing(set.gateway, () => isolate(sid, []));
    expect(brokenRules(none, 'isolateAgents')).toEqual(['INVALID agentIds: must name at least one.']);
  });

  test('one that cannot be isolated keeps all from it, and each such host is named', async () => {
    const hosts = [...enabled('roofing', 3), agent('roofing', 11), agent('glass', 9)];
    const answer = await changingNothing(set.gateway, () => isolate(ada, hosts));
    expect(brokenRules(answer, 'isolateAgents')).toHaveLength(2);
  });

  test('hosts of two accounts in one input are NOT_FOUND, also for a reseller who sees both', async () => {
    const answer = await changingNothing(set.gateway, () =>
      isolate(rita, [agent('rowan', WINDOWS), agent('oak', WINDOWS)]),
    );
    expectAbsent(answer, 'isolateAgents');
  });

  test('one that is absent makes the whole input NOT_FOUND', async () => {
    const answer = await changingNothing(set.gateway, () =>
      isolate(sid, [agent('roofing', WINDOWS), agent('alder', WINDOWS)]),
    );
    expectAbsent(answer, 'isolateAgents');
  });

  test('a host named twice is isolated once', async () => {
    const host = agent('roofing', WINDOWS);
    const answer = await isolate(ada, [host, host]);
    expect(answer.data.isolateAgents.agents).toHaveLength(1);
    expect(await auditOf(set.gateway, 'isolate-0001')).toHaveLength(1);
  });
});

describe('a token narrowed to isolating', () => {
  test('shows no more in the payload than it may see', async () => {
    const asking = { only: ['host.isolate', 'agent.view'] };
    const done = await doing(
      set.gateway,
      ada,
      'isolateAgents',
      { agentIds: [agent('roofing', WINDOWS)], ...WHY },
      asking,
    );
    expect(done.data.isolateAgents.agents).toEqual([
      { id: agent('roofing', WINDOWS), firewallStatus: 'PENDING_ISOLATION' },
    ]);
    const other = await changingNothing(set.gateway, () =>
      doing(set.gateway, ada, 'releaseAgents', { agentIds: [agent('roofing', 9)] }, asking),
    );
    expectForbidden(other, 'releaseAgents', 'host.release', 'TOKEN_NARROWED');
  });
});
