import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ArrayOverlap, In } from 'typeorm';
import { dataSource } from '../data-source.js';
import { Account, AccountBilling } from '../entities/account.js';
import { Agent } from '../entities/agent.js';
import { Escalation } from '../entities/escalation.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Organization } from '../entities/organization.js';
import { Reseller } from '../entities/reseller.js';
import { AgentArgs, conditionsOf, IncidentReportArgs, ordersOf } from '../lists.js';
import { connectionOf, type Page, PageArgs, pageOf, sortedPageOf } from '../pagination.js';
import { type Context } from '../user.js';
import { AgentConnection, IncidentReportConnection } from './agent.js';
import { EscalationConnection, OrganizationConnection } from './organization.js';

const AccountConnection = connectionOf(Account);

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { nullable: true })
  account(@Arg('id', () => ID) id: string): Promise<Account | null> {
    return dataSource.getRepository(Account).findOneBy({ id });
  }

  @Query(() => AccountConnection, { nullable: true })
  accounts(@Args(() => PageArgs) args: PageArgs, @Ctx() { user }: Context): Promise<Page<Account>> {
    return pageOf(dataSource.getRepository(Account), { only: user.accountsWith('account.view') }, args);
  }

  @FieldResolver(() => Reseller, { nullable: true })
  async reseller(@Root() { resellerId }: Account): Promise<Reseller | null> {
    return resellerId === null ? null : dataSource.getRepository(Reseller).findOneBy({ id: resellerId });
  }

  @FieldResolver(() => AccountBilling, { nullable: true })
  billing(@Root() { id }: Account): AccountBilling {
    return { accountId: id };
  }

  @FieldResolver(() => OrganizationConnection, { nullable: true })
  organizations(
    @Root() { id: accountId }: Account,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { user }: Context,
  ): Promise<Page<Organization>> {
    const only = user.organizationsOf(accountId);
    return pageOf(dataSource.getRepository(Organization), { accountId, only }, args);
  }

  @FieldResolver(() => AgentConnection, { nullable: true })
  agents(
    @Root() { id: accountId }: Account,
    @Args(() => AgentArgs) { filter, orderBy, ...args }: AgentArgs,
    @Ctx() { user }: Context,
  ): Promise<Page<Agent>> {
    const where = { accountId, ...reachedBy(user, accountId), ...conditionsOf(filter) };
    const repository = dataSource.getRepository(Agent);
    return orderBy === undefined
      ? pageOf(repository, where, args)
      : sortedPageOf(repository, where, args, ordersOf(orderBy), 'ASC');
  }

  @FieldResolver(() => IncidentReportConnection, { nullable: true })
  incidentReports(
    @Root() { id: accountId }: Account,
    @Args(() => IncidentReportArgs) { filter, orderBy, ...args }: IncidentReportArgs,
    @Ctx() { user }: Context,
  ): Promise<Page<IncidentReport>> {
    const where = { accountId, ...reachedBy(user, accountId), ...conditionsOf(filter) };
    const repository = dataSource.getRepository(IncidentReport);
    return orderBy === undefined
      ? pageOf(repository, where, args, 'DESC')
      : sortedPageOf(repository, where, args, ordersOf(orderBy), 'DESC');
  }

  @FieldResolver(() => EscalationConnection, { nullable: true })
  escalations(
    @Root() { id: accountId }: Account,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { user }: Context,
  ): Promise<Page<Escalation>> {
    const reached = user.organizationsOf(accountId);
    const where = reached === null ? { accountId } : { accountId, organizationIds: ArrayOverlap(reached) };
    return pageOf(dataSource.getRepository(Escalation), where, args, 'DESC');
  }
}

/** The condition on rows of an account's organizations that the user may list. */
function reachedBy(user: Context['user'], accountId: string): object {
  const reached = user.organizationsOf(accountId);
  return reached === null ? {} : { organizationId: In(reached) };
}
