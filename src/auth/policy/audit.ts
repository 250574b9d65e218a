import { area, connection, everywhere, guard } from './area.js';

/** What was done, and by whom. */
export const AUDIT = area({
  lines: [
    guard(
      'audit.view',
      'AuditEvent',
      'id action result actorName targetType changes reason requestId ip breakGlass at target',
    ),
    guard('accountUser.view', 'AuditEvent', 'actor membership'),
    guard('organization.view', 'AuditEvent', 'organization'),
    connection('audit.view', 'AuditEvent'),
    guard('public', 'AuditChange', 'coordinate before after'), // shown only if its own coordinate may be read (rulings 19)
  ],
  rows: {
    AuditEvent: everywhere('audit.view'),
  },
});
