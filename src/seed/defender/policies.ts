import type { DefenderPolicy, DefenderSetting } from '../../entities/defender/defender-policy.js';
import type { AgentRow } from '../agents.js';
import type { Clock } from '../clock.js';
import { DAY, idOf } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle, type Site } from '../site.js';
import { onWindows } from './endpoints.js';

export type PolicyRow = RowOf<DefenderPolicy>;

export const policyId = (key: string, n: number): string => idOf(`${key}/policy/${n}`, (200 - 9 * n) * DAY);

interface PolicyPlan {
  readonly mode: PolicyRow['mode'];
  readonly settings: readonly DefenderSetting[];
  readonly source: string | null;
}

const OFFICE_HOURS: DefenderSetting = { name: 'SCHEDULED_SCAN_HOUR', value: '19' };
const GENTLE: DefenderSetting = { name: 'SCAN_CPU_LIMIT', value: '25' };

/** Organizations take turns at these; most of their endpoints have no policy of their own. */
const ORGANIZATION_POLICIES: readonly PolicyPlan[] = [
  { mode: 'INHERIT', settings: [OFFICE_HOURS], source: 'Office hours' },
  { mode: 'AUDIT', settings: [GENTLE], source: null },
  { mode: 'ENFORCE', settings: [], source: null },
];
const AGENT_POLICIES: readonly PolicyPlan[] = [
  { mode: 'AUDIT', settings: [{ name: 'SCHEDULED_SCAN', value: 'NEVER' }, GENTLE], source: 'Server template' },
  { mode: 'INHERIT', settings: [{ name: 'REMOVABLE_DRIVE_SCANNING', value: 'ON' }], source: null },
];

/** The policy of an organization and those of the first of its endpoints. */
export function policiesAt(site: Site, agents: readonly AgentRow[], clock: Clock): readonly PolicyRow[] {
  const turn = [...site.key].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const { accountId, organizationId } = site;
  const placed = { accountId, organizationId, baselineId: null };
  return [
    {
      ...placed,
      ...policy(cycle(ORGANIZATION_POLICIES, turn), policyId(site.key, 0), clock),
      agentId: null,
      scope: 'ORGANIZATION',
    },
    ...onWindows(agents, AGENT_POLICIES).map(([agent, plan], n): PolicyRow => ({
      ...placed,
      ...policy(plan, policyId(site.key, n + 1), clock),
      agentId: agent.id,
      scope: 'AGENT',
    })),
  ];
}

export const policy = (
  plan: PolicyPlan,
  id: string,
  clock: Clock,
): Pick<PolicyRow, 'id' | 'mode' | 'settings' | 'source' | 'version' | 'updatedAt'> => ({
  id,
  ...plan,
  version: 1,
  updatedAt: clock.of(id),
});
