import { area, connection, everywhere, guard } from './area.js';

/** The account of an MSP. */
export const ACCOUNT = area({
  lines: [
    guard('account.view', 'Account', 'id name subdomain status supportType createdAt disabledAt deletionDueAt billing'),
    guard('reseller.view', 'Account', 'reseller'),
    guard('account.settings.view', 'Account', 'phoneNumber'),
    guard('accountKey.view', 'Account', 'accountKey'), // class K: never in a list of accounts' other fields (domain.md H19)
    guard('billing.subscription.view', 'Account', 'trials'),
    guard('billing.invoice.view', 'Account', 'billingAddress shippingAddress neighborhoodWatch'), // domain.md 5.5
    guard('organization.view', 'Account', 'organizations'),
    guard('agent.view', 'Account', 'agents'),
    guard('incident.view', 'Account', 'incidentReports'),
    guard('escalation.view', 'Account', 'escalations'),
    guard('accountUser.view', 'Account', 'members'),
    guard('audit.view', 'Account', 'auditEvents'),
    connection('account.view', 'Account'),
    guard('public', 'Trial', 'product startsAt endsAt'),
    guard('public', 'Address', 'line1 line2 city state postalCode country'),
    guard('public', 'NeighborhoodWatch', 'edr ispm itdr sat siem'),
  ],
  rows: {
    Account: everywhere('account.view'),
  },
});
