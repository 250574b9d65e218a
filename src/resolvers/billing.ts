import { Arg, Args, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../context/page.js';
import { Account } from '../entities/account.js';
import { Invoice, OrganizationUsageLine, Subscription } from '../entities/billing.js';
import { Money } from '../entities/node.js';
import { OrganizationUsageLineConnection } from './connections.js';
import { PageArgs, Scoped, type ScopedRows } from './decorators.js';

@Resolver(() => Invoice)
export class InvoiceResolver {
  @Query(() => Invoice, { nullable: true, description: 'An invoice by its id.' })
  invoice(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Invoice | null> {
    return rows.find(Invoice, id);
  }

  @FieldResolver(() => Money, { nullable: true, description: 'The sum.' })
  amount(@Root() { amountMinor, currency }: Invoice): Money {
    return { amountMinor, currency };
  }

  @FieldResolver(() => OrganizationUsageLineConnection, {
    nullable: true,
    description: 'What each organization used, by name (domain.md 8.5).',
  })
  organizationUsage(
    @Scoped() rows: ScopedRows,
    @Root() invoice: Invoice,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<OrganizationUsageLine> | null> {
    return rows.connection(OrganizationUsageLine, invoice, args);
  }
}

@Resolver(() => Subscription)
export class SubscriptionResolver {
  @FieldResolver(() => Account, { nullable: true, description: 'Who subscribed.' })
  account(@Scoped() rows: ScopedRows, @Root() subscription: Subscription): Promise<Account | null> {
    return rows.reference(Account, subscription.accountId, subscription.accountId);
  }
}
