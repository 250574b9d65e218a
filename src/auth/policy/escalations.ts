import { area, connection, everywhere, guard } from './area.js';

/** Escalations and what they are about. */
export const ESCALATIONS = area({
  lines: [
    guard(
      'escalation.view',
      'Escalation',
      'id type subtype severity status subject details createdAt updatedAt resolvedAt',
    ),
    guard('escalation.view', 'Escalation', 'dueAt determination scope resolutionMethod version entities'),
    guard('organization.view', 'Escalation', 'organizations'),
    connection('escalation.view', 'Escalation'),
    guard('escalation.view', 'EscalationEntity', 'id type name details'),
    guard('organization.view', 'EscalationEntity', 'organization'),
    guard('agent.view', 'EscalationEntity', 'agent'),
    guard('identity.view', 'EscalationEntity', 'identity'),
    connection('escalation.view', 'EscalationEntity'),
  ],
  rows: {
    Escalation: everywhere('escalation.view'),
    EscalationEntity: everywhere('escalation.view'),
  },
  severalOrganizations: ['Escalation'],
  wholeRow: ['Escalation.subject', 'Escalation.details'],
});
