import { area, connection, everywhere, guard } from './area.js';

/** Incident reports and what hangs beneath them. */
export const INCIDENTS = area({
  lines: [
    guard('incident.view', 'IncidentReport', 'id severity status platform subject summary body indicatorTypes'),
    guard(
      'incident.view',
      'IncidentReport',
      'indicatorCounts sentAt closedAt statusUpdatedAt returnedToSocAt createdAt',
    ),
    guard('incident.view', 'IncidentReport', 'updatedAt version remediations comments rejections'),
    guard('agent.view', 'IncidentReport', 'agent'),
    guard('organization.view', 'IncidentReport', 'organization'),
    connection('incident.view', 'IncidentReport'),
    guard('public', 'IndicatorCount', 'type count'),
    guard(
      'incident.view',
      'Remediation',
      'id type action parameters entity status approvedAt approvedByName completedAt',
    ),
    guard('incident.view', 'Remediation', 'createdAt'),
    guard('accountUser.view', 'Remediation', 'approvedBy'), // the name alone is `approvedByName` (domain.md 5.5, rulings 1)
    connection('incident.view', 'Remediation'),
    guard('public', 'RemediationParameter', 'name value'),
    guard('incident.view', 'RemediationRejection', 'id comment useful name phoneNumber email rejectedByName createdAt'),
    guard('accountUser.view', 'RemediationRejection', 'rejectedBy'),
    connection('incident.view', 'RemediationRejection'),
    guard('incident.view', 'IncidentComment', 'id body authorName createdAt'),
    guard('accountUser.view', 'IncidentComment', 'author'),
    connection('incident.view', 'IncidentComment'),
  ],
  rows: {
    IncidentReport: everywhere('incident.view'),
    Remediation: everywhere('incident.view'),
    RemediationRejection: everywhere('incident.view'),
    IncidentComment: everywhere('incident.view'),
  },
});
