import type { Client } from 'pg';
import { ACCOUNT_IDS, agentId, IDS, type AccountKey, type OrganizationKey } from '../../src/seed/demo-ids.js';
import { idOf } from '../../src/seed/demo-ids.js';
import { rowGid } from '../stripping/ids.js';

/** Where a test puts something: at the account, in an organization, or on the n-th agent of it. */
export interface Spot {
  readonly account: AccountKey;
  readonly organization?: OrganizationKey;
  readonly agent?: number;
}

export const agentGid = (organization: OrganizationKey, n: number, account: AccountKey = 'ableMoose'): string =>
  rowGid('AG', account, agentId(organization, n));

interface Planted {
  readonly id: string;
  readonly baselineId: string;
}

/** Adds an exclusion of a path; one at the account with its baseline, as the gateway must. */
export async function plantExclusion(owner: Client, spot: Spot, value: string): Promise<Planted> {
  const accountId = ACCOUNT_IDS[spot.account];
  const organizationId = spot.organization === undefined ? null : IDS[spot.organization];
  const planted =
    spot.organization === undefined || spot.agent === undefined ? null : agentId(spot.organization, spot.agent);
  const scope = organizationId === null ? 'ACCOUNT' : planted === null ? 'ORGANIZATION' : 'AGENT';
  const id = idOf(`planted/${JSON.stringify(spot)}/${value}`, 0);
  const baselineId = idOf(`planted/${JSON.stringify(spot)}/${value}/baseline`, 0);
  await owner.query('BEGIN');
  await owner.query(
    `INSERT INTO fieldgate.exclusion (account_id, id, scope, organization_id, agent_id, baseline_id, kind, value, risky,
       note, created_by_name, created_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, 'PATH', $7, false, 'A secret reason', 'Secret Author', now(), 1)`,
    [accountId, id, scope, organizationId, planted, scope === 'ACCOUNT' ? baselineId : null, value],
  );
  if (scope === 'ACCOUNT') {
    const sql = `INSERT INTO fieldgate.baseline_exclusion (account_id, id, kind, value, risky) VALUES ($1, $2, 'PATH', $3, false)`;
    await owner.query(sql, [accountId, baselineId, value]);
  }
  await owner.query('COMMIT');
  return { id, baselineId };
}
