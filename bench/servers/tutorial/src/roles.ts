const ACCOUNT = ['ACCOUNT/ADMIN', 'ACCOUNT/SECURITY_ENGINEER', 'ACCOUNT/USER', 'ACCOUNT/READ_ONLY'];
const ORGANIZATION = [
  'ORGANIZATION/ADMIN',
  'ORGANIZATION/SECURITY_ENGINEER',
  'ORGANIZATION/USER',
  'ORGANIZATION/READ_ONLY',
];

/** Which roles have which permission, after schema/permissions.md. */
export const PERMISSIONS = {
  'account.view': [...ACCOUNT, 'ACCOUNT/PROVISIONER', 'ACCOUNT/FINANCE'],
  'organization.view': [...ACCOUNT, 'ACCOUNT/PROVISIONER', ...ORGANIZATION],
  'agent.view': [...ACCOUNT, 'ACCOUNT/PROVISIONER', ...ORGANIZATION],
  'incident.view': [...ACCOUNT, ...ORGANIZATION],
  'evidence.view': [...ACCOUNT, ...ORGANIZATION],
  'escalation.view': ['ACCOUNT/ADMIN', 'ACCOUNT/SECURITY_ENGINEER', 'ORGANIZATION/ADMIN'],
  'billing.invoice.view': ['ACCOUNT/ADMIN', 'ACCOUNT/FINANCE'],
} satisfies Record<string, readonly string[]>;

export type Permission = keyof typeof PERMISSIONS;
