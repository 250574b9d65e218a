import { actorIn } from './actors.js';
import { agentsAt, isolatedFor, type AgentRow } from './agents.js';
import { eventsAt } from './audit.js';
import type { Clock } from './clock.js';
import { evidenceAt, type EvidenceVolume } from './evidence/evidence.js';
import type { AccountPlan, OrganizationPlan } from './plans.js';
import { exclusionsAt } from './defender/exclusions.js';
import { policiesAt } from './defender/policies.js';
import { questionsAt } from './escalations.js';
import { identitiesAt, type IdentityRow } from './itdr/identities.js';
import { troublesAt } from './itdr/platform-actions.js';
import { tenantsAt } from './itdr/tenants.js';
import { commentsOn, rejectionsOf } from './incident-talk.js';
import { incidentsAt, remediationsOf } from './incidents.js';
import { within, type Parcel } from './rows.js';
import type { Site } from './site.js';
import { organizationOf } from './tenants.js';
import { usageAgo } from './usage.js';

/** How much happens in an organization. */
export interface Volume {
  reports(agents: number): number;
  readonly remediations: number;
  readonly questions: number;
  readonly evidence: EvidenceVolume;
  readonly troubles: number;
  /** Of those who are billed for. */
  identities(billed: number): number;
  readonly rules: number;
  /** Whether people said something about the reports. */
  readonly talk: 'talk' | 'silence';
}

/** All that stands in one organization, by table. */
export interface OrganizationWorld {
  readonly site: Site;
  readonly agents: readonly AgentRow[];
  readonly identities: readonly IdentityRow[];
  readonly tables: Readonly<Record<string, readonly object[]>>;
}

export const organizationWorlds = (account: AccountPlan, volume: Volume, clock: Clock): readonly OrganizationWorld[] =>
  account.organizations.map((plan) => organizationWorld(account, plan, volume, clock));

/** One parcel a table for a whole account, in an order that foreign keys allow. */
export function telemetryParcels(accountId: string, worlds: readonly OrganizationWorld[]): readonly Parcel[] {
  const tables = Object.keys(worlds[0]?.tables ?? {});
  return tables.map((table) => ({
    table,
    rows: worlds.flatMap((world) => world.tables[table] ?? []),
    wall: within(accountId),
  }));
}

function organizationWorld(
  account: AccountPlan,
  plan: OrganizationPlan,
  volume: Volume,
  clock: Clock,
): OrganizationWorld {
  const site = siteOf(account, plan);
  const untouched = agentsAt(site, plan.agents, clock);
  const incidents = incidentsAt(site, untouched, volume.reports(plan.agents), clock);
  const reports = incidents.map(({ report }) => report);
  const agents = isolatedFor(reports, untouched);
  const remediations = incidents.flatMap((incident) => remediationsOf(site, incident, volume.remediations, clock));
  const itdrTenants = tenantsAt(site, plan.agents, clock);
  const identities = identitiesAt(site, itdrTenants, volume.identities(usageAgo(plan, 0).itdr), clock);
  const concerned = { site, agents, identities };
  const questions = questionsAt(concerned, volume.questions, clock);
  const troubles = troublesAt(concerned, volume.troubles, clock);
  const said = volume.talk === 'talk' ? incidents : [];
  return {
    site,
    agents,
    identities,
    tables: {
      organization: [organizationOf(account, plan, { agents, identities, itdrTenants }, clock)],
      agent: agents,
      itdr_tenant: itdrTenants,
      identity: identities,
      incident_report: reports,
      remediation: remediations,
      incident_comment: commentsOn(site, said, clock),
      remediation_rejection: rejectionsOf(site, said, clock),
      escalation: questions.map(({ escalation }) => escalation),
      escalation_entity: questions.flatMap(({ entities }) => entities),
      ...evidenceAt(site, agents, volume.evidence, clock),
      platform_action: troubles.map(({ action }) => action),
      platform_action_entity: troubles.flatMap(({ entities }) => entities),
      exclusion: exclusionsAt(site, agents, clock),
      defender_policy: policiesAt(site, agents, clock),
      audit_event: eventsAt(site, incidents, agents, clock),
    },
  };
}

const siteOf = ({ id: accountId }: AccountPlan, { id, key, name, domain, responder }: OrganizationPlan): Site => ({
  accountId,
  organizationId: id,
  key,
  name,
  domain,
  responder: responder === null ? null : actorIn(accountId, responder),
});
