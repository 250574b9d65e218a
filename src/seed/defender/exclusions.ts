import type { Exclusion } from '../../entities/defender/exclusion.js';
import type { Actor } from '../actors.js';
import type { AgentRow } from '../agents.js';
import type { Clock } from '../clock.js';
import { DAY, idOf } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { fill, type Site } from '../site.js';
import { onWindows } from './endpoints.js';
import { AGENT_EXCLUSIONS, ORGANIZATION_EXCLUSIONS, type ExclusionPlan } from './exclusion-catalogue.js';

export type ExclusionRow = RowOf<Exclusion>;

/** The place an exclusion is put at. */
type Place = Pick<ExclusionRow, 'accountId' | 'organizationId' | 'agentId' | 'baselineId' | 'scope'>;

/** The exclusions of an organization and, after them, those of the first of its endpoints. */
export function exclusionsAt(site: Site, agents: readonly AgentRow[], clock: Clock): readonly ExclusionRow[] {
  const { accountId, organizationId, responder } = site;
  const placed = { accountId, organizationId, baselineId: null };
  const ofOrganization = ORGANIZATION_EXCLUSIONS.map((plan, n) =>
    exclusion(
      { ...placed, agentId: null, scope: 'ORGANIZATION' },
      filled(plan, site, site.key),
      responder,
      exclusionId(site.key, n),
      clock,
    ),
  );
  const ofAgents = onWindows(agents, AGENT_EXCLUSIONS).map(([agent, plan], n) => {
    const id = exclusionId(site.key, ORGANIZATION_EXCLUSIONS.length + n);
    const place = { ...placed, agentId: agent.id, scope: 'AGENT' } as const;
    return exclusion(place, filled(plan, site, agent.hostname), responder, id, clock);
  });
  return [...ofOrganization, ...ofAgents];
}

export const exclusionId = (key: string, n: number): string => idOf(`${key}/exclusion/${n}`, (300 - 11 * n) * DAY);

export const exclusion = (
  place: Place,
  { kind, value, risky, note, added }: ExclusionPlan,
  author: Actor | null,
  id: string,
  clock: Clock,
): ExclusionRow => ({
  id,
  ...place,
  kind,
  value,
  risky,
  note,
  createdById: added === 'by hand' ? (author?.id ?? null) : null,
  createdByName: added === 'by hand' ? (author?.name ?? null) : 'Import of 2024',
  createdAt: clock.of(id),
  version: 1,
});

const filled = (plan: ExclusionPlan, site: Site, host: string): ExclusionPlan => ({
  ...plan,
  value: fill(plan.value, site, host),
});
