import { area, connection, everywhere, guard } from './area.js';
import { REPORT_COUNTERS } from './report-counters.js';

/** Signals, investigations, what was seen and collected on endpoints, open ports, and the reports that count it all. */
export const EVIDENCE = area({
  lines: [
    guard('signal.view', 'Account', 'signals'),
    guard('externalPort.view', 'Account', 'externalPorts'),
    guard('report.view', 'Account', 'reports'),
    guard('signal.view', 'Organization', 'signals'),
    guard('investigation.view', 'Organization', 'investigations'),
    guard('evidence.view', 'Organization', 'autoruns binaries collectedFiles canaries processDetections'),
    guard('externalPort.view', 'Organization', 'externalPorts'),
    guard('report.view', 'Organization', 'reports'),
    guard('evidence.view', 'Agent', 'autoruns binaries collectedFiles canaries'),

    guard('signal.view', 'Signal', 'id type status name entity details investigatedAt investigationContext'),
    guard('signal.view', 'Signal', 'createdAt updatedAt'),
    guard('organization.view', 'Signal', 'organization'),
    guard('agent.view', 'Signal', 'agent'),
    guard('investigation.view', 'Signal', 'investigation'), // a reseller sees signals and no investigations (8.6)
    connection('signal.view', 'Signal'),
    guard('public', 'SignalEntity', 'type name'),
    guard('public', 'SignalDetail', 'name value'),

    guard('investigation.view', 'Investigation', 'id status classification openedAt closedAt'),
    guard('organization.view', 'Investigation', 'organization'),
    guard('signal.view', 'Investigation', 'signals'),
    connection('investigation.view', 'Investigation'),

    guard('evidence.view', 'Autorun', 'id name startMethod filePath userAccount hashes classification firstSeenAt'),
    guard('evidence.view', 'Autorun', 'binary'),
    guard('organization.view', 'Autorun', 'organization'),
    guard('agent.view', 'Autorun', 'agent'),
    connection('evidence.view', 'Autorun'),
    guard('public', 'FileHashes', 'md5 sha1 sha256'),

    guard('evidence.view', 'Binary', 'id sha256 name size signer classification'),
    guard('organization.view', 'Binary', 'organization'),
    connection('evidence.view', 'Binary'),

    guard('evidence.view', 'CollectedFile', 'id sha256 path collectedAt'),
    guard('organization.view', 'CollectedFile', 'organization'),
    guard('agent.view', 'CollectedFile', 'agent'),
    connection('evidence.view', 'CollectedFile'),

    guard('evidence.view', 'Canary', 'id path profile state'),
    guard('organization.view', 'Canary', 'organization'),
    guard('agent.view', 'Canary', 'agent'),
    connection('evidence.view', 'Canary'),

    guard('evidence.view', 'ProcessDetection', 'id pid processName commandLine ruleName status detectedAt'),
    guard('organization.view', 'ProcessDetection', 'organization'),
    guard('agent.view', 'ProcessDetection', 'agent'),
    connection('evidence.view', 'ProcessDetection'),

    guard('externalPort.view', 'ExternalPort', 'id ipAddress port protocol service riskyService lastScanAt'),
    guard('externalPort.view', 'ExternalPort', 'lastExternalScanAt'),
    guard('organization.view', 'ExternalPort', 'organizations'),
    connection('externalPort.view', 'ExternalPort'),

    guard('report.view', 'SummaryReport', 'id type periodStart periodEnd url analyst counters'),
    guard('organization.view', 'SummaryReport', 'organization'),
    connection('report.view', 'SummaryReport'),
    guard('public', 'ReportAnalyst', 'name title note'),
    ...REPORT_COUNTERS,
  ],
  rows: {
    Signal: everywhere('signal.view'),
    Investigation: everywhere('investigation.view'),
    Autorun: everywhere('evidence.view'),
    Binary: everywhere('evidence.view'),
    CollectedFile: everywhere('evidence.view'),
    Canary: everywhere('evidence.view'),
    ProcessDetection: everywhere('evidence.view'),
    ExternalPort: everywhere('externalPort.view'),
    SummaryReport: everywhere('report.view'),
  },
  // An open port says nothing of those who share it: each of its values is as true of the one in reach (rulings 13).
  severalOrganizations: ['ExternalPort'],
});
