import { describe, expect, test } from 'vitest';
import { openReportId, reportId } from '../../src/seed/demo-ids.js';
import { ada, olga, oscar, sid } from '../cast.js';
import type { Answer } from '../gateway.js';
import { agent, doing, report, stage } from './stage.js';
import { auditOf, expectDone, one } from './trace.js';

const set = stage({ poolSize: 8 });
const asking = { headers: { 'x-request-id': 'at-once-0001' } };
const everybody = [ada, sid, olga, oscar];

/** The outcomes of acts that ran at once: "done", or the codes of the rules they would have broken. */
async function outcomes(act: string, acts: readonly Promise<Answer>[]): Promise<string[]> {
  const answers = await Promise.all(acts);
  return answers.map(({ data, errors }) => {
    expect(errors).toEqual([]);
    const codes = data[act].userErrors.map(({ code }: { code: string }) => code);
    return codes.length === 0 ? 'done' : codes.join();
  });
}

const counted = (found: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(found)].sort().map((outcome) => [outcome, found.filter((other) => other === outcome).length]),
  );

describe('twenty people at once', () => {
  test.each([
    ['the version they saw', { expectedVersion: 1 }],
    ['no version', {}],
  ])('approve one report, naming %s: one wins, nineteen are told CONFLICT, one audit event', async (_what, more) => {
    const acts = Array.from({ length: 20 }, (_, n) =>
      doing(
        set.gateway,
        everybody[n % 4] ?? ada,
        'approveRemediations',
        { incidentReportId: report('roofing'), ...more },
        asking,
      ),
    );
    expect(counted(await outcomes('approveRemediations', acts))).toEqual({ CONFLICT: 19, done: 1 });
    expect(await auditOf(set.gateway, 'at-once-0001')).toHaveLength(1);
    const kept = await one(set.gateway, 'SELECT version FROM fieldgate.incident_report WHERE id = $1', [
      openReportId('roofing'),
    ]);
    expect(kept).toEqual({ version: 2 });
  });

  test('some approve and some reject one report: it is decided once and one way', async () => {
    const id = report('roofing');
    const acts = Array.from({ length: 10 }, (_, n) => [
      outcomes('approveRemediations', [
        doing(set.gateway, everybody[n % 4] ?? ada, 'approveRemediations', { incidentReportId: id }, asking),
      ]),
      outcomes('rejectRemediations', [
        doing(set.gateway, ada, 'rejectRemediations', { incidentReportId: id, comment: 'No.', useful: false }, asking),
      ]),
    ]);
    expect(counted((await Promise.all(acts.flat())).flat())).toEqual({ CONFLICT: 19, done: 1 });
    const sql = `SELECT DISTINCT status FROM fieldgate.remediation WHERE incident_report_id = $1 AND status <> 'COMPLETED'`;
    const { status } = await one<{ status: string }>(set.gateway, sql, [openReportId('roofing')]);
    const rejections = await set.gateway.owner.query(
      'SELECT 1 FROM fieldgate.remediation_rejection WHERE incident_report_id = $1',
      [openReportId('roofing')],
    );
    expect(rejections.rowCount).toBe(status === 'CANCELLED' ? 1 : 0);
  });

  test('isolate one host: one audit event', async () => {
    const acts = Array.from({ length: 20 }, (_, n) =>
      doing(
        set.gateway,
        n % 2 === 0 ? ada : sid,
        'isolateAgents',
        { agentIds: [agent('roofing', 1)], reason: 'It beacons.' },
        asking,
      ),
    );
    expect(counted(await outcomes('isolateAgents', acts))).toEqual({ CONFLICT: 19, done: 1 });
    expect(await auditOf(set.gateway, 'at-once-0001')).toHaveLength(1);
  });
});

describe('lists that overlap', () => {
  test('named in opposite orders never lock each other out: one is done, the others are CONFLICT', async () => {
    const reports = [1, 3, 10].map((n) => report('roofing', n));
    const acts = Array.from({ length: 12 }, (_, n) =>
      doing(
        set.gateway,
        ada,
        'resolveIncidentReports',
        { incidentReportIds: n % 2 === 0 ? reports : reports.toReversed() },
        asking,
      ),
    );
    expect(counted(await outcomes('resolveIncidentReports', acts))).toEqual({ CONFLICT: 11, done: 1 });
    expect(await auditOf(set.gateway, 'at-once-0001')).toHaveLength(3);
  });

  test('a report is resolved while its host is released by hand: both are done, the host is asked once', async () => {
    await set.gateway.owner.query(
      `UPDATE fieldgate.remediation SET status = 'COMPLETED' WHERE incident_report_id = $1`,
      [openReportId('roofing')],
    );
    const [resolved, released] = await Promise.all([
      doing(set.gateway, ada, 'resolveIncidentReports', { incidentReportIds: [report('roofing')] }),
      doing(set.gateway, sid, 'releaseAgents', { agentIds: [agent('roofing', 0)] }),
    ]);
    expectDone(resolved, 'resolveIncidentReports');
    expect(released.errors).toEqual([]);
    const host = await one(
      set.gateway,
      'SELECT firewall_status AS status FROM fieldgate.agent WHERE isolated_for_report_id IS NULL AND hostname = $1',
      ['roofing-lt-001'],
    );
    expect(host).toEqual({ status: 'PENDING_RELEASE' });
  });
});

test('whoever reads while an act writes sees all of it or nothing', async () => {
  const query = 'query ($id: ID!) { incidentReport(id: $id) { version remediations { nodes { status } } } }';
  const reads = Array.from({ length: 12 }, () => set.gateway.as(sid).asks(query, { id: report('glass', 2) }));
  const act = doing(set.gateway, ada, 'approveRemediations', { incidentReportId: report('glass', 2) });
  for (const { data } of await Promise.all(reads)) {
    const undecided = data.incidentReport.remediations.nodes.filter(
      ({ status }: { status: string }) => status === 'UNAPPROVED',
    ).length;
    expect([data.incidentReport.version, undecided]).toEqual(undecided === 0 ? [2, 0] : [1, 2]);
  }
  expectDone(await act, 'approveRemediations');
  expect(
    await one(set.gateway, 'SELECT version FROM fieldgate.incident_report WHERE id = $1', [reportId('glass', 2)]),
  ).toEqual({ version: 2 });
});
