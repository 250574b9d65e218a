import { as, entity, hidden, NAME_APART, parts, REFERENCE, shown, type Entity } from '../line.js';

const ROLE = 'what the vendor calls permissions is a role here; permissions are rows of the matrix';
const SEEN_IN_SCOPE = 'by the row gate of its layer (rulings 1, domain.md 5.5)';

/** People, the roles they hold, and what they did. */
export const PEOPLE: readonly Entity[] = [
  entity(
    'User',
    'User',
    shown('public', 'id email name phone ssoOnly lastLoginAt status'),
    as('mfa', 'mfaEnabled', 'public', 'whether one is set up; its secrets are the identity provider’s'),
  ),
  entity(
    'Membership',
    'Membership',
    shown('public', 'id createdAt updatedAt'),
    as('permissions', 'role', 'public', ROLE),
    shown('account.view', 'account'),
    shown('organization.view', 'organization'),
    as('user', 'user', 'public', SEEN_IN_SCOPE),
    parts('user', 'User', 'public', 'id email name'),
  ),
  entity(
    'MemberInvitation',
    'Invitation',
    as('permissions', 'role', 'public', ROLE),
    shown('account.view', 'account'),
    shown('organization.view', 'organization'),
    as('user.email', 'email', 'public', 'what the inviter typed until it is accepted (rulings 12)'),
    as('user.name', 'name', 'public', 'what the inviter typed until it is accepted (rulings 12)'),
  ),
  entity(
    'AuditEvent',
    'AuditEvent',
    shown('audit.view', 'action target at ip result breakGlass'),
    as('actorUserId', 'actor', 'accountUser.view', REFERENCE),
    as('actorUserId by name', 'actorName', 'audit.view', NAME_APART),
    as('membershipId', 'membership', 'accountUser.view', REFERENCE),
    as('accountId', 'Account.auditEvents', 'audit.view', 'it is listed under its account (rulings 13)'),
    as('organizationId', 'organization', 'organization.view', REFERENCE),
    as('before', 'AuditChange.before', 'public', 'each judged by the coordinate that it repeats (rulings 19)'),
    as('after', 'AuditChange.after', 'public', 'each judged by the coordinate that it repeats (rulings 19)'),
  ),
  entity(
    'SsoConfig',
    'SsoConfiguration',
    shown('account.settings.view', 'serviceUrl entityId enforce'),
    as('certificate', 'certificateFingerprint', 'sso.manage', 'class K: recognized by its fingerprint'),
    hidden('certificate itself', 'class K: never in an answer'),
  ),
];
