import type { Role } from '../auth/permissions.js';

/** How a column of the matrix is headed and what it is called; a new role does not compile until it is named here. */
export const ROLE_COLUMNS: Readonly<Record<Role, { readonly code: string; readonly name: string }>> = {
  'account/admin': { code: 'ADM', name: 'Account Admin' },
  'account/security-engineer': { code: 'SE', name: 'Account Security Engineer' },
  'account/provisioner': { code: 'PRV', name: 'Account Provisioner' },
  'account/user': { code: 'USR', name: 'Account User' },
  'account/finance': { code: 'FIN', name: 'Account Finance' },
  'account/marketing': { code: 'MKT', name: 'Account Marketing' },
  'account/read-only': { code: 'RO', name: 'Account Read-only' },
  'organization/admin': { code: 'OADM', name: 'Organization Admin' },
  'organization/security-engineer': { code: 'OSE', name: 'Organization Security Engineer' },
  'organization/user': { code: 'OUSR', name: 'Organization User' },
  'organization/read-only': { code: 'ORO', name: 'Organization Read-only' },
  'reseller/admin over other accounts': {
    code: 'RSH',
    name: 'Reseller Admin, over accounts that are not partner_supported',
  },
  'reseller/admin over partner_supported accounts': {
    code: 'RSP',
    name: 'Reseller Admin, over partner_supported accounts',
  },
  'platform/support': { code: 'SUP', name: 'Platform support' },
};
