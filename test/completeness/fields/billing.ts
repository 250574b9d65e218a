import { ABOVE, as, entity, hidden, parts, REFERENCE, shown, type Entity } from '../line.js';

const MONEY = 'money is an amount with its currency (contract section 3)';
const PERIOD = 'the period is two times';

/** What is paid, by whom, for what. */
export const BILLING: readonly Entity[] = [
  entity(
    'Invoice',
    'Invoice',
    shown('billing.invoice.view', 'id amount plan quantity status hasUsage createdAt updatedAt'),
    as('amount in minor units', 'Money.amountMinor', 'public', MONEY),
    as('currencyType', 'Money.currency', 'public', MONEY),
    as('receipt url', 'receiptUrl', 'billing.receipt.view', 'the name of contract section 4'),
  ),
  entity(
    'AccountUsageLineItem',
    'AccountUsageLine',
    shown('reseller.invoice.view', 'id periodStart periodEnd product'),
    as('account', 'account', 'account.view', REFERENCE),
    as('subscription.startDate', 'subscriptionStart', 'reseller.invoice.view', 'two times'),
    as('subscription.endDate', 'subscriptionEnd', 'reseller.invoice.view', 'two times'),
    as('usage.billable', 'billable', 'reseller.invoice.view', 'three counts'),
    as('usage.nonBillable', 'nonBillable', 'reseller.invoice.view', 'three counts'),
    as('usage.actual', 'actual', 'reseller.invoice.view', 'three counts'),
  ),
  entity(
    'OrganizationUsageLineItem',
    'OrganizationUsageLine',
    shown('billing.invoice.orgBreakdown.view', 'id'),
    as('period start', 'periodStart', 'billing.invoice.orgBreakdown.view', PERIOD),
    as('period end', 'periodEnd', 'billing.invoice.orgBreakdown.view', PERIOD),
    as('account', 'Invoice.organizationUsage', 'billing.invoice.orgBreakdown.view', ABOVE),
    as(
      'organization',
      'organizationName',
      'billing.invoice.orgBreakdown.view',
      'plain text, for Finance (domain.md 8b)',
    ),
    as('actualUsage.edr', 'edr', 'billing.invoice.orgBreakdown.view', 'four counts'),
    as('actualUsage.itdr', 'itdr', 'billing.invoice.orgBreakdown.view', 'four counts'),
    as('actualUsage.sat', 'sat', 'billing.invoice.orgBreakdown.view', 'four counts'),
    as('actualUsage.siem', 'siem', 'billing.invoice.orgBreakdown.view', 'four counts'),
  ),
  entity(
    'Subscription',
    'Subscription',
    shown('public', 'id product status minimumUsage terminalMinimumUsage billingInterval effectiveDate renewalDate'),
    shown('public', 'autoRenew purchaseOrder schedules'),
    as('account', 'account', 'account.view', REFERENCE),
    parts('schedules', 'SubscriptionSchedule', 'public', 'minimum maximum status targetPrice months promoUnits'),
    parts('schedules', 'SubscriptionSchedule', 'public', 'startsAt endsAt'),
    hidden('schedules.id', 'a schedule is a value of its subscription; nothing points at it (rulings 13)'),
  ),
  entity(
    'Contract',
    'Contract',
    shown('billing.contract.view', 'product supportType minimum billingInterval startsAt endsAt status'),
    as('account', 'AccountBilling.contracts', 'billing.contract.view', ABOVE),
  ),
  entity('PaymentMethod', 'PaymentMethod', shown('billing.paymentMethod.view', 'brand last4 expiresAt')),
  entity('BillingInfo', 'BillingInfo', shown('billing.info.view', 'company address emails taxId')),
];
