import type { AuditEvent } from '../entities/audit-event.js';
import type { Actor } from './actors.js';
import type { AgentRow } from './agents.js';
import type { Clock } from './clock.js';
import { ageOf, HOUR, idOf } from './demo-ids.js';
import type { Incident } from './incidents.js';
import type { AccountPlan, OrganizationPlan } from './plans.js';
import type { RowOf } from './rows.js';
import type { Site } from './site.js';

type Event = RowOf<AuditEvent>;
type Change = Event['changes'][number];

/** What distinguishes one act from another. */
interface Act {
  readonly action: string;
  readonly actor: Actor;
  readonly organizationId: string | null;
  readonly targetType: string;
  readonly targetId: string;
  readonly change: Change;
  /** How long before the seed. */
  readonly ago: number;
}

/** What is done about a report, how many hours after it was made, and by which reports it shows. */
interface Deed {
  readonly action: string;
  readonly hours: number;
  readonly change: Change;
  isDone(incident: Incident): boolean;
}

const DEEDS: readonly Deed[] = [
  {
    action: 'approveRemediations',
    hours: 3,
    change: { coordinate: 'Remediation.status', before: 'UNAPPROVED', after: 'APPROVED' },
    isDone: ({ plan: { remediations } }) =>
      remediations.slice(0, 2).some((status) => /^(APPROV|COMPLET|FAIL)ED$/.test(status)),
  },
  {
    action: 'rejectRemediations',
    hours: 5,
    change: { coordinate: 'Remediation.status', before: 'UNAPPROVED', after: 'CANCELLED' },
    isDone: ({ plan }) => plan.rejected === true,
  },
  {
    action: 'resolveIncidentReports',
    hours: 8,
    change: { coordinate: 'IncidentReport.status', before: 'SENT', after: 'CLOSED' },
    isDone: ({ report }) => report.status === 'CLOSED',
  },
];

/** The acts whose effects the telemetry of an organization shows; where nobody is responsible, nobody acted. */
export function eventsAt(
  site: Site,
  incidents: readonly Incident[],
  agents: readonly AgentRow[],
  clock: Clock,
): readonly Event[] {
  const { accountId, organizationId, responder: actor } = site;
  if (actor === null) return [];
  const aboutReports = incidents.flatMap((incident) =>
    DEEDS.filter((deed) => deed.isDone(incident)).map(({ action, hours, change }): Act => {
      const targetId = incident.report.id;
      const ago = ageOf(targetId) - hours * HOUR;
      return { action, actor, organizationId, targetType: 'IncidentReport', targetId, change, ago };
    }),
  );
  const isolations = agents.filter(isIsolatedByHand).map(({ id }) => isolationOf(id, actor, organizationId));
  return [...aboutReports, ...isolations].map((act) => eventOf(accountId, act, clock));
}

const isIsolatedByHand = ({ firewallStatus, isolatedForReportId }: AgentRow): boolean =>
  firewallStatus === 'ISOLATED' && isolatedForReportId === null;

const isolationOf = (targetId: string, actor: Actor, organizationId: string): Act => ({
  action: 'isolateAgents',
  actor,
  organizationId,
  targetType: 'Agent',
  targetId,
  change: { coordinate: 'Agent.firewallStatus', before: 'ENABLED', after: 'PENDING_ISOLATION' },
  ago: 20 * HOUR,
});

/** Creating an organization is an act upon the account. */
export const creationOf = (
  { id: accountId }: AccountPlan,
  actor: Actor,
  { id, name }: OrganizationPlan,
  clock: Clock,
): Event => {
  const change = { coordinate: 'Organization.name', before: null, after: name };
  const target = { targetType: 'Organization', targetId: id };
  return eventOf(
    accountId,
    { action: 'createOrganization', actor, organizationId: null, ...target, change, ago: ageOf(id) },
    clock,
  );
};

function eventOf(accountId: string, { actor, ago, change, ...act }: Act, clock: Clock): Event {
  const id = idOf(`audit/${act.action}/${act.targetId}`, ago);
  return {
    id,
    accountId,
    ...act,
    changes: [change],
    reason: null,
    actorId: actor.id,
    actorName: actor.name,
    membershipId: actor.membershipId,
    result: 'DONE',
    requestId: idOf(`request/${id}`, ago),
    ip: `198.51.100.${1 + (parseInt(actor.id.slice(-2), 16) % 254)}`,
    breakGlass: false,
    at: clock.of(id),
  };
}
