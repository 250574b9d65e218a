import { describe, expect, test } from 'vitest';
import { globalId } from '../../src/entities/global-id.js';
import { ACCOUNT_IDS, agentId, readyReportId, reportId, type OrganizationKey } from '../../src/seed/demo-ids.js';
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
import { doing, report, stage } from './stage.js';
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
const resolve = (email: string, ...incidentReportIds: string[]) =>
  doing(
    set.gateway,
    email,
    'resolveIncidentReports',
    { incidentReportIds },
    { headers: { 'x-request-id': 'resolve-0001' } },
  );
const isReady = (place: OrganizationKey): string => report(place, 1);
const stateOf = async (agent: string): Promise<string> => {
  const sql = 'SELECT firewall_status AS status, isolated_for_report_id AS "for" FROM fieldgate.agent WHERE id = $1';
  const row = await one<{ status: string; for: string | null }>(set.gateway, sql, [agent]);
  return row.for === null ? row.status : `${row.status} for a report`;
};

describe('who may resolve incident reports', () => {
  const may: readonly (readonly [string, string, OrganizationKey, string])[] = [
    ['an account Admin', ada, 'roofing', 'Ada Archer'],
    ['an account Security Engineer', sid, 'solar', 'Sid Stone'],
    ['an organization Admin', dora, 'plumbing', 'Dora Dunn'],
    ['an organization Security Engineer', oscar, 'roofing', 'Oscar Ott'],
    ['a reseller whose account it supports itself', rita, 'rowan', 'Rita Rowe'],
    ['the Admin of that account', nora, 'alder', 'Nora North'],
  ];

  test.each(may)('%s does: CLOSED with its time, and audited', async (_who, email, where, name) => {
    const answer = await resolve(email, isReady(where));
    expectDone(answer, 'resolveIncidentReports');
    const [shown] = answer.data.resolveIncidentReports.incidentReports;
    expect(shown).toMatchObject({ id: isReady(where), status: 'CLOSED', version: 2 });
    expect(shown.closedAt).not.toBeNull();
    const sql = 'SELECT status, closed_at = status_updated_at AS dated FROM fieldgate.incident_report WHERE id = $1';
    expect(await one(set.gateway, sql, [readyReportId(where)])).toEqual({ status: 'CLOSED', dated: true });
    expect(await auditOf(set.gateway, 'resolve-0001')).toEqual([
      `${name}: resolveIncidentReports IncidentReport ${readyReportId(where)} DONE`,
    ]);
    expect((await auditActorOf(set.gateway, 'resolve-0001')).actorId).toBe(idOfPerson(email));
  });
});

refuses(set, {
  act: 'resolveIncidentReports',
  permission: 'incident.manage',
  input: (id) => ({ incidentReportIds: [id] }),
  code: 'IR',
  target: isReady,
  mayNot: [ulf, uma, priya, finn, mark, rhea, otto, orla, hank, pat, lee],
  may: olga,
  elsewhere: [
    [dora, 'Glass, where she is organization User', isReady('glass')],
    [rita, 'Cedar, which the vendor supports', isReady('maple')],
  ],
});

describe('H1: only what is SENT and wholly decided can be resolved', () => {
  test.each([
    [0, '2 remediation(s) are still UNAPPROVED. Approve or reject them first.'],
    [2, '2 remediation(s) are still UNAPPROVED. Approve or reject them first.'],
    [4, 'An incident report is CLOSED, not SENT. Look at it again.'],
    [6, 'An incident report is AUTO_REMEDIATING, not SENT. Look at it again.'],
    [7, 'An incident report is DISMISSED, not SENT. Look at it again.'],
    [9, 'An incident report is DELETING, not SENT. Look at it again.'],
  ])('report %i of Roofing is a CONFLICT: %s', async (n, message) => {
    const answer = await changingNothing(set.gateway, () => resolve(ada, report('roofing', n)));
    expect(brokenRules(answer, 'resolveIncidentReports')).toEqual([`CONFLICT incidentReportIds: ${message}`]);
  });

  test('a report whose remediations were rejected, and one where some failed, can be resolved', async () => {
    expectDone(await resolve(ada, report('roofing', 10), report('roofing', 3)), 'resolveIncidentReports');
  });
});

describe('a list is done whole or not at all', () => {
  test('several reports of several organizations of one account are resolved, each audited', async () => {
    const answer = await resolve(sid, isReady('roofing'), isReady('glass'), isReady('solar'));
    expectDone(answer, 'resolveIncidentReports');
    expect(answer.data.resolveIncidentReports.incidentReports).toHaveLength(3);
    expect(await auditOf(set.gateway, 'resolve-0001')).toHaveLength(3);
  });

  test('one that breaks a rule keeps all from being resolved', async () => {
    const answer = await changingNothing(set.gateway, () =>
      resolve(sid, isReady('roofing'), isReady('glass'), report('solar', 0)),
    );
    expect(brokenRules(answer, 'resolveIncidentReports')).toHaveLength(1);
  });

  test('one that is absent makes the whole input NOT_FOUND', async () => {
    const answer = await changingNothing(set.gateway, () => resolve(olga, isReady('roofing'), isReady('glass')));
    expectAbsent(answer, 'resolveIncidentReports');
  });

  test('reports of two accounts in one input are NOT_FOUND, also for a reseller who sees both', async () => {
    const answer = await changingNothing(set.gateway, () => resolve(rita, isReady('rowan'), isReady('oak')));
    expectAbsent(answer, 'resolveIncidentReports');
  });

  test('an id that was never issued, a report of this account under the name of another, is NOT_FOUND', async () => {
    const forged = globalId('IR', ACCOUNT_IDS.birch, readyReportId('glass'));
    const answer = await changingNothing(set.gateway, () => resolve(ada, isReady('roofing'), forged));
    expectAbsent(answer, 'resolveIncidentReports');
  });

  test('one where the permission does not reach makes the whole input FORBIDDEN', async () => {
    const answer = await changingNothing(set.gateway, () => resolve(dora, isReady('plumbing'), isReady('glass')));
    expectForbidden(answer, 'resolveIncidentReports', 'incident.manage', 'OUT_OF_REACH');
  });

  test('a report named twice is resolved once', async () => {
    expectDone(await resolve(ada, isReady('roofing'), isReady('roofing')), 'resolveIncidentReports');
    expect(await auditOf(set.gateway, 'resolve-0001')).toHaveLength(1);
  });

  test.each([
    ['none', 0, 'INVALID incidentReportIds: must name at least one.'],
    ['101', 101, 'LIMIT incidentReportIds: at most 100 at once.'],
  ])('%s at once is refused', async (_howMany, length, rule) => {
    const answer = await changingNothing(set.gateway, () =>
      resolve(ada, ...Array.from({ length }, () => isReady('roofing'))),
    );
    expect(brokenRules(answer, 'resolveIncidentReports')).toEqual([rule]);
  });

  test('100 at once are accepted', async () => {
    expectDone(await resolve(ada, ...Array.from({ length: 100 }, () => isReady('roofing'))), 'resolveIncidentReports');
  });
});

describe('H4: hosts that the SOC isolated for a report are released with it', () => {
  const isolate = (n: number, status: string, forReport: number | null) =>
    set.gateway.owner.query(
      'UPDATE fieldgate.agent SET firewall_status = $2, isolated_for_report_id = $3 WHERE id = $1',
      [agentId('roofing', n), status, forReport === null ? null : reportId('roofing', forReport)],
    );

  test('its hosts, isolated or on their way there, are asked to connect again; all others stay as they are', async () => {
    await isolate(20, 'ISOLATED', 1);
    await isolate(21, 'PENDING_ISOLATION', 1);
    await isolate(22, 'ISOLATED', null);
    await isolate(24, 'ISOLATED', 3);
    expectDone(await resolve(ada, isReady('roofing')), 'resolveIncidentReports');
    const states = [];
    for (const n of [20, 21, 22, 24, 25]) states.push(await stateOf(agentId('roofing', n)));
    expect(states).toEqual(['PENDING_RELEASE', 'PENDING_RELEASE', 'ISOLATED', 'ISOLATED for a report', 'ENABLED']);
  });

  test('the whole story of a critical report: approved, resolved, and its host released', async () => {
    expect(await stateOf(agentId('roofing', 0))).toBe('ISOLATED for a report');
    expectDone(
      await doing(set.gateway, olga, 'approveRemediations', { incidentReportId: report('roofing') }),
      'approveRemediations',
    );
    expectDone(await resolve(olga, report('roofing')), 'resolveIncidentReports');
    expect(await stateOf(agentId('roofing', 0))).toBe('PENDING_RELEASE');
  });

  test('a host that an Admin released before is left alone', async () => {
    await isolate(20, 'ENABLED', null);
    expectDone(await resolve(ada, isReady('roofing')), 'resolveIncidentReports');
    expect(await stateOf(agentId('roofing', 20))).toBe('ENABLED');
  });
});
