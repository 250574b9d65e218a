import { describe, expect, test } from 'vitest';
import { openReportId, reportId, type OrganizationKey } from '../../src/seed/demo-ids.js';
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
  expectDone,
  expectForbidden,
  idOfPerson,
  one,
} from './trace.js';

const set = stage();
const approve = (email: string, input: object, requestId = 'approve-0001') =>
  doing(set.gateway, email, 'approveRemediations', input, { headers: { 'x-request-id': requestId } });

const statuses = async (organization: OrganizationKey, n = 0): Promise<string[]> => {
  const sql = 'SELECT status FROM fieldgate.remediation WHERE incident_report_id = $1 ORDER BY id';
  return (await set.gateway.owner.query<{ status: string }>(sql, [reportId(organization, n)])).rows.map(
    ({ status }) => status,
  );
};

describe('who may approve remediations', () => {
  const may: readonly (readonly [string, string, OrganizationKey, string])[] = [
    ['an account Admin', ada, 'roofing', 'Ada Archer'],
    ['an account Security Engineer', sid, 'solar', 'Sid Stone'],
    ['an account User', ulf, 'electric', 'Ulf Ulrich'],
    ['an account User where he is assigned', uma, 'glass', 'Uma Underhill'],
    ['an organization Admin', olga, 'roofing', 'Olga Olsen'],
    ['an organization Security Engineer', oscar, 'roofing', 'Oscar Ott'],
    ['a reseller whose account it supports itself', rita, 'rowan', 'Rita Rowe'],
    ['the Admin of that account', nora, 'alder', 'Nora North'],
  ];

  test.each(may)(
    '%s does, the database shows it, and the audit names person, act, target and request',
    async (_who, email, where, name) => {
      const answer = await approve(email, { incidentReportId: report(where) });
      expectDone(answer, 'approveRemediations');
      expect(answer.data.approveRemediations.incidentReport).toEqual({ id: report(where), status: 'SENT', version: 2 });
      expect(await statuses(where)).toEqual(expect.not.arrayContaining(['UNAPPROVED']));
      const approved = await one<Record<string, unknown>>(
        set.gateway,
        `SELECT DISTINCT approved_by_id, approved_at IS NOT NULL AS dated FROM fieldgate.remediation
       WHERE incident_report_id = $1 AND status = 'APPROVED' AND approved_at > '2026-11-01'`,
        [openReportId(where)],
      );
      expect(approved).toEqual({ approved_by_id: idOfPerson(email), dated: true });
      expect(await auditOf(set.gateway, 'approve-0001')).toEqual([
        `${name}: approveRemediations IncidentReport ${openReportId(where)} DONE`,
      ]);
      expect((await auditActorOf(set.gateway, 'approve-0001')).actorId).toBe(idOfPerson(email));
    },
  );
});

refuses(set, {
  act: 'approveRemediations',
  permission: 'remediation.approve',
  input: (incidentReportId) => ({ incidentReportId }),
  code: 'IR',
  target: (place) => report(place),
  mayNot: [priya, finn, mark, rhea, otto, orla, hank, pat, lee],
  may: sid,
  elsewhere: [
    [dora, 'Glass, where she is organization User', report('glass')],
    [rita, 'Cedar, which the vendor supports', report('oak')],
  ],
});

describe('a token narrowed below the role', () => {
  test('without remediation.approve is refused as TOKEN_NARROWED', async () => {
    const asking = { only: ['incident.view'] };
    const answer = await changingNothing(set.gateway, () =>
      doing(set.gateway, ada, 'approveRemediations', { incidentReportId: report('roofing') }, asking),
    );
    expectForbidden(answer, 'approveRemediations', 'remediation.approve', 'TOKEN_NARROWED');
  });

  test('without incident.view finds no report: ids load through the right to view', async () => {
    const asking = { only: ['remediation.approve'] };
    const answer = await changingNothing(set.gateway, () =>
      doing(set.gateway, ada, 'approveRemediations', { incidentReportId: report('roofing') }, asking),
    );
    expect(answer.errors[0]?.extensions['code']).toBe('NOT_FOUND');
  });
});

describe('H2: approving decides on all that nobody decided on', () => {
  test('every unapproved remediation is approved, what was decided before stays, the report counts the change', async () => {
    const before = await statuses('roofing', 2);
    await approve(ada, { incidentReportId: report('roofing', 2) });
    expect(await statuses('roofing', 2)).toEqual(
      before.map((status) => (status === 'UNAPPROVED' ? 'APPROVED' : status)),
    );
    expect(before).toContain('UNAPPROVED');
  });

  test('a report with nothing to approve is a CONFLICT', async () => {
    const answer = await changingNothing(set.gateway, () => approve(ada, { incidentReportId: report('roofing', 1) }));
    expect(brokenRules(answer, 'approveRemediations')).toEqual([
      'CONFLICT incidentReportId: No remediation of the report is UNAPPROVED.',
    ]);
  });

  test('a report that is not SENT is a CONFLICT even if something was left unapproved', async () => {
    await set.gateway.owner.query(`UPDATE fieldgate.incident_report SET status = 'CLOSED' WHERE id = $1`, [
      openReportId('roofing'),
    ]);
    const answer = await changingNothing(set.gateway, () => approve(ada, { incidentReportId: report('roofing') }));
    expect(brokenRules(answer, 'approveRemediations')).toEqual([
      'CONFLICT incidentReportId: An incident report is CLOSED, not SENT. Look at it again.',
    ]);
  });

  test('approving twice: the second time there is nothing left', async () => {
    expectDone(await approve(ada, { incidentReportId: report('roofing') }), 'approveRemediations');
    const again = await changingNothing(set.gateway, () => approve(sid, { incidentReportId: report('roofing') }));
    expect(brokenRules(again, 'approveRemediations')).toHaveLength(1);
  });
});

describe('expectedVersion', () => {
  test('the version that was seen is changed', async () => {
    expectDone(await approve(ada, { incidentReportId: report('roofing'), expectedVersion: 1 }), 'approveRemediations');
  });

  test.each([0, 2, -1, 2147483647])('%d is stale: CONFLICT, and nothing is written', async (expectedVersion) => {
    const answer = await changingNothing(set.gateway, () =>
      approve(ada, { incidentReportId: report('roofing'), expectedVersion }),
    );
    expect(brokenRules(answer, 'approveRemediations')).toEqual([
      'CONFLICT expectedVersion: The object is at version 1. Read it again and decide anew.',
    ]);
  });
});
