import type { AgentRow } from '../agents.js';

/** One plan for each of the first endpoints on which Microsoft Defender runs. */
export function onWindows<Plan>(
  agents: readonly AgentRow[],
  plans: readonly Plan[],
): readonly (readonly [AgentRow, Plan])[] {
  const windows = agents.filter(({ platform }) => platform === 'WINDOWS');
  return plans.flatMap((plan, n) => {
    const agent = windows[n];
    return agent === undefined ? [] : [[agent, plan] as const];
  });
}
