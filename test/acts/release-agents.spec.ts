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
  idOfPerson,
  one,
} from './trace.js';

const set = stage();
const ISOLATED = 9;
const release = (email: string, ...agentIds: string[]) =>
  doing(set.gateway, email, 'releaseAgents', { agentIds }, { headers: { 'x-request-id': 'release-0001' } });
const stateOf = (id: string) =>
  one<{ status: string; report: string | null }>(
    set.gateway,
    'SELECT firewall_status AS status, isolated_for_report_id AS report FROM fieldgate.agent WHERE id = $1',
    [id],
  );

describe('who may release hosts', () => {
  const may: readonly (readonly [string, string, OrganizationKey, string])[] = [
    ['an account Admin', ada, 'roofing', 'Ada Archer'],
    ['an account Security Engineer', sid, 'glass', 'Sid Stone'],
    ['a reseller whose account it supports itself', rita, 'rowan', 'Rita Rowe'],
    ['the Admin of that account', nora, 'alder', 'Nora North'],
  ];

  test.each(may)('%s does: asked for, not yet done (H3), and audited', async (_who, email, where, name) => {
    const answer = await release(email, agent(where, ISOLATED));
    expectDone(answer, 'releaseAgents');
    expect(answer.data.releaseAgents.agents).toEqual([
      { id: agent(where, ISOLATED), firewallStatus: 'PENDING_RELEASE' },
    ]);
    expect(await stateOf(agentId(where, ISOLATED))).toEqual({ status: 'PENDING_RELEASE', report: null });
    expect(await auditOf(set.gateway, 'release-0001')).toEqual([
      `${name}: releaseAgents Agent ${agentId(where, ISOLATED)} DONE`,
    ]);
    expect((await auditActorOf(set.gateway, 'release-0001')).actorId).toBe(idOfPerson(email));
  });
});

refuses(set, {
  act: 'releaseAgents',
  permission: 'host.release',
  input: (id) => ({ agentIds: [id] }),
  code: 'AG',
  target: (place) => agent(place, ISOLATED),
  mayNot: [olga, oscar, dora, otto, orla, ulf, uma, priya, finn, mark, rhea, hank, pat, lee],
  may: sid,
  elsewhere: [[rita, 'Cedar, which the vendor supports', agent('maple', ISOLATED)]],
});

describe('H3, H4: what is isolated, or on its way there, can be released', () => {
  test('a host that is still on its way to isolation', async () => {
    expectDone(await release(ada, agent('roofing', 8)), 'releaseAgents');
  });

  test('a host that the SOC isolated for a report, before the report is resolved; the report then leaves it alone', async () => {
    expect((await stateOf(agentId('roofing', 0))).report).not.toBeNull();
    expectDone(await release(ada, agent('roofing', 0)), 'releaseAgents');
    expect(await stateOf(agentId('roofing', 0))).toEqual({ status: 'PENDING_RELEASE', report: null });
  });

  test.each([
    [1, 'ENABLED'],
    [10, 'PENDING_RELEASE'],
    [11, 'DISABLED'],
  ])('agent %i of Roofing, which is %s, is a CONFLICT', async (n, status) => {
    const answer = await changingNothing(set.gateway, () => release(ada, agent('roofing', n)));
    const [rule] = brokenRules(answer, 'releaseAgents');
    expect(rule).toContain('CONFLICT agentIds: roofing-');
    expect(rule).toContain(`is ${status}; there is nothing to release.`);
  });

  test('one that is not isolated keeps all from being released', async () => {
    const answer = await changingNothing(set.gateway, () =>
      release(ada, agent('roofing', 8), agent('roofing', 9), agent('roofing', 1)),
    );
    expect(brokenRules(answer, 'releaseAgents')).toHaveLength(1);
  });

  test('hosts of several organizations are released together, each audited', async () => {
    expectDone(await release(sid, agent('roofing', 8), agent('glass', 9), agent('plumbing', 9)), 'releaseAgents');
    expect(await auditOf(set.gateway, 'release-0001')).toHaveLength(3);
  });

  test('hosts of two accounts in one input are NOT_FOUND', async () => {
    const answer = await changingNothing(set.gateway, () =>
      release(rita, agent('rowan', ISOLATED), agent('oak', ISOLATED)),
    );
    expectAbsent(answer, 'releaseAgents');
  });

  test('26 at once are a LIMIT, none is INVALID', async () => {
    const many = Array.from({ length: 26 }, (_, n) => agent('roofing', n));
    expect(brokenRules(await release(ada, ...many), 'releaseAgents')).toEqual(['LIMIT agentIds: at most 25 at once.']);
    expect(brokenRules(await release(ada), 'releaseAgents')).toEqual(['INVALID agentIds: must name at least one.']);
  });
});

describe('an isolation, from its reason to its end', () => {
  const isolate = (input: object) => {
    const asking = { headers: { 'x-request-id': 'isolate-0001' } };
    return doing(set.gateway, sid, 'isolateAgents', { agentIds: [agent('roofing', 1)], ...input }, asking);
  };
  const strictly = 'SELECT strict_isolation AS strict FROM fieldgate.agent WHERE id = $1';

  test('why is kept with the audit event, how on the host; released, it is strict no longer', async () => {
    expectDone(await isolate({ reason: 'It beacons.', strict: true }), 'isolateAgents');
    const sql = `SELECT reason FROM fieldgate.audit_event WHERE request_id = 'isolate-0001'`;
    expect(await one(set.gateway, sql)).toEqual({ reason: 'It beacons.' });
    expect(await one(set.gateway, strictly, [agentId('roofing', 1)])).toEqual({ strict: true });
    expectDone(await release(ada, agent('roofing', 1)), 'releaseAgents');
    expect(await one(set.gateway, strictly, [agentId('roofing', 1)])).toEqual({ strict: false });
  });

  test.each([
    ['', 'INVALID reason: must not be blank.'],
    [' \n', 'INVALID reason: must not be blank.'],
    ['a\u0000b', 'INVALID reason: has characters that are no text.'],
  ])('without a reason that can be read, %j, nothing is isolated', async (reason, rule) => {
    const answer = await changingNothing(set.gateway, () => isolate({ reason }));
    expect(brokenRules(answer, 'isolateAgents')).toEqual([rule]);
  });
});
