import { allBroken, listMustFit, mayBeIsolated, mayBeReleased, MOST_AGENTS, type BrokenRule } from '../auth/conditions.js';
import type { Acting } from '../context/acting.js';
import { Agent } from '../entities/agent.js';
import type { FirewallStatus, Member } from '../entities/closed-sets.js';
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
export const isolateAgents = (acting: Acting, input: IsolateAgents): Promise<readonly Agent[]> =>
  switchFirewall(acting, input.agentIds, 'PENDING_ISOLATION', (agent) =>
    mayBeIsolated(agent, input.strict === true ? 'strict' : 'usual'),
  );

/** Asks isolated hosts to connect again, also before the report they were isolated for is resolved (H3, H4). */
export const releaseAgents = (acting: Acting, input: ReleaseAgents): Promise<readonly Agent[]> =>
  switchFirewall(acting, input.agentIds, 'PENDING_RELEASE', mayBeReleased);

async function switchFirewall(
  acting: Acting,
  agentIds: readonly string[],
  to: Member<typeof FirewallStatus>,
  rule: (agent: Agent) => BrokenRule | null,
): Promise<readonly Agent[]> {
  acting.refuseIf(allBroken(listMustFit('agentIds', agentIds.length, MOST_AGENTS)));
  const agents = await acting.load(Agent, agentIds);
  acting.refuseIf(allBroken(...agents.map(rule)));
  const [{ accountId }] = agents as [Agent];
  const change = { firewallStatus: to, isolatedForReportId: null, updatedAt: acting.now };
  await acting.run(accountId, updateRows(Agent, accountId, agents.map(({ id }) => id), change));
  for (const agent of agents) {
    await acting.audit(agent, [{ coordinate: 'Agent.firewallStatus', before: agent.firewallStatus, after: to }]);
  }
  return agents;
}
