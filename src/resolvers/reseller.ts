import { Arg, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../entities/account.js';
import { Subscription } from '../entities/billing.js';
import { SupportTypeName, type Member } from '../entities/closed-sets.js';
import { Membership } from '../entities/membership.js';
import { Money } from '../entities/node.js';
import { AccountUsageLine, ResellerInvoice } from '../entities/reseller-invoice.js';
import { Reseller } from '../entities/reseller.js';
import { supportTypesOf } from '../auth/conditions.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

@Resolver(() => Reseller)
export class ResellerResolver {
  @Query(() => Reseller, { nullable: true, description: 'A reseller by its id.' })
  reseller(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Reseller | null> {
    return rows.find(Reseller, id);
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
}

export const RESELLER_LISTS = listsOf(Reseller, {
  accounts: [Account, 'The accounts beneath it.'],
  subscriptions: [Subscription, 'The subscriptions of its accounts, newest first.'],
  invoices: [ResellerInvoice, 'What it pays, newest first.'],
  members: [Membership, 'Its own people.'],
});

export const RESELLER_INVOICE_LISTS = listsOf(ResellerInvoice, {
  accountUsage: [AccountUsageLine, 'What each account used.'],
});
