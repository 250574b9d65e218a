import { ABOVE, as, entity, hidden, parts, REFERENCE, shown, type Entity } from '../line.js';

const ADDRESS = 'line1 line2 city state postalCode country';

/** The tree: reseller, account, organization, agent. */
export const TENANTS: readonly Entity[] = [
  entity(
    'Reseller',
    'Reseller',
    shown('reseller.view', 'id name type partnerSupportedQualified enabledProducts termsAcceptedAt'),
    shown('reseller.view', 'origin'), // domain.md 8b, Entities added
    shown('reseller.subscription.view', 'allowedBillingIntervals'),
    shown('reseller.invoice.view', 'billingEmails creditCardOnFile'),
  ),
  entity(
    'Account',
    'Account',
    shown('account.view', 'id name subdomain status supportType disabledAt deletionDueAt'),
    as('resellerId', 'reseller', 'reseller.view', REFERENCE),
    shown('billing.invoice.view', 'neighborhoodWatch billingAddress shippingAddress'),
    parts('neighborhoodWatch', 'NeighborhoodWatch', 'public', 'edr ispm itdr sat siem'),
    parts('billingAddress', 'Address', 'public', ADDRESS),
    parts('shippingAddress', 'Address', 'public', ADDRESS),
    shown('accountKey.view', 'accountKey'),
    shown('account.settings.view', 'phoneNumber settings'),
    as('ssoConfig', 'ssoConfiguration', 'account.settings.view', 'the name of contract section 4'),
    as('trial', 'trials', 'billing.subscription.view', 'it is a list'),
    parts('trial', 'Trial', 'public', 'product startsAt endsAt'),
    shown('sat.access', 'satUrl'), // domain.md 8b, Entities added
    shown('psa.orgMappings.view', 'psaOrganizationMappings'), // domain.md 8b, Entities added
  ),
  entity(
    'Organization',
    'Organization',
    shown('organization.view', 'id name key timezone createdAt updatedAt'),
    as('accountId', 'account', 'account.view', REFERENCE),
    shown('agent.view', 'agentsCount'),
    shown('incident.view', 'incidentReportsCount'),
    shown('siem.source.view', 'logsSourcesCount'),
    shown('itdr.tenant.view', 'identityProviderTenantId'),
    shown('identity.view', 'billableIdentityCount'),
    shown('sat.access', 'satLearnerCount'),
    shown('organization.reportRecipients.view', 'reportRecipients'),
    shown('billing.invoice.view', 'actualUsages'),
    parts('actualUsages', 'ActualUsages', 'public', 'edr siem sat itdr ispm'),
    parts('actualUsages.edr', 'EdrUsage', 'public', 'billableAgentsCount unresponsiveAgentsCount outdatedAgentsCount'),
    parts('actualUsages.edr', 'EdrUsage', 'public', 'isolatedAgentsCount'),
    parts('actualUsages.siem', 'SiemUsage', 'public', 'billableLogSourcesCount retention cycles'),
    parts('actualUsages.sat', 'SatUsage', 'public', 'learnersCount'),
    parts('actualUsages.itdr', 'TenantUsage', 'public', 'type tenantId billable total'),
    shown('roster.view', 'partnerAccessPattern'),
  ),
  entity(
    'Agent',
    'Agent',
    shown('agent.view', 'id hostname platform arch os osMajor osMinor osPatch osBuildVersion winBuildNumber'),
    shown('agent.view', 'servicePackMajor servicePackMinor versionNumber version edrVersion domainName ipv4Address'),
    shown('agent.view', 'externalIp macAddresses serialNumber tags firewallStatus defenderStatus defenderSubstatus'),
    shown('agent.view', 'defenderPolicyStatus tamperProtectionConfigured tamperProtectionActual createdAt updatedAt'),
    shown('agent.view', 'lastCallbackAt lastSurveyAt responsiveness'),
    as('accountId', 'Account.agents', 'agent.view', ABOVE),
    as('organizationId', 'organization', 'organization.view', REFERENCE),
  ),
  entity(
    'UnresponsiveAgentSettings',
    'UnresponsiveAgentSettings',
    as('scope account', 'Account.unresponsiveAgentSettings', 'account.settings.view', 'where it hangs is its scope'),
    as('scope organization', 'Organization.unresponsiveAgentSettings', 'account.settings.view', 'it hangs there too'),
    as('days', 'afterDays', 'account.settings.view', 'named after what it counts'),
    as('limit', 'limitDays', 'account.settings.view', 'named after its unit'),
    shown('account.settings.view', 'action'),
  ),
  entity('KnownVpn', 'KnownVpn', shown('public', 'name slug')),
  entity(
    'SatLearner',
    'Account',
    hidden(
      'learners, episodes, assignments, campaigns',
      'another portal; `Account.satUrl` leads there (domain.md 5.2)',
    ),
  ),
];
