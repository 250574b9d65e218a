import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ArrayContains, In } from 'typeorm';
import { dataSource } from '../data-source.js';
import { AccountUser } from '../entities/account-user.js';
import { Agent } from '../entities/agent.js';
import { Escalation } from '../entities/escalation.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Membership } from '../entities/membership.js';
import { Organization } from '../entities/organization.js';
import { AgentArgs, conditionsOf, IncidentReportArgs, ordersOf } from '../lists.js';
import { connectionOf, type Page, PageArgs, pageOf, sortedPageOf } from '../pagination.js';
import { type Context } from '../user.js';
import { AgentConnection, IncidentReportConnection } from './agent.js';

export const OrganizationConnection = connectionOf(Organization);
export const EscalationConnection = connectionOf(Escalation);
const MembershipConnection = connectionOf(Membership);

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, { nullable: true })
  organization(@Arg('id', () => ID) id: string, @Ctx() { user }: Context): Promise<Organization | null> {
    return dataSource.getRepository(Organization).findOneBy({ accountId: In(user.accountIds), id });
  }

  @FieldResolver(() => Int, { nullable: true })
  agentsCount(@Root() { accountId, id: organizationId }: Organization): Promise<number> {
    return dataSource.getRepository(Agent).countBy({ accountId, organizationId });
  }

  @FieldResolver(() => Int, { nullable: true })
  incidentReportsCount(@Root() { accountId, id: organizationId }: Organization): Promise<number> {
    return dataSource.getRepository(IncidentReport).countBy({ accountId, organizationId });
  }

  @FieldResolver(() => AgentConnection, { nullable: true })
  agents(
    @Root() { accountId, id: organizationId }: Organization,
    @Args(() => AgentArgs) { filter, orderBy, ...args }: AgentArgs,
  ): Promise<Page<Agent>> {
    const where = { accountId, organizationId, ...conditionsOf(filter) };
    const repository = dataSource.getRepository(Agent);
    return orderBy === undefined
      ? pageOf(repository, where, args)
      : sortedPageOf(repository, where, args, ordersOf(orderBy), 'ASC');
  }

  @FieldResolver(() => IncidentReportConnection, { nullable: true })
  incidentReports(
    @Root() { accountId, id: organizationId }: Organization,
    @Args(() => IncidentReportArgs) { filter, orderBy, ...args }: IncidentReportArgs,
  ): Promise<Page<IncidentReport>> {
    const where = { accountId, organizationId, ...conditionsOf(filter) };
    const repository = dataSource.getRepository(IncidentReport);
    return orderBy === undefined
      ? pageOf(repository, where, args, 'DESC')
      : sortedPageOf(repository, where, args, ordersOf(orderBy), 'DESC');
  }

  @FieldResolver(() => EscalationConnection, { nullable: true })
  escalations(
    @Root() { accountId, id }: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Escalation>> {
    const where = { accountId, organizationIds: ArrayContains([id]) };
    return pageOf(dataSource.getRepository(Escalation), where, args, 'DESC');
  }

  @FieldResolver(() => MembershipConnection, { nullable: true })
  members(
    @Root() { accountId, id: organizationId }: Organization,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Membership>> {
    return pageOf(dataSource.getRepository(Membership), { accountId, organizationId }, args);
  }
}

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => AccountUser, { nullable: true })
  user(@Root() { accountId, personId }: Membership): Promise<AccountUser | null> {
    return dataSource.getRepository(AccountUser).findOneBy({ accountId: accountId ?? '', id: personId });
  }
}
