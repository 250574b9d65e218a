import { area, connection, everywhere, guard } from './area.js';

/** The settings of an account, and the portals beside this one. */
export const SETTINGS = area({
  lines: [
    guard('account.settings.view', 'Account', 'settings ssoConfiguration unresponsiveAgentSettings'),
    guard('account.settings.view', 'Organization', 'unresponsiveAgentSettings'),
    guard('incidentContact.view', 'Account', 'incidentContacts'),
    guard('sat.access', 'Account', 'satUrl'),
    guard('installer.download', 'Account', 'installerUrl'),
    guard('hub.access', 'Viewer', 'hubUrl'),
    guard('account.settings.view', 'AccountSettings', 'id tamperProtection defaultTimezone version updatedAt'),
    guard('account.settings.view', 'AccountSettings', 'isolation notifications'),
    guard('account.settings.view', 'IsolationSettings', 'id autoIsolate allowlist version updatedAt'),
    guard(
      'account.settings.view',
      'NotificationSettings',
      'id incidentAlertRecipientNames categories version updatedAt',
    ),
    guard('accountUser.view', 'NotificationSettings', 'incidentAlertRecipients'), // the names alone: rulings 1
    connection('public', 'User'),
    guard('account.settings.view', 'SsoConfiguration', 'id serviceUrl entityId enforce version createdAt updatedAt'),
    guard('sso.manage', 'SsoConfiguration', 'certificateFingerprint'), // the certificate itself is class K (domain.md 5.5)
    guard('incidentContact.view', 'IncidentContact', 'id name phone createdAt'),
    connection('incidentContact.view', 'IncidentContact'),
    guard('account.settings.view', 'UnresponsiveAgentSettings', 'id afterDays limitDays action version updatedAt'),
    guard('organization.view', 'UnresponsiveAgentSettings', 'organization'),
  ],
  rows: {
    AccountSettings: everywhere('account.settings.view'),
    IsolationSettings: everywhere('account.settings.view'),
    NotificationSettings: everywhere('account.settings.view'),
    SsoConfiguration: everywhere('account.settings.view'),
    IncidentContact: everywhere('incidentContact.view'),
    UnresponsiveAgentSettings: everywhere('account.settings.view'),
  },
});
