import { area, guard } from './area.js';

/** What can be done, and what an act answers. */
export const ACTS = area({
  lines: [
    guard('remediation.approve', 'Mutation', 'approveRemediations'),
    guard('remediation.reject', 'Mutation', 'rejectRemediations'),
    guard('incident.manage', 'Mutation', 'resolveIncidentReports'),
    guard('host.isolate', 'Mutation', 'isolateAgents'),
    guard('host.release', 'Mutation', 'releaseAgents'),
    guard('organization.create', 'Mutation', 'createOrganization'),
    guard('incident.view', 'ApproveRemediationsPayload', 'incidentReport'),
    guard('incident.view', 'RejectRemediationsPayload', 'incidentReport'),
    guard('incident.view', 'ResolveIncidentReportsPayload', 'incidentReports'),
    guard('agent.view', 'IsolateAgentsPayload', 'agents'),
    guard('agent.view', 'ReleaseAgentsPayload', 'agents'),
    guard('organization.view', 'CreateOrganizationPayload', 'organization'),
    ...[
      'ApproveRemediations',
      'RejectRemediations',
      'ResolveIncidentReports',
      'IsolateAgents',
      'ReleaseAgents',
      'CreateOrganization',
    ].map((act) => guard('public', `${act}Payload`, 'userErrors')),
    guard('public', 'UserError', 'code field message'),
  ],
});
