import type { IncidentStatus, Member, RemediationStatus, Severity } from '../entities/closed-sets.js';

export interface ReportPlan {
  readonly severity: Member<typeof Severity>;
  readonly status: Member<typeof IncidentStatus>;
  /** Of the assisted, the manual and the containment remediation. */
  readonly remediations: readonly [Stage, Stage, Stage];
  /** The remediations were rejected, and the report went back to the SOC (domain.md H2). */
  readonly rejected?: true;
}

type Stage = Member<typeof RemediationStatus>;

/**
 * The reports of every organization, the newest first; where there are more, the plan starts anew. Number 0 waits for
 * approval, number 1 can be resolved: tests and the documentation count on both.
 */
// prettier-ignore
export const REPORT_PLAN: readonly ReportPlan[] = [
  { severity: 'CRITICAL', status: 'SENT',              remediations: ['UNAPPROVED', 'UNAPPROVED', 'COMPLETED'] },
  { severity: 'LOW',      status: 'SENT',              remediations: ['COMPLETED', 'APPROVED', 'COMPLETED'] },
  { severity: 'HIGH',     status: 'SENT',              remediations: ['APPROVED', 'UNAPPROVED', 'UNAPPROVED'] },
  { severity: 'HIGH',     status: 'SENT',              remediations: ['COMPLETED', 'COMPLETED', 'FAILED'] },
  { severity: 'LOW',      status: 'CLOSED',            remediations: ['COMPLETED', 'COMPLETED', 'CANCELLED'] },
  { severity: 'CRITICAL', status: 'CLOSED',            remediations: ['COMPLETED', 'COMPLETED', 'COMPLETED'] },
  { severity: 'HIGH',     status: 'AUTO_REMEDIATING',  remediations: ['APPROVED', 'CANCELLED', 'COMPLETED'] },
  { severity: 'LOW',      status: 'DISMISSED',         remediations: ['CANCELLED', 'CANCELLED', 'CANCELLED'] },
  { severity: 'HIGH',     status: 'PARTNER_DISMISSED', remediations: ['CANCELLED', 'COMPLETED', 'CANCELLED'] },
  { severity: 'CRITICAL', status: 'DELETING',          remediations: ['FAILED', 'CANCELLED', 'CANCELLED'] },
  { severity: 'LOW',      status: 'SENT',              remediations: ['CANCELLED', 'CANCELLED', 'CANCELLED'], rejected: true },
  { severity: 'HIGH',     status: 'CLOSED',            remediations: ['COMPLETED', 'COMPLETED', 'COMPLETED'] },
];

export const isOver = (status: ReportPlan['status']): boolean =>
  status === 'CLOSED' || status === 'DISMISSED' || status === 'PARTNER_DISMISSED';
