import { registerEnumType } from 'type-graphql';

export enum AgentPlatform {
  WINDOWS = 'WINDOWS',
  DARWIN = 'DARWIN',
  LINUX = 'LINUX',
}
registerEnumType(AgentPlatform, { name: 'AgentPlatform' });

export enum Classification {
  REPUTABLE = 'REPUTABLE',
  UNKNOWN = 'UNKNOWN',
  SUSPICIOUS = 'SUSPICIOUS',
  MALICIOUS = 'MALICIOUS',
}
registerEnumType(Classification, { name: 'Classification' });

export enum FirewallStatus {
  DISABLED = 'DISABLED',
  ENABLED = 'ENABLED',
  PENDING_ISOLATION = 'PENDING_ISOLATION',
  ISOLATED = 'ISOLATED',
  PENDING_RELEASE = 'PENDING_RELEASE',
}
registerEnumType(FirewallStatus, { name: 'FirewallStatus' });

export enum IncidentStatus {
  SENT = 'SENT',
  CLOSED = 'CLOSED',
  DISMISSED = 'DISMISSED',
  AUTO_REMEDIATING = 'AUTO_REMEDIATING',
  DELETING = 'DELETING',
  PARTNER_DISMISSED = 'PARTNER_DISMISSED',
}
registerEnumType(IncidentStatus, { name: 'IncidentStatus' });

export enum InvoiceStatus {
  OPEN = 'OPEN',
  PAID = 'PAID',
  FAILED = 'FAILED',
  PARTIAL_REFUND = 'PARTIAL_REFUND',
  FULL_REFUND = 'FULL_REFUND',
  DRAFT = 'DRAFT',
  VOIDED = 'VOIDED',
  PROCESSING = 'PROCESSING',
}
registerEnumType(InvoiceStatus, { name: 'InvoiceStatus' });

export enum RemediationStatus {
  UNAPPROVED = 'UNAPPROVED',
  APPROVED = 'APPROVED',
  COMPLETED = 'COMPLETED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(RemediationStatus, { name: 'RemediationStatus' });

export enum RemediationType {
  ASSISTED = 'ASSISTED',
  MANUAL = 'MANUAL',
  CONTAINMENT = 'CONTAINMENT',
}
registerEnumType(RemediationType, { name: 'RemediationType' });

export enum Severity {
  LOW = 'LOW',
  HIGH = 'HIGH',
  CRITICAL = 'CRITICAL',
}
registerEnumType(Severity, { name: 'Severity' });

export enum StartMethod {
  REGISTRY = 'REGISTRY',
  TASK = 'TASK',
  SERVICE = 'SERVICE',
  STARTUP_FOLDER = 'STARTUP_FOLDER',
  WMI = 'WMI',
  LAUNCH_AGENT = 'LAUNCH_AGENT',
  LAUNCH_DAEMON = 'LAUNCH_DAEMON',
  CRON = 'CRON',
}
registerEnumType(StartMethod, { name: 'StartMethod' });
