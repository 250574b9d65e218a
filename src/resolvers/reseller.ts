import { Arg, Args, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../context/page.js';
import { Account } from '../entities/account.js';
import { Subscription } from '../entities/billing.js';
import { SupportTypeName, type Member } from '../entities/closed-sets.js';
import { Membership } from '../entities/membership.js';
import { Money } from '../entities/node.js';
import { AccountUsageLine, ResellerInvoice } from '../entities/reseller-invoice.js';
import { Reseller } from '../entities/reseller.js';
import { supportTypesOf } from '../auth/conditions.js';
import {
  AccountConnection,
  AccountUsageLineConnection,
  MembershipConnection,
  ResellerInvoiceConnection,
  SubscriptionConnection,
} from './connections.js';
import { PageArgs, Scoped, type ScopedRows } from './decorators.js';

@Resolver(() => Reseller)
export class ResellerResolver {
  @Query(() => Reseller, { nullable: true, description: 'A reseller by its id.' })
  reseller(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Reseller | null> {
    return rows.find(Reseller, id);
  }

  @FieldResolver(() => AccountConnection, { nullable: true, description: 'The accounts beneath it.' })
  accounts(
    @Scoped() rows: ScopedRows,
    @Root() reseller: Reseller,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Account> | null> {
    return rows.connection(Account, reseller, args);
  }

  @FieldResolver(() => SubscriptionConnection, {
    nullable: true,
    description: 'The subscriptions of its accounts, newest first.',
  })
  subscriptions(
    @Scoped() rows: ScopedRows,
    @Root() reseller: Reseller,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Subscription> | null> {
    return rows.connection(Subscription, reseller, args);
  }

  @FieldResolver(() => ResellerInvoiceConnection, { nullable: true, description: 'What it pays, newest first.' })
  invoices(
    @Scoped() rows: ScopedRows,
    @Root() reseller: Reseller,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<ResellerInvoice> | null> {
    return rows.connection(ResellerInvoice, reseller, args);
  }

  @FieldResolver(() => MembershipConnection, { nullable: true, description: 'Its own people.' })
  members(
    @Scoped() rows: ScopedRows,
    @Root() reseller: Reseller,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Membership> | null> {
    return rows.connection(Membership, reseller, args);
  }

  @FieldResolver(() => [SupportTypeName], {
    nullable: true,
    description: 'What it may choose for an account (domain.md 2.3).',
  })
  availableSupportTypes(@Root() reseller: Reseller): readonly Member<typeof SupportTypeName>[] {
    return supportTypesOf(reseller);
  }
}

@Resolver(() => ResellerInvoice)
export class ResellerInvoiceResolver {
  @FieldResolver(() => Money, { nullable: true, description: 'The sum.' })
  amount(@Root() { amountMinor, currency }: ResellerInvoice): Money {
    return { amountMinor, currency };
  }

  @FieldResolver(() => AccountUsageLineConnection, { nullable: true, description: 'What each account used.' })
  accountUsage(
    @Scoped() rows: ScopedRows,
    @Root() invoice: ResellerInvoice,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<AccountUsageLine> | null> {
    return rows.connection(AccountUsageLine, invoice, args);
  }
}

@Resolver(() => AccountUsageLine)
export class AccountUsageLineResolver {
  @FieldResolver(() => Account, { nullable: true, description: 'The account.' })
  account(@Scoped() rows: ScopedRows, @Root() line: AccountUsageLine): Promise<Account | null> {
    return rows.reference(Account, line.accountId, line.accountId);
  }
}
