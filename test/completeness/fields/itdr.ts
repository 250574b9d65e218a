import { ABOVE, as, entity, NAME_APART, parts, REFERENCE, shown, type Entity } from '../line.js';

const inOrganization = as('organizationId', 'organization', 'organization.view', REFERENCE);

/** Identities and how they are guarded; what endpoints are told to do. */
export const ITDR: readonly Entity[] = [
  entity(
    'Identity',
    'Identity',
    shown('identity.view', 'id username email enabled billable enabledProducts mfaEnabled riskLevel riskState'),
    shown('identity.view', 'riskDetail riskLastUpdatedAt passwordLastChangedAt onPremisesSyncEnabled external'),
    shown('identity.view', 'createdAt updatedAt'),
    as('account', 'Account.identities', 'identity.view', ABOVE),
    shown('organization.view', 'organization'),
    as('tenant', 'tenant', 'itdr.tenant.view', 'tenants are rows of their own (domain.md 8b.36)'),
    parts('tenant', 'ItdrTenant', 'itdr.tenant.view', 'id type'),
  ),
  entity(
    'ItdrTenant',
    'ItdrTenant',
    shown('itdr.tenant.view', 'id type providerTenantId onboardingStatus assessmentReport createdAt'),
    inOrganization,
  ),
  entity(
    'UnwantedAccessRule',
    'UnwantedAccessRule',
    shown('unwantedAccessRule.view', 'id appliedTo category countryCode vpn ipAddress type status logic note startsAt'),
    shown('unwantedAccessRule.view', 'expiresAt createdAt updatedAt'),
    parts('appliedTo', 'RuleTarget', 'public', 'type name'),
    as('appliedTo.id of an organization', 'organization', 'organization.view', REFERENCE),
    as('appliedTo.id of an identity', 'identity', 'identity.view', REFERENCE),
    as('createdBy', 'createdByName', 'unwantedAccessRule.view', NAME_APART),
    as('createdBy as a person', 'createdBy', 'accountUser.view', NAME_APART),
  ),
  entity(
    'ManagedDefenderPolicy',
    'DefenderPolicy',
    shown('defender.policy.view', 'scope mode settings source'),
    parts('settings', 'DefenderSetting', 'public', 'name value'),
  ),
  entity(
    'Exclusion',
    'Exclusion',
    shown('exclusion.view', 'id scope kind value risky createdAt note'),
    as('createdBy', 'createdBy', 'accountUser.view', REFERENCE),
    as('createdBy by name', 'createdByName', 'exclusion.view', NAME_APART),
  ),
];
