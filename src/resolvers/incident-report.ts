import { Arg, ID, Query, Resolver } from 'type-graphql';
import { IncidentComment, IncidentReport, RemediationRejection } from '../entities/incident-report.js';
import { Remediation } from '../entities/remediation.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

@Resolver(() => IncidentReport)
export class IncidentReportResolver {
  @Query(() => IncidentReport, { nullable: true, description: 'An incident report by its id.' })
  incidentReport(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<IncidentReport | null> {
    return rows.find(IncidentReport, id);
  }
}

export const INCIDENT_REPORT_LISTS = listsOf(IncidentReport, {
  remediations: [Remediation, 'What to do about it.'],
  comments: [IncidentComment, 'What was said about it.'],
  rejections: [RemediationRejection, 'Why remediations were rejected.'],
});
