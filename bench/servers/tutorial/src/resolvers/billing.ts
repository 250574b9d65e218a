import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import { dataSource } from '../data-source.js';
import { AccountBilling } from '../entities/account.js';
import { Invoice } from '../entities/invoice.js';
import { OrganizationUsageLine } from '../entities/organization-usage-line.js';
import { PaymentMethod } from '../entities/payment-method.js';
import { connectionOf, type Page, PageArgs, pageOf } from '../pagination.js';
import { type Context } from '../user.js';

const InvoiceConnection = connectionOf(Invoice);
const OrganizationUsageLineConnection = connectionOf(OrganizationUsageLine);

@Resolver(() => AccountBilling)
export class BillingResolver {
  @FieldResolver(() => InvoiceConnection, { nullable: true })
  invoices(@Root() { accountId }: AccountBilling, @Args(() => PageArgs) args: PageArgs): Promise<Page<Invoice>> {
    return pageOf(dataSource.getRepository(Invoice), { accountId }, args, 'DESC');
  }

  @FieldResolver(() => PaymentMethod, { nullable: true })
  paymentMethod(@Root() { accountId }: AccountBilling): Promise<PaymentMethod | null> {
    return dataSource.getRepository(PaymentMethod).findOneBy({ accountId });
  }
}

@Resolver(() => Invoice)
export class InvoiceResolver {
  @Query(() => Invoice, { nullable: true })
  invoice(@Arg('id', () => ID) id: string, @Ctx() { user }: Context): Promise<Invoice | null> {
    return dataSource.getRepository(Invoice).findOneBy({ accountId: In(user.accountIds), id });
  }

  @FieldResolver(() => OrganizationUsageLineConnection, { nullable: true })
  organizationUsage(
    @Root() { accountId, id: invoiceId }: Invoice,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<OrganizationUsageLine>> {
    return pageOf(dataSource.getRepository(OrganizationUsageLine), { accountId, invoiceId }, args);
  }
}
