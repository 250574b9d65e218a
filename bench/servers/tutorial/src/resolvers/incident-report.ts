import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { dataSource } from '../data-source.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Remediation } from '../entities/remediation.js';
import { connectionOf, PageArgs, pageOf, type Page } from '../pagination.js';

const RemediationConnection = connectionOf(Remediation);

@Resolver(() => IncidentReport)
export class IncidentReportResolver {
  @FieldResolver(() => RemediationConnection, { nullable: true })
  remediations(
    @Root() { accountId, id: incidentReportId }: IncidentReport,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Remediation>> {
    return pageOf(dataSource.getRepository(Remediation), { accountId, incidentReportId }, args);
  }
}
