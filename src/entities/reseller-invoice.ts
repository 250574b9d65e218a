import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { PLACE, type Place } from '../auth/viewer.js';
import { InvoiceStatus, Product, type Member } from './closed-sets.js';
import { int, key, one, stored, text, time } from './columns.js';
import { Node } from './node.js';
import { by, Row, Stored, to, whole } from './row.js';

@ObjectType('ResellerInvoice', {
  implements: Node,
  simpleResolvers: true,
  description: 'What a reseller pays for its accounts.',
})
@Entity({ schema: 'fieldgate', name: 'reseller_invoice' })
@Stored({
  table: 'reseller_invoice',
  code: 'RI',
  placement: 'reference',
  stands: 'reseller',
  order: 'descending',
  under: { Reseller: whole() },
  needs: { amount: ['amountMinor', 'currency'] },
})
export class ResellerInvoice extends Row {
  @key() override id!: string;
  @stored('uuid') resellerId!: string;
  @stored('bigint') amountMinor!: string;
  @stored('text') currency!: string;

  @one(InvoiceStatus, 'Where the invoice stands.') status!: Member<typeof InvoiceStatus>;
  @time('The start of the billed period.') periodStart!: Date;
  @time('The end of the billed period.') periodEnd!: Date;
  @time('When the invoice was made.') createdAt!: Date;

  get [PLACE](): Place {
    return { kind: 'RESELLER', resellerId: this.resellerId };
  }
}

/** One line per account (domain.md H14: what is added up inside a reseller's invoice is never visible in an account). */
@ObjectType('AccountUsageLine', {
  implements: Node,
  simpleResolvers: true,
  description: 'The usage of one account on a reseller invoice.',
})
@Entity({ schema: 'fieldgate', name: 'account_usage_line' })
@Stored({
  table: 'account_usage_line',
  code: 'AL',
  placement: 'reference',
  stands: 'reseller',
  order: 'ascending',
  under: { ResellerInvoice: by('reseller_invoice_id') },
  references: { account: to('Account', 'The account.') },
})
export class AccountUsageLine extends Row {
  @key() override id!: string;
  @stored('uuid') resellerId!: string;
  @stored('uuid') accountId!: string;
  @stored('uuid') resellerInvoiceId!: string;

  @text('The name of the account when it was billed.') accountName!: string;
  @one(Product, 'The product.') product!: Member<typeof Product>;
  @time('The start of the counted period.') periodStart!: Date;
  @time('The end of the counted period.') periodEnd!: Date;
  @time('The start of the subscription.') subscriptionStart!: Date | null;
  @time('The end of the subscription.') subscriptionEnd!: Date | null;
  @int('Units that are billed.') billable!: number;
  @int('Units that are not billed.') nonBillable!: number;
  @int('Units counted.') actual!: number;

  get [PLACE](): Place {
    return { kind: 'RESELLER', resellerId: this.resellerId };
  }
}
