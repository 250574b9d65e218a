import type { Canary } from '../../entities/evidence/canary.js';
import type { AgentRow } from '../agents.js';
import { HOUR, partId } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle, type Site } from '../site.js';

type CanaryRow = RowOf<Canary>;

/** Most are where they were put. */
const STATES: readonly CanaryRow['state'][] = ['DEPLOYED', 'MODIFIED', 'DEPLOYED', 'DELETED', 'RENAMED', 'DISABLED'];
const PROFILES = ['m.reyes', 'j.olsen', 'a.khan'] as const;

const HOMES: Readonly<Record<AgentRow['platform'], (profile: string) => string>> = {
  WINDOWS: (profile) => `C:\\Users\\${profile}\\Documents\\aa_budget.xlsx`,
  DARWIN: (profile) => `/Users/${profile}/Documents/aa_budget.xlsx`,
  LINUX: (profile) => `/home/${profile}/aa_budget.ods`,
};

/** One on every host. */
export const canariesOn = ({ accountId, organizationId }: Site, hosts: readonly AgentRow[]): readonly CanaryRow[] =>
  hosts.map(({ id: agentId, platform }, n) => {
    const profile = cycle(PROFILES, n);
    const id = partId(agentId, 'canary', 2 * HOUR);
    return { id, accountId, organizationId, agentId, path: HOMES[platform](profile), profile, state: cycle(STATES, n) };
  });
