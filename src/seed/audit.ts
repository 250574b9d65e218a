import type { AuditEvent } from '../entities/audit-event.js';
import type { Actor } from './actors.js';
import type { AgentRow } from './agents.js';
import type { Clock } from './clock.js';
import { HOUR, idOf, ageOf } from './demo-ids.js';
import type { AccountPlan, OrganizationPlan } from './demo-tenants.js';
import { laterThan, type Incident, type RemediationRow } from './incidents.js';
import type { RowOf } from './rows.js';
import type { Site } from './site.js';

type Event = RowOf<AuditEvent>;

/** What distinguishes one act from another. */
type Act = Pick<Event, 'action' | 'organizationId' | 'targetType' | 'targetId' | 'changes'> & {
  readonly actor: Actor;
  readonly ago: number;
};

/** The acts whose effects the telemetry of an organization shows: nothing in the world happened unrecorded. */
export function eventsAt(
  site: Site,
  incidents: readonly Incident[],
  remediations: readonly RemediationRow[],
  agents: readonly AgentRow[],
  clock: Clock,
): readonly Event[] {
  const { responder: actor, organizationId } = site;
  if (actor === null) return [];
  const record = (act: Omit<Act, 'actor' | 'organizationId'>): Event =>
    eventOf(site.accountId, { ...act, actor, organizationId }, clock);
  return [
    ...incidents.flatMap((incident) => {
      const approved = remediations.filter(
        ({ incidentReportId, approvedById }) => incidentReportId === incident.report.id && approvedById !== null,
      );
      return [...approvalOf(incident, approved.length), ...resolutionOf(incident)].map(record);
    }),
    ...agents
      .filter(
        ({ firewallStatus, isolatedForReportId }) => firewallStatus === 'ISOLATED' && isolatedForReportId === null,
      )
      .map(isolationOf)
      .map(record),
  ];
}

type Deed = Omit<Act, 'actor' | 'organizationId'>;

const approvalOf = ({ report }: Incident, approved: number): readonly Deed[] =>
  approved === 0
    ? []
    : [
        {
          action: 'approveRemediations',
          targetType: 'IncidentReport',
          targetId: report.id,
          changes: Array.from({ length: approved }, () => change('Remediation.status', 'UNAPPROVED', 'APPROVED')),
          ago: ageOf(report.id) - 3 * HOUR,
        },
      ];

const resolutionOf = ({ report }: Incident): readonly Deed[] =>
  report.status !== 'CLOSED'
    ? []
    : [
        {
          action: 'resolveIncidentReports',
          targetType: 'IncidentReport',
          targetId: report.id,
          changes: [change('IncidentReport.status', 'SENT', 'CLOSED')],
          ago: ageOf(report.id) - 8 * HOUR,
        },
      ];

const isolationOf = ({ id }: AgentRow): Deed => ({
  action: 'isolateAgents',
  targetType: 'Agent',
  targetId: id,
  changes: [change('Agent.firewallStatus', 'ENABLED', 'PENDING_ISOLATION')],
  ago: 20 * HOUR,
});

/** Creating an organization is an act upon the account. */
export const creationOf = (
  account: AccountPlan,
  actor: Actor,
  { id, name, key }: OrganizationPlan,
  clock: Clock,
): Event =>
  eventOf(
    account.id,
    {
      action: 'createOrganization',
      actor,
      organizationId: null,
      targetType: 'Organization',
      targetId: id,
      changes: [change('Organization.name', null, name), change('Organization.key', null, key)],
      ago: ageOf(id),
    },
    clock,
  );

const change = (coordinate: string, before: string | null, after: string | null): Event['changes'][number] =>
  ({ coordinate, before, after }) as Event['changes'][number];

function eventOf(accountId: string, { actor, ago, ...act }: Act, clock: Clock): Event {
  const id = idOf(`audit/${act.action}/${act.targetId}`, ago);
  return {
    id,
    accountId,
    ...act,
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
