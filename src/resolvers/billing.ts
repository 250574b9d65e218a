import { Arg, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Invoice, OrganizationUsageLine } from '../entities/billing.js';
import { Money } from '../entities/node.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

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
}

export const INVOICE_LISTS = listsOf(Invoice, {
  organizationUsage: [OrganizationUsageLine, 'What each organization used, by name (domain.md 8.5).'],
});
