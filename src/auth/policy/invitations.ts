import { area, connection, guard } from './area.js';

/** Who was invited. Like members: each layer has its own permission, at both doors, so the fields are in-scope. */
export const INVITATIONS = area({
  lines: [
    guard('accountUser.view', 'Account', 'invitations'),
    guard('orgUser.view', 'Organization', 'invitations'),
    guard('public', 'Invitation', 'id email name layer role organizationScope state invitedByName createdAt'),
    guard('public', 'Invitation', 'lastSentAt expiresAt'),
    guard('accountUser.view', 'Invitation', 'invitedBy'),
    guard('account.view', 'Invitation', 'account'),
    guard('organization.view', 'Invitation', 'organization organizations'),
    connection('public', 'Invitation'),
  ],
  rows: {
    Invitation: { account: 'accountUser.view', organization: 'orgUser.view', reseller: null },
  },
});
