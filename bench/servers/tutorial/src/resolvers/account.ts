import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import { dataSource } from '../data-source.js';
import { Account, AccountBilling } from '../entities/account.js';
import { Agent } from '../entities/agent.js';
import { Invoice } from '../entities/invoice.js';
import { Organization } from '../entities/organization.js';
import { connectionOf, PageArgs, pageOf, type Page } from '../pagination.js';
import { type Context } from '../user.js';
import { AgentConnection } from './agent.js';
import { OrganizationConnection } from './organization.js';

const InvoiceConnection = connectionOf(Invoice);

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Account, { nullable: true })
  account(@Arg('id', () => ID) id: string): Promise<Account | null> {
    return dataSource.getRepository(Account).findOneBy({ id });
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
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { user }: Context,
  ): Promise<Page<Agent>> {
    const reached = user.organizationsOf(accountId);
    const where = reached === null ? { accountId } : { accountId, organizationId: In(reached) };
    return pageOf(dataSource.getRepository(Agent), where, args);
  }
}

@Resolver(() => AccountBilling)
export class BillingResolver {
  @FieldResolver(() => InvoiceConnection, { nullable: true })
  invoices(@Root() { accountId }: AccountBilling, @Args(() => PageArgs) args: PageArgs): Promise<Page<Invoice>> {
    return pageOf(dataSource.getRepository(Invoice), { accountId }, args, 'DESC');
  }
}
