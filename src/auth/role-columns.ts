import type { Role } from './permissions.js';
import type { Layer, RoleName } from './viewer.js';

export interface RoleColumn {
  readonly code: string;
  readonly name: string;
  /** What is held, and at which layer; a reseller's Admin holds two columns (domain.md 8.6). */
  readonly layer: Layer;
  readonly role: RoleName;
}

/** How a column of the matrix is headed and what it is called; a new role does not compile until it is named here. */
// prettier-ignore
export const ROLE_COLUMNS: Readonly<Record<Role, RoleColumn>> = {
  'account/admin': { code: 'ADM', name: 'Account Admin', layer: 'ACCOUNT', role: 'ADMIN' },
  'account/security-engineer': { code: 'SE', name: 'Account Security Engineer', layer: 'ACCOUNT', role: 'SECURITY_ENGINEER' },
  'account/provisioner': { code: 'PRV', name: 'Account Provisioner', layer: 'ACCOUNT', role: 'PROVISIONER' },
  'account/user': { code: 'USR', name: 'Account User', layer: 'ACCOUNT', role: 'USER' },
  'account/finance': { code: 'FIN', name: 'Account Finance', layer: 'ACCOUNT', role: 'FINANCE' },
  'account/marketing': { code: 'MKT', name: 'Account Marketing', layer: 'ACCOUNT', role: 'MARKETING' },
  'account/read-only': { code: 'RO', name: 'Account Read-only', layer: 'ACCOUNT', role: 'READ_ONLY' },
  'organization/admin': { code: 'OADM', name: 'Organization Admin', layer: 'ORGANIZATION', role: 'ADMIN' },
  'organization/security-engineer': { code: 'OSE', name: 'Organization Security Engineer', layer: 'ORGANIZATION', role: 'SECURITY_ENGINEER' },
  'organization/user': { code: 'OUSR', name: 'Organization User', layer: 'ORGANIZATION', role: 'USER' },
  'organization/read-only': { code: 'ORO', name: 'Organization Read-only', layer: 'ORGANIZATION', role: 'READ_ONLY' },
  'reseller/admin over other accounts': { code: 'RSH', name: 'Reseller Admin, over accounts that are not partner_supported', layer: 'RESELLER', role: 'ADMIN' },
  'reseller/admin over partner_supported accounts': { code: 'RSP', name: 'Reseller Admin, over partner_supported accounts', layer: 'RESELLER', role: 'ADMIN' },
  'platform/support': { code: 'SUP', name: 'Platform support', layer: 'PLATFORM', role: 'SUPPORT' },
};
