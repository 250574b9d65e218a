import { area, connection, everywhere, guard } from './area.js';

/** What an account pays, and for what. */
export const BILLING = area({
  lines: [
    guard('billing.invoice.view', 'AccountBilling', 'invoices'),
    guard('billing.contract.view', 'AccountBilling', 'contracts'),
    guard('billing.subscription.view', 'AccountBilling', 'subscriptions'),
    guard('billing.paymentMethod.view', 'AccountBilling', 'paymentMethod'),
    guard('billing.info.view', 'AccountBilling', 'billingInfo'),
    guard('billing.invoice.view', 'Invoice', 'id number amount plan quantity status hasUsage createdAt updatedAt'),
    guard('billing.receipt.view', 'Invoice', 'receiptUrl'),
    guard('billing.invoice.orgBreakdown.view', 'Invoice', 'organizationUsage'),
    connection('billing.invoice.view', 'Invoice'),
    guard('billing.invoice.orgBreakdown.view', 'OrganizationUsageLine', 'id organizationName periodStart periodEnd'),
    guard('billing.invoice.orgBreakdown.view', 'OrganizationUsageLine', 'edr itdr sat siem'),
    connection('billing.invoice.orgBreakdown.view', 'OrganizationUsageLine'),
    guard('billing.contract.view', 'Contract', 'id product supportType minimum billingInterval startsAt endsAt status'),
    connection('billing.contract.view', 'Contract'),
    guard('billing.paymentMethod.view', 'PaymentMethod', 'id brand last4 expiresAt'),
    guard('billing.info.view', 'BillingInfo', 'id company address emails taxId'),
    // Reached from the account's billing and from the reseller: two permissions, so in-scope here, guarded at both doors.
    guard(
      'public',
      'Subscription',
      'id product status minimumUsage terminalMinimumUsage billingInterval effectiveDate',
    ),
    guard('public', 'Subscription', 'renewalDate autoRenew purchaseOrder schedules'),
    guard('account.view', 'Subscription', 'account'),
    guard('public', 'SubscriptionSchedule', 'minimum maximum status targetPrice months promoUnits startsAt endsAt'),
    connection('public', 'Subscription'),
  ],
  rows: {
    Invoice: everywhere('billing.invoice.view'),
    OrganizationUsageLine: everywhere('billing.invoice.orgBreakdown.view'),
    Contract: everywhere('billing.contract.view'),
    PaymentMethod: everywhere('billing.paymentMethod.view'),
    BillingInfo: everywhere('billing.info.view'),
    Subscription: { account: 'billing.subscription.view', organization: null, reseller: 'reseller.subscription.view' },
  },
});
