import { closedSet } from './closed-set.js';
import { USER_ERROR_CODES } from '../auth/errors.js';

export type { Member } from './closed-set.js';

// Every set is domain.md 5.3 or 5.2, in UPPER_SNAKE (contract section 3).
export const LayerName = closedSet('Layer', 'A layer of the tenant tree.', [
  'PLATFORM',
  'RESELLER',
  'ACCOUNT',
  'ORGANIZATION',
]);
export const Role = closedSet('Role', 'A role; together with its layer it names a column of the permission matrix.', [
  'ADMIN',
  'SECURITY_ENGINEER',
  'PROVISIONER',
  'USER',
  'FINANCE',
  'MARKETING',
  'READ_ONLY',
  'SUPPORT',
]);
export const OrganizationScope = closedSet('OrganizationScope', 'Which organizations an account membership reaches.', [
  'ALL',
  'ASSIGNED',
]);
export const PersonKind = closedSet('PersonKind', 'What kind of person stands behind a sign-in.', [
  'HUMAN',
  'SHARED',
  'SERVICE',
  'BREAK_GLASS',
]);
export const Affiliation = closedSet('Affiliation', 'Whose person it is; declared, never guessed.', [
  'MSP',
  'CUSTOMER',
  'RESELLER',
  'VENDOR',
]);
export const PersonStatus = closedSet('PersonStatus', 'Whether a person may sign in.', ['ACTIVE', 'DISABLED']);

export const ResellerType = closedSet('ResellerType', 'What a reseller may sell.', [
  'MANAGED_RESELLER',
  'AGGREGATOR',
  'OTHER',
]);
export const ResellerOrigin = closedSet('ResellerOrigin', 'How a reseller came to be; without effect on rights.', [
  'DISTRIBUTOR',
  'MASTER_MSP',
  'SUB_BRANDS',
]);
export const SupportTypeName = closedSet('SupportType', 'Who answers incidents in an account.', [
  'HUNTRESS_SUPPORTED',
  'PARTNER_SUPPORTED',
  'NOT_APPLICABLE',
]);
export const AccountStatus = closedSet('AccountStatus', 'Whether an account is in use.', ['ENABLED', 'DISABLED']);
export const Product = closedSet('Product', 'A product of the portal.', ['EDR', 'ISPM', 'ITDR', 'SAT', 'SIEM']);
export const BillingInterval = closedSet('BillingInterval', 'How often is billed.', ['MONTHLY', 'ANNUAL']);
export const InvoiceStatus = closedSet('InvoiceStatus', 'Where an invoice stands.', [
  'OPEN',
  'PAID',
  'FAILED',
  'PARTIAL_REFUND',
  'FULL_REFUND',
  'DRAFT',
  'VOIDED',
  'PROCESSING',
]);
export const SubscriptionStatus = closedSet('SubscriptionStatus', 'Where a subscription stands.', [
  'DRAFT',
  'APPROVED',
  'ACCEPTED',
  'ACTIVE',
  'COMPLETED',
]);
export const ScheduleStatus = closedSet('ScheduleStatus', 'Where a part of a subscription stands.', [
  'ACTIVE',
  'COMPLETED',
  'PENDING',
]);
export const ContractStatus = closedSet('ContractStatus', 'Where a contract stands.', ['DRAFT', 'ACTIVE', 'ENDED']);

export const AccessPattern = closedSet('PartnerAccessPattern', 'The declared split of work between MSP and customer.', [
  'MSP_MANAGED',
  'CO_MANAGED',
  'CUSTOMER_MANAGED_FALLBACK',
]);
export const TenantType = closedSet('TenantType', 'A kind of identity tenant.', ['MICROSOFT_365', 'GOOGLE_WORKSPACE']);
export const AgentPlatform = closedSet('AgentPlatform', 'The operating system family of an endpoint.', [
  'WINDOWS',
  'DARWIN',
  'LINUX',
]);
export const FirewallStatus = closedSet(
  'FirewallStatus',
  'Host isolation of an endpoint; DISABLED = it cannot be isolated.',
  ['DISABLED', 'ENABLED', 'PENDING_ISOLATION', 'ISOLATED', 'PENDING_RELEASE'],
);
export const Responsiveness = closedSet('Responsiveness', 'Whether an endpoint still calls back.', [
  'RESPONSIVE',
  'UNRESPONSIVE',
]);

export const Severity = closedSet('Severity', 'How bad it is; there is no medium.', ['LOW', 'HIGH', 'CRITICAL']);
export const IncidentStatus = closedSet('IncidentStatus', 'Where an incident report stands.', [
  'SENT',
  'CLOSED',
  'DISMISSED',
  'AUTO_REMEDIATING',
  'DELETING',
  'PARTNER_DISMISSED',
]);
export const IncidentPlatform = closedSet('IncidentPlatform', 'Where an incident happened.', [
  'WINDOWS',
  'DARWIN',
  'LINUX',
  'MICROSOFT_365',
  'GOOGLE',
  'OTHER',
  'EMAIL_SECURITY',
]);
export const IndicatorType = closedSet('IndicatorType', 'What gave an incident away.', [
  'FOOTHOLDS',
  'MONITORED_FILES',
  'RANSOMWARE_CANARIES',
  'ANTIVIRUS_DETECTIONS',
  'PROCESS_DETECTIONS',
  'MANAGED_IDENTITY',
  'MDE_DETECTIONS',
  'SIEM_DETECTIONS',
  'FAVICON_DETECTIONS',
  'BEHAVIORAL_DETECTIONS',
  'EMAIL_SECURITY_DETECTIONS',
  'APP_CONTROL',
  'AI_MISUSE',
]);
export const RemediationType = closedSet('RemediationType', 'Who carries a remediation out.', [
  'ASSISTED',
  'MANUAL',
  'CONTAINMENT',
]);
export const RemediationStatus = closedSet('RemediationStatus', 'Where a remediation stands.', [
  'UNAPPROVED',
  'APPROVED',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
]);

export const EscalationStatus = closedSet('EscalationStatus', 'Where an escalation stands.', [
  'OPEN',
  'SENT',
  'OVERDUE',
  'RESOLVED',
]);
export const Determination = closedSet('Determination', 'What an unwanted access turned out to be.', [
  'EXPECTED',
  'UNAUTHORIZED',
]);
export const EscalationScope = closedSet('EscalationScope', 'Where a determination holds.', [
  'ACCOUNT',
  'ORGANIZATION',
  'IDENTITY',
]);
export const ResolutionMethod = closedSet('ResolutionMethod', 'How an escalation was resolved.', [
  'RULE',
  'DISMISS',
  'DIRECT',
]);
export const EscalationEntityType = closedSet('EscalationEntityType', 'What an escalation is about.', [
  'AGENT',
  'IDENTITY',
]);

export const AuditResult = closedSet('AuditResult', 'How an act ended.', ['DONE']);
export const UserErrorCodeName = closedSet(
  'UserErrorCode',
  'Which business rule an act would have broken.',
  USER_ERROR_CODES,
);
