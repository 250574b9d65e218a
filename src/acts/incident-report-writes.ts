import type { Acting } from '../context/acting.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Remediation } from '../entities/remediation.js';
import { lockWhere, updateRows } from '../entities/writes.js';

/** The ids of a report's remediations that nobody decided on yet. The report is locked, so they stay so. */
export async function unapprovedOf(acting: Acting, { accountId, id }: IncidentReport): Promise<readonly string[]> {
  const statement = lockWhere(Remediation, accountId, { incidentReportId: [id], status: ['UNAPPROVED'] });
  const rows = await acting.run<{ id: string }>(accountId, statement);
  return rows.map((row) => row.id);
}

/** Changes a report and counts the change. */
export async function touch(
  acting: Acting,
  report: IncidentReport,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  const statement = updateRows(
    IncidentReport,
    report.accountId,
    [report.id],
    { ...change, updatedAt: acting.now },
    { increment: ['version'] },
  );
  await acting.run(report.accountId, statement);
}
