import { area, connection, everywhere, guard } from './area.js';

/** What keeps the platform from working, and what that is about. */
export const PLATFORM_ACTIONS = area({
  lines: [
    guard('platformAction.view', 'Account', 'platformActions'),
    guard('platformAction.view', 'Organization', 'platformActions'),
    guard('platformAction.view', 'PlatformAction', 'id type subtype severity status subject details version dueAt'),
    guard('platformAction.view', 'PlatformAction', 'createdAt updatedAt resolvedAt entities'),
    guard('organization.view', 'PlatformAction', 'organizations'),
    connection('platformAction.view', 'PlatformAction'),
    guard('platformAction.view', 'PlatformActionEntity', 'id type name details'),
    guard('organization.view', 'PlatformActionEntity', 'organization'),
    guard('agent.view', 'PlatformActionEntity', 'agent'),
    guard('identity.view', 'PlatformActionEntity', 'identity'),
    connection('platformAction.view', 'PlatformActionEntity'),
  ],
  rows: {
    PlatformAction: everywhere('platformAction.view'),
    PlatformActionEntity: everywhere('platformAction.view'),
  },
  severalOrganizations: ['PlatformAction'],
  wholeRow: ['PlatformAction.subject', 'PlatformAction.details'],
});
