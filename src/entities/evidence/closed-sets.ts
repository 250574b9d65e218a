import { closedSet } from '../closed-set.js';

export type { Member } from '../closed-set.js';

// domain.md 5.2 and 5.3, in UPPER_SNAKE (contract section 3).
export const SignalType = closedSet('SignalType', 'What a signal came from.', [
  'ANTIVIRUS',
  'PROCESS_INSIGHTS',
  'MANAGED_ITDR',
  'FOOTHOLDS',
  'MDE_DETECTIONS',
  'SIEM',
  'RANSOMWARE_CANARIES',
  'FAVICON_DETECTIONS',
  'ATTACK_DISRUPTIONS',
  'APP_CONTROL',
]);
export const SignalStatus = closedSet('SignalStatus', 'Where a signal or a process detection stands.', [
  'REPORTED',
  'CLOSED',
]);
export const SignalEntityType = closedSet('SignalEntityType', 'What a signal is about.', [
  'USER_ENTITY',
  'SOURCE',
  'MAILBOX',
  'SERVICE_PRINCIPAL',
  'AGENT',
  'IDENTITY',
]);
export const InvestigationStatus = closedSet(
  'InvestigationStatus',
  'Where an investigation stands; OPEN is not shown.',
  ['OPEN', 'REPORTED', 'CLOSED_BENIGN'],
);
export const InvestigationClassification = closedSet('InvestigationClassification', 'What an investigation found.', [
  'MALICIOUS',
  'BENIGN',
]);
export const StartMethod = closedSet('StartMethod', 'What starts an autorun.', [
  'REGISTRY',
  'TASK',
  'SERVICE',
  'STARTUP_FOLDER',
  'WMI',
  'LAUNCH_AGENT',
  'LAUNCH_DAEMON',
  'CRON',
]);
export const Classification = closedSet('Classification', 'What is thought of an autorun or a binary.', [
  'REPUTABLE',
  'UNKNOWN',
  'SUSPICIOUS',
  'MALICIOUS',
]);
export const CanaryState = closedSet('CanaryState', 'What has become of a ransomware canary.', [
  'DEPLOYED',
  'MODIFIED',
  'DELETED',
  'RENAMED',
  'DISABLED',
]);
export const PortProtocol = closedSet('PortProtocol', 'The transport of an open port.', ['TCP', 'UDP']);
export const ReportType = closedSet('ReportType', 'How long a time a summary report is about.', [
  'MONTHLY_SUMMARY',
  'QUARTERLY_SUMMARY',
  'YEARLY_SUMMARY',
]);
