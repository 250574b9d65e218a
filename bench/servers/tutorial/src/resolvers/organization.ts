import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { ArrayContains } from 'typeorm';
import { dataSource } from '../data-source.js';
import { Agent } from '../entities/agent.js';
import { Escalation } from '../entities/escalation.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Organization } from '../entities/organization.js';
import { connectionOf, PageArgs, pageOf, type Page } from '../pagination.js';
import { AgentConnection } from './agent.js';

export const OrganizationConnection = connectionOf(Organization);
const EscalationConnection = connectionOf(Escalation);
const IncidentReportConnection = connectionOf(IncidentReport);

@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => AgentConnection, { nullable: true })
  agents(
    @Root() { accountId, id: organizationId }: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Agent>> {
    return pageOf(dataSource.getRepository(Agent), { accountId, organizationId }, args);
  }

  @FieldResolver(() => IncidentReportConnection, { nullable: true })
  incidentReports(
    @Root() { accountId, id: organizationId }: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<IncidentReport>> {
    return pageOf(dataSource.getRepository(IncidentReport), { accountId, organizationId }, args, 'DESC');
  }

  @FieldResolver(() => EscalationConnection, { nullable: true })
  escalations(
    @Root() { accountId, id }: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Escalation>> {
    const where = { accountId, organizationIds: ArrayContains([id]) };
    return pageOf(dataSource.getRepository(Escalation), where, args, 'DESC');
  }
}
