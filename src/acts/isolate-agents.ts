import {
  allBroken,
  listMustFit,
  mayBeIsolated,
  mayBeReleased,
  MOST_AGENTS,
  MOST_REASON,
  mustSay,
  type BrokenRule,
} from '../auth/conditions.js';
import type { Acting } from '../context/acting.js';
import { Agent } from '../entities/agent.js';
import { updateRows } from '../entities/writes.js';

export interface IsolateAgents {
  readonly agentIds: readonly string[];
  readonly reason: string;
  readonly strict?: boolean | null;
}

export interface ReleaseAgents {
  readonly agentIds: readonly string[];
}

/** Asks hosts to cut themselves off; each becomes ISOLATED when its agent reports so (H3, H27). */
export function isolateAgents(acting: Acting, { agentIds, reason, strict }: IsolateAgents): Promise<readonly Agent[]> {
  acting.refuseIf(allBroken(mustSay('reason', reason, MOST_REASON)));
  const change = { firewallStatus: 'PENDING_ISOLATION', strictIsolation: strict === true } as const;
  return switchFirewall(
    acting,
    agentIds,
    change,
    (agent) => mayBeIsolated(agent, strict === true ? 'strict' : 'usual'),
    reason,
  );
}

/** Asks isolated hosts to connect again, also before the report they were isolated for is resolved (H3, H4). */
export const releaseAgents = (acting: Acting, { agentIds }: ReleaseAgents): Promise<readonly Agent[]> =>
  switchFirewall(acting, agentIds, { firewallStatus: 'PENDING_RELEASE', strictIsolation: false }, mayBeReleased);

async function switchFirewall(
  acting: Acting,
  agentIds: readonly string[],
  to: Pick<Agent, 'firewallStatus' | 'strictIsolation'>,
  rule: (agent: Agent) => BrokenRule | null,
  reason: string | null = null,
): Promise<readonly Agent[]> {
  acting.refuseIf(allBroken(listMustFit('agentIds', agentIds.length, MOST_AGENTS)));
  const agents = await acting.load(Agent, agentIds);
  acting.refuseIf(allBroken(...agents.map(rule)));
  const [{ accountId }] = agents as [Agent];
  const ids = agents.map(({ id }) => id);
  const change = { ...to, isolatedForReportId: null, updatedAt: acting.now };
  await acting.run(accountId, updateRows(Agent, accountId, ids, change));
  for (const agent of agents) {
    const { firewallStatus: before } = agent;
    await acting.audit(agent, [{ coordinate: 'Agent.firewallStatus', before, after: to.firewallStatus }], reason);
  }
  return agents;
}
