import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import { dataSource } from '../data-source.js';
import { AccountUser } from '../entities/account-user.js';
import { Agent } from '../entities/agent.js';
import { IncidentComment } from '../entities/incident-comment.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Organization } from '../entities/organization.js';
import { Remediation } from '../entities/remediation.js';
import { RemediationRejection } from '../entities/remediation-rejection.js';
import { connectionOf, type Page, PageArgs, pageOf } from '../pagination.js';
import { type Context } from '../user.js';

const IncidentCommentConnection = connectionOf(IncidentComment);
const RemediationConnection = connectionOf(Remediation);
const RemediationRejectionConnection = connectionOf(RemediationRejection);

@Resolver(() => IncidentReport)
export class IncidentReportResolver {
  @Query(() => IncidentReport, { nullable: true })
  incidentReport(@Arg('id', () => ID) id: string, @Ctx() { user }: Context): Promise<IncidentReport | null> {
    return dataSource.getRepository(IncidentReport).findOneBy({ accountId: In(user.accountIds), id });
  }

  @FieldResolver(() => Organization, { nullable: true })
  organization(@Root() { accountId, organizationId }: IncidentReport): Promise<Organization | null> {
    return dataSource.getRepository(Organization).findOneBy({ accountId, id: organizationId });
  }

  @FieldResolver(() => Agent, { nullable: true })
  async agent(@Root() { accountId, agentId }: IncidentReport): Promise<Agent | null> {
    return agentId === null ? null : dataSource.getRepository(Agent).findOneBy({ accountId, id: agentId });
  }

  @FieldResolver(() => RemediationConnection, { nullable: true })
  remediations(
    @Root() { accountId, id: incidentReportId }: IncidentReport,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Remediation>> {
    return pageOf(dataSource.getRepository(Remediation), { accountId, incidentReportId }, args);
  }

  @FieldResolver(() => IncidentCommentConnection, { nullable: true })
  comments(
    @Root() { accountId, id: incidentReportId }: IncidentReport,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<IncidentComment>> {
    return pageOf(dataSource.getRepository(IncidentComment), { accountId, incidentReportId }, args);
  }

  @FieldResolver(() => RemediationRejectionConnection, { nullable: true })
  rejections(
    @Root() { accountId, id: incidentReportId }: IncidentReport,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<RemediationRejection>> {
    return pageOf(dataSource.getRepository(RemediationRejection), { accountId, incidentReportId }, args);
  }
}

@Resolver(() => Remediation)
export class RemediationResolver {
  @FieldResolver(() => AccountUser, { nullable: true })
  async approvedBy(@Root() { accountId, approvedById }: Remediation): Promise<AccountUser | null> {
    if (approvedById === null) return null;
    return dataSource.getRepository(AccountUser).findOneBy({ accountId, id: approvedById });
  }
}
