import { as, entity, hidden, NAME_APART, REFERENCE, shown, WRITE_ONLY, type Entity } from '../line.js';

/** What an account is set to, and what it is connected with. */
export const SETTINGS: readonly Entity[] = [
  entity(
    'AccountSettings',
    'AccountSettings',
    as('the settings of an account', 'Account.settings', 'account.settings.view', 'one row beneath the account'),
    shown('account.settings.view', 'isolation notifications'),
  ),
  entity('IsolationSettings', 'IsolationSettings', shown('account.settings.view', 'autoIsolate allowlist')),
  entity(
    'NotificationSettings',
    'NotificationSettings',
    as('incidentAlertUserIds', 'incidentAlertRecipients', 'accountUser.view', REFERENCE),
    as('incidentAlertUserIds by name', 'incidentAlertRecipientNames', 'account.settings.view', NAME_APART),
    shown('account.settings.view', 'categories'),
  ),
  entity('IncidentNotificationContact', 'IncidentContact', shown('incidentContact.view', 'name phone')),
  entity(
    'PsaIntegration',
    'PsaIntegration',
    shown('integration.view', 'id kind notificationCategories'),
    as('organizationMappings', 'Account.psaOrganizationMappings', 'psa.orgMappings.view', 'split off (domain.md 8.5)'),
    as('organizationMappings.organizationId', 'PsaOrganizationMapping.organization', 'organization.view', REFERENCE),
    as(
      'organizationMappings.companyId',
      'PsaOrganizationMapping.companyId',
      'psa.orgMappings.view',
      'the PSA’s own id',
    ),
    as('billing sync', 'billingSync', 'integration.view', 'on or off'),
    hidden('credentials', WRITE_ONLY),
    as('other integrations', 'Integration.kind', 'integration.view', 'rows of their own, by kind'),
  ),
  entity(
    'SiemSource',
    'SiemSource',
    shown('siem.source.view', 'id kind name description status lastEventAt'),
    as('organizationId', 'organization', 'organization.view', REFERENCE),
    as('collectorAgentId', 'collectorAgent', 'agent.view', REFERENCE),
    hidden('token', WRITE_ONLY),
  ),
  entity(
    'SiemSavedQuery',
    'SiemSavedQuery',
    shown('siem.savedQuery.view', 'id name query'),
    as('ownerId', 'owner', 'accountUser.view', REFERENCE),
  ),
];
