import { closedSet } from '../closed-set.js';

/** What the portal tells people, by mail or as a ticket of the PSA. */
export const NotificationCategory = closedSet('NotificationCategory', 'What a notification is about.', [
  'INCIDENT_REPORTS',
  'ESCALATIONS',
  'PLATFORM_ACTIONS',
  'SUMMARY_REPORTS',
  'BILLING',
]);
export const UnresponsiveAction = closedSet(
  'UnresponsiveAction',
  'What becomes of an endpoint that stays unresponsive.',
  ['NO_ACTION', 'UNINSTALL'],
);
export const InvitationState = closedSet('InvitationState', 'Where an invitation stands.', [
  'PENDING',
  'ACCEPTED',
  'DECLINED',
  'REVOKED',
  'EXPIRED',
]);
