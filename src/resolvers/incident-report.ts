import { Arg, Args, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../context/page.js';
import { Agent } from '../entities/agent.js';
import { IncidentComment, IncidentReport, RemediationRejection } from '../entities/incident-report.js';
import { Organization } from '../entities/organization.js';
import { Remediation } from '../entities/remediation.js';
import { User } from '../entities/user.js';
import { IncidentCommentConnection, RemediationConnection, RemediationRejectionConnection } from './connections.js';
import { PageArgs, Scoped, type ScopedRows } from './decorators.js';

@Resolver(() => IncidentReport)
export class IncidentReportResolver {
  @Query(() => IncidentReport, { nullable: true, description: 'An incident report by its id.' })
  incidentReport(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<IncidentReport | null> {
    return rows.find(IncidentReport, id);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Where it happened.' })
  organization(@Scoped() rows: ScopedRows, @Root() report: IncidentReport): Promise<Organization | null> {
    return rows.reference(Organization, report.accountId, report.organizationId);
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'The endpoint it is about, if any.' })
  agent(@Scoped() rows: ScopedRows, @Root() report: IncidentReport): Promise<Agent | null> {
    return rows.reference(Agent, report.accountId, report.agentId);
  }

  @FieldResolver(() => RemediationConnection, { nullable: true, description: 'What to do about it.' })
  remediations(
    @Scoped() rows: ScopedRows,
    @Root() report: IncidentReport,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Remediation> | null> {
    return rows.connection(Remediation, report, args);
  }

  @FieldResolver(() => IncidentCommentConnection, { nullable: true, description: 'What was said about it.' })
  comments(
    @Scoped() rows: ScopedRows,
    @Root() report: IncidentReport,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<IncidentComment> | null> {
    return rows.connection(IncidentComment, report, args);
  }

  @FieldResolver(() => RemediationRejectionConnection, {
    nullable: true,
    description: 'Why remediations were rejected.',
  })
  rejections(
    @Scoped() rows: ScopedRows,
    @Root() report: IncidentReport,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<RemediationRejection> | null> {
    return rows.connection(RemediationRejection, report, args);
  }
}

@Resolver(() => Remediation)
export class RemediationResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who approved it.' })
  approvedBy(@Scoped() rows: ScopedRows, @Root() remediation: Remediation): Promise<User | null> {
    return rows.reference(User, remediation.accountId, remediation.approvedById);
  }
}

@Resolver(() => IncidentComment)
export class IncidentCommentResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who said it.' })
  author(@Scoped() rows: ScopedRows, @Root() comment: IncidentComment): Promise<User | null> {
    return rows.reference(User, comment.accountId, comment.authorId);
  }
}

@Resolver(() => RemediationRejection)
export class RemediationRejectionResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who rejected.' })
  rejectedBy(@Scoped() rows: ScopedRows, @Root() rejection: RemediationRejection): Promise<User | null> {
    return rows.reference(User, rejection.accountId, rejection.rejectedById);
  }
}
