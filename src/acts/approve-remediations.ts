import { allBroken, reportMustBeSent, somethingUnapproved, versionMustMatch } from '../auth/conditions.js';
import type { Acting } from '../context/acting.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Remediation } from '../entities/remediation.js';
import { updateRows } from '../entities/writes.js';
import { touch, unapprovedOf } from './incident-report-writes.js';

export interface ApproveRemediations {
  readonly incidentReportId: string;
  readonly expectedVersion?: number | null;
}

/** Approves every unapproved remediation of a report; assisted ones start executing, manual ones a person does (H2). */
export async function approveRemediations(acting: Acting, input: ApproveRemediations): Promise<IncidentReport> {
  const [report] = (await acting.load(IncidentReport, [input.incidentReportId])) as [IncidentReport];
  acting.refuseIf(allBroken(versionMustMatch(input.expectedVersion, report.version)));
  const unapproved = await unapprovedOf(acting, report);
  acting.refuseIf(
    allBroken(reportMustBeSent('incidentReportId', report), somethingUnapproved('incidentReportId', unapproved.length)),
  );
  const approval = {
    status: 'APPROVED',
    approvedAt: acting.now,
    approvedById: acting.personId,
    approvedByName: await acting.nameIn(report.accountId),
  };
  await acting.run(report.accountId, updateRows(Remediation, report.accountId, unapproved, approval));
  await touch(acting, report, {});
  await acting.audit(report, [{ coordinate: 'Remediation.status', before: 'UNAPPROVED', after: 'APPROVED' }]);
  return report;
}
