import { allBroken, listMustFit, MOST_REPORTS, nothingUnapproved, reportMustBeSent } from '../auth/conditions.js';
import type { Acting } from '../context/acting.js';
import { Agent } from '../entities/agent.js';
import { IncidentReport } from '../entities/incident-report.js';
import { lockWhere, updateRows } from '../entities/writes.js';
import { touch, unapprovedOf } from './incident-report-writes.js';

export interface ResolveIncidentReports {
  readonly incidentReportIds: readonly string[];
}

/** Resolves reports, all or none (H1); hosts that the SOC isolated for them are released (H4). */
export async function resolveIncidentReports(acting: Acting, input: ResolveIncidentReports): Promise<readonly IncidentReport[]> {
  acting.refuseIf(allBroken(listMustFit('incidentReportIds', input.incidentReportIds.length, MOST_REPORTS)));
  const reports = await acting.load(IncidentReport, input.incidentReportIds);
  for (const report of reports) {
    const unapproved = await unapprovedOf(acting, report);
    acting.refuseIf(
      allBroken(reportMustBeSent('incidentReportIds', report), nothingUnapproved('incidentReportIds', unapproved.length)),
    );
  }
  for (const report of reports) await resolve(acting, report);
  return reports;
}

async function resolve(acting: Acting, report: IncidentReport): Promise<void> {
  const { now } = acting;
  await touch(acting, report, { status: 'CLOSED', closedAt: now, statusUpdatedAt: now });
  await releaseIsolatedFor(acting, report);
  await acting.audit(report, [{ coordinate: 'IncidentReport.status', before: report.status, after: 'CLOSED' }]);
}

async function releaseIsolatedFor(acting: Acting, { accountId, id }: IncidentReport): Promise<void> {
  const isolated = { isolatedForReportId: [id], firewallStatus: ['ISOLATED', 'PENDING_ISOLATION'] };
  const hosts = await acting.run<{ id: string }>(accountId, lockWhere(Agent, accountId, isolated));
  const change = { firewallStatus: 'PENDING_RELEASE', isolatedForReportId: null, updatedAt: acting.now };
  await acting.run(accountId, updateRows(Agent, accountId, hosts.map((host) => host.id), change));
}
