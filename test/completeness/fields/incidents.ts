import { ABOVE, as, entity, hidden, NAME_APART, parts, REFERENCE, shown, type Entity } from '../line.js';

const CONNECTION = 'a list is a connection; its total counts what one may see (domain.md 8.14)';

/** Incident reports, escalations, platform actions. */
export const INCIDENTS: readonly Entity[] = [
  entity(
    'IncidentReport',
    'IncidentReport',
    shown('incident.view', 'id severity status platform subject summary body indicatorTypes indicatorCounts sentAt'),
    shown('incident.view', 'closedAt statusUpdatedAt updatedAt remediations comments'),
    parts('indicatorCounts', 'IndicatorCount', 'public', 'type count'),
    as('accountId', 'Account.incidentReports', 'incident.view', ABOVE),
    as('organizationId', 'organization', 'organization.view', REFERENCE),
    as('agentId', 'agent', 'agent.view', REFERENCE),
    as('remediations.totalCount', 'RemediationConnection.totalCount', 'incident.view', CONNECTION),
    as('remediations.hasMore', 'RemediationConnection.pageInfo', 'incident.view', CONNECTION),
  ),
  entity(
    'IncidentComment',
    'IncidentComment',
    shown('incident.view', 'body authorName'),
    as('at', 'createdAt', 'incident.view', 'times are named alike'),
    as('author', 'author', 'accountUser.view', NAME_APART),
  ),
  entity(
    'Remediation',
    'Remediation',
    shown('incident.view', 'id type action parameters status approvedAt completedAt'),
    parts('parameters', 'RemediationParameter', 'public', 'name value'),
    as('parameters of a containment', 'entity', 'incident.view', 'one name, no pairs'),
    as('incidentReportId', 'IncidentReport.remediations', 'incident.view', ABOVE),
    as('approvedBy', 'approvedBy', 'accountUser.view', REFERENCE),
    as('approvedBy by name', 'approvedByName', 'incident.view', NAME_APART),
    as('rejection.comment', 'RemediationRejection.comment', 'incident.view', 'a rejection is a row of its own'),
    as('rejection.useful', 'RemediationRejection.useful', 'incident.view', 'a rejection is a row of its own'),
    as('rejection.name', 'RemediationRejection.name', 'incident.view', 'a rejection is a row of its own'),
    as('rejection.phoneNumber', 'RemediationRejection.phoneNumber', 'incident.view', 'a rejection is a row of its own'),
    as('rejection.email', 'RemediationRejection.email', 'incident.view', 'a rejection is a row of its own'),
  ),
  entity(
    'Escalation',
    'Escalation',
    shown('escalation.view', 'id type subtype severity status subject createdAt updatedAt resolvedAt dueAt entities'),
    shown('escalation.view', 'determination scope resolutionMethod'),
    as('account', 'Account.escalations', 'escalation.view', ABOVE),
    shown('organization.view', 'organizations'),
    ...entitiesOf('escalation.view', 'EscalationEntity'),
  ),
  entity(
    'PlatformAction',
    'PlatformAction',
    shown(
      'platformAction.view',
      'id type subtype severity status subject createdAt updatedAt resolvedAt dueAt entities',
    ),
    as('account', 'Account.platformActions', 'platformAction.view', ABOVE),
    shown('organization.view', 'organizations'),
    hidden('determination, scope, resolutionMethod', 'a platform action is not resolved (domain.md 5.2)'),
    ...entitiesOf('platformAction.view', 'PlatformActionEntity'),
  ),
];

/** What an escalation or a platform action is about. */
function entitiesOf(guard: string, type: string) {
  return [
    as('entities.totalCount', `${type}Connection.totalCount`, guard, CONNECTION),
    as('entities.hasMore', `${type}Connection.pageInfo`, guard, CONNECTION),
    parts('entities', type, guard, 'type details'),
    as('entities.id of an agent', `${type}.agent`, 'agent.view', REFERENCE),
    as('entities.id of an identity', `${type}.identity`, 'identity.view', REFERENCE),
    as('entities.id of an organization', `${type}.organization`, 'organization.view', REFERENCE),
  ];
}
