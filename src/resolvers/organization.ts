import { Arg, Args, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../context/page.js';
import { Account } from '../entities/account.js';
import { Agent } from '../entities/agent.js';
import { AuditEvent } from '../entities/audit-event.js';
import { Escalation } from '../entities/escalation.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Membership } from '../entities/membership.js';
import { Organization } from '../entities/organization.js';
import {
  AgentConnection,
  AuditEventConnection,
  EscalationConnection,
  IncidentReportConnection,
  MembershipConnection,
} from './connections.js';
import { PageArgs, Scoped, type ScopedRows } from './decorators.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true, description: 'An organization by its id.' })
  organization(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Organization | null> {
    return rows.find(Organization, id);
  }

  @FieldResolver(() => Account, { nullable: true, description: 'The MSP.' })
  account(@Scoped() rows: ScopedRows, @Root() organization: Organization): Promise<Account | null> {
    return rows.reference(Account, organization.accountId, organization.accountId);
  }

  @FieldResolver(() => AgentConnection, { nullable: true, description: 'The endpoints.' })
  agents(
    @Scoped() rows: ScopedRows,
    @Root() organization: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Agent> | null> {
    return rows.connection(Agent, organization, args);
  }

  @FieldResolver(() => IncidentReportConnection, { nullable: true, description: 'The incident reports, newest first.' })
  incidentReports(
    @Scoped() rows: ScopedRows,
    @Root() organization: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<IncidentReport> | null> {
    return rows.connection(IncidentReport, organization, args);
  }

  @FieldResolver(() => EscalationConnection, {
    nullable: true,
    description: 'The escalations that concern it, newest first.',
  })
  escalations(
    @Scoped() rows: ScopedRows,
    @Root() organization: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Escalation> | null> {
    return rows.connection(Escalation, organization, args);
  }

  @FieldResolver(() => MembershipConnection, {
    nullable: true,
    description: 'The people with a role in the organization itself.',
  })
  members(
    @Scoped() rows: ScopedRows,
    @Root() organization: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Membership> | null> {
    return rows.connection(Membership, organization, args);
  }

  @FieldResolver(() => AuditEventConnection, {
    nullable: true,
    description: 'What was done in the organization, newest first.',
  })
  auditEvents(
    @Scoped() rows: ScopedRows,
    @Root() organization: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<AuditEvent> | null> {
    return rows.connection(AuditEvent, organization, args);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many endpoints you can see.' })
  agentsCount(@Scoped() rows: ScopedRows, @Root() organization: Organization): Promise<number | null> {
    return rows.count(Agent, organization);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many incident reports you can see.' })
  incidentReportsCount(@Scoped() rows: ScopedRows, @Root() organization: Organization): Promise<number | null> {
    return rows.count(IncidentReport, organization);
  }
}
