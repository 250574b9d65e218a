import { Arg, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Agent } from '../entities/agent.js';
import { AuditEvent } from '../entities/audit-event.js';
import { Escalation } from '../entities/escalation.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Identity } from '../entities/itdr/identity.js';
import { Membership } from '../entities/membership.js';
import { Organization } from '../entities/organization.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true, description: 'An organization by its id.' })
  organization(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Organization | null> {
    return rows.find(Organization, id);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many endpoints you can see.' })
  agentsCount(@Scoped() rows: ScopedRows, @Root() organization: Organization): Promise<number | null> {
    return rows.count(Agent, organization);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many incident reports you can see.' })
  incidentReportsCount(@Scoped() rows: ScopedRows, @Root() organization: Organization): Promise<number | null> {
    return rows.count(IncidentReport, organization);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many identities you can see are billed.' })
  billableIdentityCount(@Scoped() rows: ScopedRows, @Root() organization: Organization): Promise<number | null> {
    return rows.count(Identity, organization);
  }
}

export const ORGANIZATION_LISTS = listsOf(Organization, {
  agents: [Agent, 'The endpoints.'],
  incidentReports: [IncidentReport, 'The incident reports, newest first.'],
  escalations: [Escalation, 'The escalations that concern it, newest first.'],
  members: [Membership, 'The people with a role in the organization itself.'],
  auditEvents: [AuditEvent, 'What was done in the organization, newest first.'],
});
