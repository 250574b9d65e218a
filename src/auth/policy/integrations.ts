import { area, connection, everywhere, guard } from './area.js';

/** What an account is connected with: its PSA, its log sources, the rest. */
export const INTEGRATIONS = area({
  lines: [
    guard('integration.view', 'Account', 'psaIntegration integrations'),
    guard('psa.orgMappings.view', 'Account', 'psaOrganizationMappings'), // split off, for Provisioners (domain.md 8.5)
    guard('siem.source.view', 'Account', 'siemSources'),
    guard('siem.source.view', 'Organization', 'siemSources logsSourcesCount'),
    guard('siem.savedQuery.view', 'Account', 'siemSavedQueries'),
    guard('integration.view', 'PsaIntegration', 'id kind notificationCategories billingSync hasCredentials version'),
    guard('integration.view', 'PsaIntegration', 'createdAt updatedAt'),
    guard('psa.orgMappings.view', 'PsaOrganizationMapping', 'id companyId companyName createdAt'),
    guard('organization.view', 'PsaOrganizationMapping', 'organization'),
    connection('psa.orgMappings.view', 'PsaOrganizationMapping'),
    guard('integration.view', 'Integration', 'id kind name status hasCredentials version createdAt updatedAt'),
    connection('integration.view', 'Integration'),
    guard('siem.source.view', 'SiemSource', 'id kind vendor name description status hasToken lastEventAt createdAt'),
    guard('organization.view', 'SiemSource', 'organization'),
    guard('agent.view', 'SiemSource', 'collectorAgent'),
    connection('siem.source.view', 'SiemSource'),
    guard('siem.savedQuery.view', 'SiemSavedQuery', 'id name query ownerName createdAt'),
    guard('accountUser.view', 'SiemSavedQuery', 'owner'),
    connection('siem.savedQuery.view', 'SiemSavedQuery'),
  ],
  rows: {
    PsaIntegration: everywhere('integration.view'),
    PsaOrganizationMapping: everywhere('psa.orgMappings.view'),
    Integration: everywhere('integration.view'),
    SiemSource: everywhere('siem.source.view'),
    SiemSavedQuery: everywhere('siem.savedQuery.view'),
  },
});
