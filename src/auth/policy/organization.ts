import { area, connection, everywhere, guard } from './area.js';

/** Organizations and their endpoints. */
export const ORGANIZATION = area({
  lines: [
    guard('organization.view', 'Organization', 'id name key timezone createdAt updatedAt version'),
    guard('account.view', 'Organization', 'account'),
    guard('agent.view', 'Organization', 'agents agentsCount'),
    guard('incident.view', 'Organization', 'incidentReports incidentReportsCount'),
    guard('escalation.view', 'Organization', 'escalations'),
    guard('orgUser.view', 'Organization', 'members'),
    guard('audit.view', 'Organization', 'auditEvents'),
    guard('itdr.tenant.view', 'Organization', 'identityProviderTenantId'),
    guard('identity.view', 'Organization', 'billableIdentityCount'),
    guard('sat.access', 'Organization', 'satLearnerCount'),
    guard('organization.reportRecipients.view', 'Organization', 'reportRecipients'),
    guard('billing.invoice.view', 'Organization', 'actualUsages'),
    guard('roster.view', 'Organization', 'partnerAccessPattern'),
    connection('organization.view', 'Organization'),
    guard('public', 'ActualUsages', 'edr siem sat itdr ispm'),
    guard('public', 'EdrUsage', 'billableAgentsCount unresponsiveAgentsCount outdatedAgentsCount'),
    guard('public', 'EdrUsage', 'isolatedAgentsCount'),
    guard('public', 'SiemUsage', 'billableLogSourcesCount retention cycles'),
    guard('public', 'SatUsage', 'learnersCount'),
    guard('public', 'TenantUsage', 'type tenantId billable total'),
    guard('agent.view', 'Agent', 'id hostname platform arch os osMajor osMinor osPatch osBuildVersion winBuildNumber'),
    guard('agent.view', 'Agent', 'servicePackMajor servicePackMinor versionNumber version edrVersion domainName'),
    guard('agent.view', 'Agent', 'ipv4Address externalIp macAddresses serialNumber tags firewallStatus defenderStatus'),
    guard('agent.view', 'Agent', 'defenderSubstatus defenderPolicyStatus tamperProtectionConfigured'),
    guard(
      'agent.view',
      'Agent',
      'tamperProtectionActual createdAt updatedAt lastCallbackAt lastSurveyAt responsiveness',
    ),
    guard('organization.view', 'Agent', 'organization'),
    guard('incident.view', 'Agent', 'incidentReports'),
    connection('agent.view', 'Agent'),
  ],
  rows: {
    Organization: everywhere('organization.view'),
    Agent: everywhere('agent.view'),
  },
});
