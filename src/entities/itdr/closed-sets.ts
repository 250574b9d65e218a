import { closedSet } from '../closed-set.js';

export { Determination, EscalationEntityType, EscalationScope, EscalationStatus } from '../closed-sets.js';
export { Product, Severity, TenantType, type Member } from '../closed-sets.js';

// Every set is domain.md 5.3 or 5.2, in UPPER_SNAKE (contract section 3).
export const OnboardingStatus = closedSet('TenantOnboardingStatus', 'How far a tenant has been taken under watch.', [
  'CONSENT_REQUIRED',
  'IN_PROGRESS',
  'COMPLETED',
  'FAILED',
]);
export const RiskLevel = closedSet('IdentityRiskLevel', 'How likely it is that an identity is in the wrong hands.', [
  'NONE',
  'LOW',
  'MEDIUM',
  'HIGH',
]);
export const RuleCategory = closedSet('UnwantedAccessCategory', 'What of a sign-in a rule looks at.', [
  'COUNTRY',
  'VPN',
  'IP_ADDRESS',
]);
export const RuleStatus = closedSet(
  'UnwantedAccessRuleStatus',
  'Whether a rule holds now; NOT_APPLICABLE = it cannot be scheduled and always holds (domain.md H7).',
  ['ACTIVE', 'SCHEDULED', 'EXPIRED', 'NOT_APPLICABLE'],
);
export const RuleLogic = closedSet(
  'UnwantedAccessRuleLogic',
  'STANDARD = one value; CATCHALL = every value of the category; CATCHALL_EXCEPTION = an organization outside it.',
  ['STANDARD', 'CATCHALL', 'CATCHALL_EXCEPTION'],
);
export const PlatformActionType = closedSet('PlatformActionType', 'What keeps the platform from working.', [
  'PSA_DELIVERY_FAILURE',
  'DEFENDER_DISABLED',
  'TENANT_AUTHORIZATION_ERROR',
  'SILENT_LOG_SOURCE',
  'IDENTITY_SYNC_MISCONFIGURATION',
  'LOW_DISK',
]);
