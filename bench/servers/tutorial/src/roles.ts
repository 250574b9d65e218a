const MSP = ['ACCOUNT/ADMIN', 'ACCOUNT/SECURITY_ENGINEER', 'ACCOUNT/USER', 'ACCOUNT/READ_ONLY'];
const PROVISIONER = 'ACCOUNT/PROVISIONER';
const BOOKS = ['ACCOUNT/ADMIN', 'ACCOUNT/FINANCE'];
const CUSTOMER = [
  'ORGANIZATION/ADMIN',
  'ORGANIZATION/SECURITY_ENGINEER',
  'ORGANIZATION/USER',
  'ORGANIZATION/READ_ONLY',
];

/** Which roles have which permission, after schema/permissions.md; resellers and support are not served here. */
export const PERMISSIONS = {
  'account.view': [...MSP, PROVISIONER, 'ACCOUNT/FINANCE'],
  'account.settings.view': MSP,
  'accountUser.view': MSP,
  'agent.view': [...MSP, PROVISIONER, ...CUSTOMER],
  'billing.invoice.orgBreakdown.view': BOOKS,
  'billing.invoice.view': BOOKS,
  'billing.paymentMethod.view': BOOKS,
  'billing.receipt.view': BOOKS,
  'defender.policy.view': [...MSP, PROVISIONER, ...CUSTOMER],
  'escalation.view': ['ACCOUNT/ADMIN', 'ACCOUNT/SECURITY_ENGINEER', 'ORGANIZATION/ADMIN'],
  'evidence.view': [...MSP, ...CUSTOMER],
  'exclusion.view': [...MSP, PROVISIONER, ...CUSTOMER],
  'incident.view': [...MSP, ...CUSTOMER],
  'orgUser.view': [...MSP, PROVISIONER, ...CUSTOMER],
  'organization.reportRecipients.view': [...MSP, PROVISIONER, ...CUSTOMER],
  'organization.view': [...MSP, PROVISIONER, ...CUSTOMER],
  'reseller.view': [],
  'roster.view': ['ACCOUNT/ADMIN', 'ORGANIZATION/ADMIN'],
} satisfies Record<string, string[]>;

export type Permission = keyof typeof PERMISSIONS;
