import { area, connection, everywhere, guard } from './area.js';

/** The reseller and what it pays. */
export const RESELLER = area({
  lines: [
    guard(
      'reseller.view',
      'Reseller',
      'id name type origin partnerSupportedQualified enabledProducts availableSupportTypes',
    ),
    guard('reseller.view', 'Reseller', 'termsAcceptedAt createdAt'),
    guard('account.view', 'Reseller', 'accounts'),
    guard('reseller.member.manage', 'Reseller', 'members'),
    guard('reseller.subscription.view', 'Reseller', 'subscriptions allowedBillingIntervals'),
    guard('reseller.invoice.view', 'Reseller', 'invoices billingEmails creditCardOnFile'),
    guard('reseller.invoice.view', 'ResellerInvoice', 'id amount status periodStart periodEnd createdAt accountUsage'),
    connection('reseller.invoice.view', 'ResellerInvoice'),
    guard('reseller.invoice.view', 'AccountUsageLine', 'id accountName product periodStart periodEnd'),
    guard('reseller.invoice.view', 'AccountUsageLine', 'subscriptionStart subscriptionEnd billable nonBillable actual'),
    guard('account.view', 'AccountUsageLine', 'account'),
    connection('reseller.invoice.view', 'AccountUsageLine'),
  ],
  rows: {
    Reseller: everywhere('reseller.view'),
    ResellerInvoice: everywhere('reseller.invoice.view'),
    AccountUsageLine: everywhere('reseller.invoice.view'),
  },
});
