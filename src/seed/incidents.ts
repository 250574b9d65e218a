import type { IncidentReport } from '../entities/incident-report.js';
import type { Remediation } from '../entities/remediation.js';
import type { AgentRow } from './agents.js';
import type { Clock } from './clock.js';
import { HOUR, partId, reportId } from './demo-ids.js';
import { isOver, REPORT_PLAN, type ReportPlan } from './incident-plan.js';
import { SCENARIOS, type Scenario } from './incident-scenarios.js';
import type { RowOf } from './rows.js';
import { cycle, fill, type Site } from './site.js';

export type ReportRow = RowOf<IncidentReport>;
export type RemediationRow = RowOf<Remediation>;

/** A report and what it was made from: what hangs under it is made from the same. */
export interface Incident {
  readonly plan: ReportPlan;
  readonly scenario: Scenario;
  readonly agent: AgentRow;
  readonly report: ReportRow;
}

/** The n-th report is of the n-th agent, and so stands in the agent's organization. */
export const incidentsAt = (
  site: Site,
  agents: readonly AgentRow[],
  count: number,
  clock: Clock,
): readonly Incident[] => Array.from({ length: count }, (_, n) => incidentAt(site, cycle(agents, n), n, clock));

function incidentAt(site: Site, agent: AgentRow, n: number, clock: Clock): Incident {
  const plan = cycle(REPORT_PLAN, n);
  const choices = SCENARIOS[agent.platform][plan.severity];
  const scenario = cycle(choices, n + Math.floor(n / REPORT_PLAN.length)); // the plan is as even as the choices
  return { plan, scenario, agent, report: reportOf(site, n, { plan, scenario, agent }, clock) };
}

function reportOf(site: Site, n: number, { plan, scenario, agent }: Omit<Incident, 'report'>, clock: Clock): ReportRow {
  const id = reportId(site.key, n);
  const { severity, status } = plan;
  const changedAt = laterThan(id, isOver(status) ? 8 : 5, clock);
  return {
    id,
    accountId: site.accountId,
    organizationId: site.organizationId,
    agentId: agent.id,
    severity,
    status,
    platform: agent.platform,
    subject: `${severity} - Incident on ${agent.hostname} (${site.name})`,
    summary: fill(scenario.summary, site, agent.hostname),
    body: fill(scenario.body, site, agent.hostname),
    indicatorTypes: scenario.indicators.map(([type]) => type),
    indicatorCounts: scenario.indicators.map(([type, found]) => ({ type, count: found })),
    version: status === 'SENT' && plan.rejected === undefined ? 1 : 2,
    sentAt: laterThan(id, 1, clock),
    closedAt: isOver(status) ? changedAt : null,
    statusUpdatedAt: status === 'SENT' ? laterThan(id, 1, clock) : changedAt,
    returnedToSocAt: plan.rejected === undefined ? null : changedAt,
    createdAt: clock.of(id),
    updatedAt: changedAt,
  };
}

/** So many hours after a report was made; the newest of all is ten hours old. */
export const laterThan = (reportRowId: string, hours: number, clock: Clock): Date =>
  new Date(clock.of(reportRowId).getTime() + hours * HOUR);

const TYPES = ['ASSISTED', 'MANUAL', 'CONTAINMENT'] as const;

/** One remediation of each type; `most` leaves out the last. */
export const remediationsOf = (site: Site, incident: Incident, most: number, clock: Clock): readonly RemediationRow[] =>
  TYPES.slice(0, most).map((type, n) => {
    const id = partId(incident.report.id, `remediation/${n}`, 60_000 * (n + 1));
    return {
      id,
      accountId: site.accountId,
      organizationId: site.organizationId,
      incidentReportId: incident.report.id,
      type,
      ...substanceOf(type, incident),
      status: incident.plan.remediations[n] ?? 'UNAPPROVED',
      ...progressOf(type, incident, site, n, clock),
      createdAt: clock.of(id),
    };
  });

/** Each type says in its own way what is to be done to what (domain.md 5.2). */
function substanceOf(
  type: (typeof TYPES)[number],
  { scenario, agent }: Incident,
): Pick<RemediationRow, 'action' | 'parameters' | 'entity'> {
  switch (type) {
    case 'ASSISTED':
      return {
        action: scenario.assisted,
        parameters: scenario.parameters.map(([name, value]) => ({ name, value })),
        entity: null,
      };
    case 'MANUAL':
      return { action: scenario.manual, parameters: [], entity: null };
    case 'CONTAINMENT':
      return { action: scenario.containment, parameters: [], entity: agent.hostname };
  }
}

/** Containment takes effect when the report is sent, and nobody approves it (domain.md H4). */
function progressOf(
  type: (typeof TYPES)[number],
  { plan, report }: Incident,
  { responder }: Site,
  n: number,
  clock: Clock,
): Pick<RemediationRow, 'approvedAt' | 'approvedById' | 'approvedByName' | 'completedAt'> {
  const status = plan.remediations[n];
  const begun = status === 'APPROVED' || status === 'COMPLETED' || status === 'FAILED';
  const approver = begun && type !== 'CONTAINMENT' ? responder : null;
  return {
    approvedAt: approver === null ? null : laterThan(report.id, 3, clock),
    approvedById: approver?.id ?? null,
    approvedByName: approver?.name ?? null,
    completedAt: status === 'COMPLETED' ? laterThan(report.id, type === 'CONTAINMENT' ? 1 : 4, clock) : null,
  };
}
