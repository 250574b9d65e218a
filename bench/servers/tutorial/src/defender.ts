import { type FindOptionsWhere, IsNull } from 'typeorm';
import type { Agent } from './entities/agent.js';
import type { DefenderPolicy, EffectiveDefenderPolicy, EffectiveExclusion, Exclusion } from './entities/defender.js';

type Decided = { organizationId: string | null; agentId: string | null };

/** Where something about Managed Defender is decided for an endpoint: its account, its organization, itself. */
export const placesAbove = ({ accountId, organizationId, id }: Agent): FindOptionsWhere<DefenderPolicy>[] => [
  { accountId, organizationId: IsNull() },
  { accountId, organizationId, agentId: IsNull() },
  { accountId, agentId: id },
];

const inheritedFrom = ({ organizationId, agentId }: Decided): string | null =>
  organizationId === null ? 'ACCOUNT' : agentId === null ? 'ORGANIZATION' : null;

const depth = ({ organizationId, agentId }: Decided): number =>
  Number(organizationId !== null) + Number(agentId !== null);

const downwards = <Row extends Decided>(rows: readonly Row[]): Row[] => [...rows].sort((a, b) => depth(a) - depth(b));

/** The nearest mode that is not INHERIT. */
export function effectivePolicy(policies: readonly DefenderPolicy[]): EffectiveDefenderPolicy {
  const decisive = downwards(policies).findLast(({ mode }) => mode !== 'INHERIT');
  if (decisive === undefined) return { mode: 'AUDIT', inheritedFrom: null };
  return { mode: decisive.mode, inheritedFrom: inheritedFrom(decisive) };
}

/** Every exclusion once, as the nearest place has it; risky if any place calls it so. */
export function effectiveExclusions(exclusions: readonly Exclusion[]): EffectiveExclusion[] {
  const merged = new Map<string, EffectiveExclusion>();
  for (const exclusion of downwards(exclusions)) {
    const { kind, value, risky } = exclusion;
    const above = merged.get(`${kind} ${value}`);
    const effective = { kind, value, risky: risky || above?.risky === true, inheritedFrom: inheritedFrom(exclusion) };
    merged.set(`${kind} ${value}`, effective);
  }
  return [...merged.values()];
}
