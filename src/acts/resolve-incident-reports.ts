import { allBroken, listMustFit, MOST_REPORTS, nothingUnapproved, reportMustBeSent } from '../auth/conditions.js';
import type { Acting } from '../context/acting.js';
import { Agent } from '../entities/agent.js';
import type { AuditChange } from '../entities/audit-event.js';
import { IncidentReport } from '../entities/incident-report.js';
import { lockWhere, updateRows } from '../entities/writes.js';
import { touch, unapprovedOf } from './incident-report-writes.js';

export interface ResolveIncidentReports {
  readonly incidentReportIds: readonly string[];
}

/** Resolves reports, all or none (H1); hosts that the SOC isolated for them are released (H4). */
export async function resolveIncidentReports(
  acting: Acting,
  input: ResolveIncidentReports,
): Promise<readonly IncidentReport[]> {
  acting.refuseIf(allBroken(listMustFit('incidentReportIds', input.incidentReportIds.length, MOST_REPORTS)));
  const reports = await acting.load(IncidentReport, input.incidentReportIds);
  for (const report of reports) {
    const unapproved = await unapprovedOf(acting, report);
    acting.refuseIf(
      allBroken(
        reportMustBeSent('incidentReportIds', report),
        nothingUnapproved('incidentReportIds', unapproved.length),
      ),
    );
  }
  for (const report of reports) await resolve(acting, report);
  return reports;
}

async function resolve(acting: Acting, report: IncidentReport): Promise<void> {
  const { now } = acting;
  await touch(acting, report, { status: 'CLOSED', closedAt: now, statusUpdatedAt: now });
  const released = await releaseIsolatedFor(acting, report);
  const closed = { coordinate: 'IncidentReport.status', before: report.status, after: 'CLOSED' };
  await acting.audit(report, [closed, ...released]);
}

/** Hosts of the report's own organization: one that was moved elsewhere is not the actor's to release. */
async function releaseIsolatedFor(acting: Acting, report: IncidentReport): Promise<readonly AuditChange[]> {
  const { accountId, organizationId, id } = report;
  const isolated = {
    isolatedForReportId: [id],
    organizationId: [organizationId],
    firewallStatus: ['ISOLATED', 'PENDING_ISOLATION'],
  };
  const hosts = await acting.run<{ id: string }>(accountId, lockWhere(Agent, accountId, isolated));
  const change = { firewallStatus: 'PENDING_RELEASE', isolatedForReportId: null, updatedAt: acting.now };
  await acting.run(
    accountId,
    updateRows(
      Agent,
      accountId,
      hosts.map((host) => host.id),
      change,
    ),
  );
  return hosts.map(() => ({ coordinate: 'Agent.firewallStatus', before: 'ISOLATED', after: 'PENDING_RELEASE' }));
}
