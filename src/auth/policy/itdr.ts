import { area, connection, everywhere, guard } from './area.js';

/** Identities, their tenants, and the rules of from where they may sign in. */
export const ITDR = area({
  lines: [
    guard('identity.view', 'Account', 'identities'),
    guard('identity.view', 'Organization', 'identities'),
    guard('identity.view', 'ItdrTenant', 'identities'),
    guard('identity.view', 'Identity', 'id username email enabled billable enabledProducts mfaEnabled riskLevel'),
    guard('identity.view', 'Identity', 'riskState riskDetail riskLastUpdatedAt passwordLastChangedAt'),
    guard('identity.view', 'Identity', 'onPremisesSyncEnabled external createdAt updatedAt'),
    guard('organization.view', 'Identity', 'organization'),
    guard('itdr.tenant.view', 'Identity', 'tenant'), // tenants are their own rows (domain.md 8b.36)
    connection('identity.view', 'Identity'),

    guard('itdr.tenant.view', 'Organization', 'itdrTenants'),
    guard('itdr.tenant.view', 'ItdrTenant', 'id type providerTenantId onboardingStatus assessmentReport version'),
    guard('itdr.tenant.view', 'ItdrTenant', 'createdAt'),
    guard('organization.view', 'ItdrTenant', 'organization'),
    connection('itdr.tenant.view', 'ItdrTenant'),

    guard('unwantedAccessRule.view', 'Account', 'unwantedAccessRules'),
    guard('unwantedAccessRule.view', 'Organization', 'unwantedAccessRules'),
    guard(
      'unwantedAccessRule.view',
      'UnwantedAccessRule',
      'id appliedTo category countryCode vpn ipAddress type status',
    ),
    guard('unwantedAccessRule.view', 'UnwantedAccessRule', 'logic note startsAt expiresAt createdByName version'),
    guard('unwantedAccessRule.view', 'UnwantedAccessRule', 'createdAt updatedAt'),
    guard('organization.view', 'UnwantedAccessRule', 'organization'),
    guard('identity.view', 'UnwantedAccessRule', 'identity'),
    guard('accountUser.view', 'UnwantedAccessRule', 'createdBy'), // the name alone is `createdByName` (rulings 1)
    connection('unwantedAccessRule.view', 'UnwantedAccessRule'),
    guard('public', 'RuleTarget', 'type name'),

    // Of no tenant: whoever may read rules anywhere may know what they can be about. Without a row gate, so not by an id.
    guard('unwantedAccessRule.view', 'Query', 'knownVpns'),
    connection('unwantedAccessRule.view', 'KnownVpn'),
    guard('public', 'KnownVpn', 'name slug'),
  ],
  rows: {
    Identity: everywhere('identity.view'),
    ItdrTenant: everywhere('itdr.tenant.view'),
    UnwantedAccessRule: everywhere('unwantedAccessRule.view'),
  },
});
