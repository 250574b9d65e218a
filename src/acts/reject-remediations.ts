import { v7 } from 'uuid';
import {
  allBroken,
  maySay,
  MOST_COMMENT,
  MOST_NAME,
  mustSay,
  reportMustBeSent,
  somethingUnapproved,
  versionMustMatch,
} from '../auth/conditions.js';
import type { Acting } from '../context/acting.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Remediation } from '../entities/remediation.js';
import { insertInto, updateRows } from '../entities/writes.js';
import { touch, unapprovedOf } from './incident-report-writes.js';

export interface RejectRemediations {
  readonly incidentReportId: string;
  readonly comment: string;
  readonly useful: boolean;
  readonly name?: string | null;
  readonly phoneNumber?: string | null;
  readonly email?: string | null;
  readonly expectedVersion?: number | null;
}

/** Rejects every unapproved remediation of a report with a comment, and returns the report to the SOC (H2). */
export async function rejectRemediations(acting: Acting, input: RejectRemediations): Promise<IncidentReport> {
  const [report] = (await acting.load(IncidentReport, [input.incidentReportId])) as [IncidentReport];
  acting.refuseIf(allBroken(versionMustMatch(input.expectedVersion, report.version)));
  const unapproved = await unapprovedOf(acting, report);
  acting.refuseIf(
    allBroken(
      mustSay('comment', input.comment, MOST_COMMENT),
      maySay('name', input.name, MOST_NAME),
      maySay('phoneNumber', input.phoneNumber, MOST_NAME),
      maySay('email', input.email, MOST_NAME),
      reportMustBeSent('incidentReportId', report),
      somethingUnapproved('incidentReportId', unapproved.length),
    ),
  );
  await acting.run(report.accountId, updateRows(Remediation, report.accountId, unapproved, { status: 'CANCELLED' }));
  await acting.run(report.accountId, insertInto('remediation_rejection', await rejectionOf(acting, report, input)));
  await touch(acting, report, { returnedToSocAt: acting.now });
  await acting.audit(report, [{ coordinate: 'Remediation.status', before: 'UNAPPROVED', after: 'CANCELLED' }]);
  return report;
}

async function rejectionOf(acting: Acting, report: IncidentReport, input: RejectRemediations) {
  return {
    accountId: report.accountId,
    id: v7(),
    organizationId: report.organizationId,
    incidentReportId: report.id,
    comment: input.comment,
    useful: input.useful,
    name: input.name ?? null,
    phoneNumber: input.phoneNumber ?? null,
    email: input.email ?? null,
    rejectedById: acting.personId,
    rejectedByName: await acting.nameIn(report.accountId),
    createdAt: acting.now,
  };
}
