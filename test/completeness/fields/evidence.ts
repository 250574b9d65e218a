import { as, entity, parts, REFERENCE, shown, type Entity } from '../line.js';

const inOrganization = as('organizationId', 'organization', 'organization.view', REFERENCE);
const onAgent = as('agentId', 'agent', 'agent.view', REFERENCE);

/** What was seen: signals, investigations, what stands on endpoints, open ports, the reports about all of it. */
export const EVIDENCE: readonly Entity[] = [
  entity(
    'Signal',
    'Signal',
    shown('signal.view', 'id type status name entity details investigatedAt investigationContext createdAt updatedAt'),
    shown('organization.view', 'organization'),
    parts('entity', 'SignalEntity', 'public', 'name type'),
    as('entity.id of an agent', 'agent', 'agent.view', REFERENCE),
    parts('details', 'SignalDetail', 'public', 'name value'),
  ),
  entity(
    'Investigation',
    'Investigation',
    shown('investigation.view', 'id status openedAt closedAt classification'),
    inOrganization,
    as('signalIds', 'signals', 'signal.view', REFERENCE),
  ),
  entity(
    'Autorun',
    'Autorun',
    shown('evidence.view', 'id name startMethod filePath userAccount hashes classification firstSeenAt'),
    inOrganization,
    onAgent,
  ),
  entity('Binary', 'Binary', shown('evidence.view', 'sha256 name size signer classification'), inOrganization),
  entity('CollectedFile', 'CollectedFile', shown('evidence.view', 'id sha256 path collectedAt'), onAgent),
  entity('Canary', 'Canary', shown('evidence.view', 'id path profile state'), inOrganization, onAgent),
  entity(
    'ProcessDetection',
    'ProcessDetection',
    shown('evidence.view', 'id pid processName commandLine detectedAt ruleName status'),
    onAgent,
  ),
  entity(
    'ExternalPort',
    'ExternalPort',
    shown('externalPort.view', 'id ipAddress port protocol service riskyService lastScanAt lastExternalScanAt'),
    as('organizationIds', 'organizations', 'organization.view', REFERENCE),
  ),
  entity(
    'SummaryReport',
    'SummaryReport',
    shown('report.view', 'id type url'),
    inOrganization,
    as('period start', 'periodStart', 'report.view', 'the period is two times'),
    as('period end', 'periodEnd', 'report.view', 'the period is two times'),
    shown('report.view', 'analyst'),
    parts('analyst', 'ReportAnalyst', 'public', 'name title note'),
    as('the counters', 'counters', 'report.view', 'about seventy, by what they count'),
    parts(
      'counters',
      'ReportCounters',
      'public',
      'agents events signals incidents autoruns processDetections canaries',
    ),
    parts('counters', 'ReportCounters', 'public', 'exclusions itdr siem firewalls externalPorts'),
    parts('counters.agents', 'AgentCounts', 'public', 'windows darwin linux'),
    parts('counters.events', 'EventCounts', 'public', 'analysed'),
    parts('counters.signals', 'SignalCounts', 'public', 'detected investigated'),
    parts('counters.incidents', 'IncidentCounts', 'public', 'reported resolved'),
    parts('counters.incidents.reported', 'IncidentTally', 'public', 'bySeverity byProduct byIndicator'),
    parts('counters.exclusions', 'ExclusionCounts', 'public', 'added allowed riskyRemoved'),
    parts('counters.externalPorts', 'ExternalPortCounts', 'public', 'ports riskyServices'),
  ),
];
