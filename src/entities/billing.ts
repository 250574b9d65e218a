import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { GraphQLDateTime } from 'graphql-scalars';
import type { SupportType } from '../auth/viewer.js';
import { Address } from './account.js';
import { AccountRow } from './account-row.js';
import {
  BillingInterval,
  ContractStatus,
  InvoiceStatus,
  Product,
  ScheduleStatus,
  SubscriptionStatus,
  SupportTypeName,
  type Member,
} from './closed-sets.js';
import { flag, int, one, stored, text, texts, time, value, values } from './columns.js';
import { Node } from './node.js';
import { by, Stored, to, whole } from './row.js';

@ObjectType('Invoice', { implements: Node, simpleResolvers: true, description: 'An invoice of an account.' })
@Entity({ schema: 'fieldgate', name: 'invoice' })
@Stored({
  table: 'invoice',
  code: 'IN',
  placement: 'tenant',
  stands: 'account',
  order: 'descending',
  under: { AccountBilling: whole() },
  needs: { amount: ['amountMinor', 'currency'] },
})
export class Invoice extends AccountRow {
  @stored('bigint') amountMinor!: string;
  @stored('text') currency!: string;

  @text('The number printed on the invoice.') number!: string;
  @text('What was sold.') plan!: string | null;
  @int('How many units were billed.') quantity!: number | null;
  @text('Where the receipt of the payment can be read.') receiptUrl!: string | null;
  @one(InvoiceStatus, 'Where the invoice stands.') status!: Member<typeof InvoiceStatus>;
  @flag('Whether usage lines belong to it.') hasUsage!: boolean;
  @time('When the invoice was made.') createdAt!: Date;
  @time('When the invoice last changed.') updatedAt!: Date;
}

/** The breakdown names organizations as plain text: Finance sees it without seeing organizations (domain.md 8.5). */
@ObjectType('OrganizationUsageLine', {
  implements: Node,
  simpleResolvers: true,
  description: 'What one organization used in the period of an invoice.',
})
@Entity({ schema: 'fieldgate', name: 'organization_usage_line' })
@Stored({
  table: 'organization_usage_line',
  code: 'OL',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { Invoice: by('invoice_id') },
})
export class OrganizationUsageLine extends AccountRow {
  @stored('uuid') invoiceId!: string;

  @text('The name of the organization when it was billed.') organizationName!: string;
  @time('The start of the counted period.') periodStart!: Date;
  @time('The end of the counted period.') periodEnd!: Date;
  @int('Units of EDR.') edr!: number;
  @int('Units of ITDR.') itdr!: number;
  @int('Units of SAT.') sat!: number;
  @int('Units of SIEM.') siem!: number;
}

@ObjectType('Contract', { implements: Node, simpleResolvers: true, description: 'What an account agreed to.' })
@Entity({ schema: 'fieldgate', name: 'contract' })
@Stored({
  table: 'contract',
  code: 'CT',
  placement: 'tenant',
  stands: 'account',
  order: 'descending',
  under: { AccountBilling: whole() },
})
export class Contract extends AccountRow {
  @one(Product, 'The product.') product!: Member<typeof Product>;
  @one(SupportTypeName, 'Who answers incidents under the contract.') supportType!: SupportType;
  @int('The least number of units.') minimum!: number;
  @one(BillingInterval, 'How often is billed.') billingInterval!: Member<typeof BillingInterval>;
  @time('When the contract starts.') startsAt!: Date;
  @time('When the contract ends.') endsAt!: Date | null;
  @one(ContractStatus, 'Where the contract stands.') status!: Member<typeof ContractStatus>;
}

@ObjectType('PaymentMethod', { implements: Node, simpleResolvers: true, description: 'How an account pays.' })
@Entity({ schema: 'fieldgate', name: 'payment_method' })
@Stored({
  table: 'payment_method',
  code: 'PM',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { AccountBilling: whole() },
})
export class PaymentMethod extends AccountRow {
  @text('The brand of the card.') brand!: string;
  @text('The last four digits.') last4!: string;
  @time('When the card expires.') expiresAt!: Date;
}

@ObjectType('BillingInfo', {
  implements: Node,
  simpleResolvers: true,
  description: 'To whom invoices of an account are written.',
})
@Entity({ schema: 'fieldgate', name: 'billing_info' })
@Stored({
  table: 'billing_info',
  code: 'BI',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { AccountBilling: whole() },
})
export class BillingInfo extends AccountRow {
  @text('The company.') company!: string;
  @value(Address, 'The address on the invoice.') address!: Address | null;
  @texts('Where invoices are sent.') emails!: readonly string[];
  @text('The tax number.') taxId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A part of the life of a subscription.' })
export class SubscriptionSchedule {
  @Field(() => Int, { nullable: true, description: 'The least number of units.' }) minimum!: number;
  @Field(() => Int, { nullable: true, description: 'The greatest number of units.' }) maximum!: number | null;
  @Field(() => ScheduleStatus, { nullable: true, description: 'Where the part stands.' }) status!: Member<
    typeof ScheduleStatus
  >;
  @Field(() => Int, { nullable: true, description: 'The price of a unit in minor units.' }) targetPrice!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many months it lasts.' }) months!: number | null;
  @Field(() => Int, { nullable: true, description: 'Units given for free.' }) promoUnits!: number | null;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the part starts.' }) startsAt!: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the part ends.' }) endsAt!: string | null;
}

@ObjectType('Subscription', {
  implements: Node,
  simpleResolvers: true,
  description: 'What an account subscribed to, directly or through its reseller.',
})
@Entity({ schema: 'fieldgate', name: 'subscription' })
@Stored({
  table: 'subscription',
  code: 'SB',
  placement: 'reference',
  stands: 'account',
  order: 'descending',
  under: {
    AccountBilling: whole(),
    // An account that went to another reseller took its subscriptions out of this one's sight.
    Reseller: whole('t.account_id IN (SELECT a.id FROM fieldgate.account a WHERE a.reseller_id = $1)'),
  },
  references: { account: to('Account', 'Who subscribed.') },
})
export class Subscription extends AccountRow {
  @stored('uuid') resellerId!: string | null;

  @one(Product, 'The product.') product!: Member<typeof Product>;
  @one(SubscriptionStatus, 'Where the subscription stands.') status!: Member<typeof SubscriptionStatus>;
  @int('The least number of units billed.') minimumUsage!: number;
  @int('The least number of units at the end.') terminalMinimumUsage!: number | null;
  @one(BillingInterval, 'How often is billed.') billingInterval!: Member<typeof BillingInterval>;
  @time('From when the subscription holds.') effectiveDate!: Date | null;
  @time('When it renews.') renewalDate!: Date | null;
  @flag('Whether it renews by itself.') autoRenew!: boolean;
  @text("The buyer's order number.") purchaseOrder!: string | null;
  @values(SubscriptionSchedule, 'The parts of its life.') schedules!: readonly SubscriptionSchedule[];
}
