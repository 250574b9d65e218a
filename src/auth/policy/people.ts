import { area, connection, guard } from './area.js';

// People and their roles stand at a layer, and each layer's list has its own permission (matrix, group Users).
const byLayer = {
  account: 'accountUser.view',
  organization: 'orgUser.view',
  reseller: 'reseller.member.manage',
} as const;

/** People and the roles they hold. */
export const PEOPLE = area({
  lines: [
    guard('self', 'Viewer', 'user memberships'),
    guard('public', 'Viewer', 'permissions'),
    guard('public', 'User', 'id name email phone kind affiliation mfaEnabled ssoOnly lastLoginAt status createdAt'),
    guard('public', 'Membership', 'id layer role organizationScope createdAt updatedAt expiresAt user'),
    guard('reseller.view', 'Membership', 'reseller'),
    guard('account.view', 'Membership', 'account'),
    guard('organization.view', 'Membership', 'organization organizations'),
    connection('public', 'Membership'),
  ],
  rows: {
    User: byLayer,
    Membership: byLayer,
  },
});
