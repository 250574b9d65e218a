// The closed sets of `schema/schema.graphql` that the questions ask for, as GraphQL enums.
import { builder } from './builder.mjs';

const closedSet = (name, values) => builder.enumType(name, { values: values.split(' ') });

export const AccountStatus = closedSet('AccountStatus', 'ENABLED DISABLED');
export const SupportType = closedSet('SupportType', 'HUNTRESS_SUPPORTED PARTNER_SUPPORTED NOT_APPLICABLE');
export const InvoiceStatus = closedSet(
  'InvoiceStatus',
  'OPEN PAID FAILED PARTIAL_REFUND FULL_REFUND DRAFT VOIDED PROCESSING',
);
export const AgentPlatform = closedSet('AgentPlatform', 'WINDOWS DARWIN LINUX');
export const FirewallStatus = closedSet(
  'FirewallStatus',
  'DISABLED ENABLED PENDING_ISOLATION ISOLATED PENDING_RELEASE',
);
export const Responsiveness = closedSet('Responsiveness', 'RESPONSIVE UNRESPONSIVE');
export const Severity = closedSet('Severity', 'LOW HIGH CRITICAL');
export const EscalationStatus = closedSet('EscalationStatus', 'OPEN SENT OVERDUE RESOLVED');
export const IncidentStatus = closedSet(
  'IncidentStatus',
  'SENT CLOSED DISMISSED AUTO_REMEDIATING DELETING PARTNER_DISMISSED',
);
export const IncidentPlatform = closedSet(
  'IncidentPlatform',
  'WINDOWS DARWIN LINUX MICROSOFT_365 GOOGLE OTHER EMAIL_SECURITY',
);
export const IndicatorType = closedSet(
  'IndicatorType',
  'FOOTHOLDS MONITORED_FILES RANSOMWARE_CANARIES ANTIVIRUS_DETECTIONS PROCESS_DETECTIONS MANAGED_IDENTITY MDE_DETECTIONS SIEM_DETECTIONS FAVICON_DETECTIONS BEHAVIORAL_DETECTIONS EMAIL_SECURITY_DETECTIONS APP_CONTROL AI_MISUSE',
);
export const RemediationType = closedSet('RemediationType', 'ASSISTED MANUAL CONTAINMENT');
export const RemediationStatus = closedSet('RemediationStatus', 'UNAPPROVED APPROVED COMPLETED FAILED CANCELLED');
export const StartMethod = closedSet(
  'StartMethod',
  'REGISTRY TASK SERVICE STARTUP_FOLDER WMI LAUNCH_AGENT LAUNCH_DAEMON CRON',
);
export const Classification = closedSet('Classification', 'REPUTABLE UNKNOWN SUSPICIOUS MALICIOUS');
