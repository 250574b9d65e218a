import { DEFENDER_SETTINGS, SETTING_NAMES } from '../../entities/defender/settings.js';
import type { Actor } from '../actors.js';
import type { Clock } from '../clock.js';
import { partId } from '../demo-ids.js';
import type { AccountPlan } from '../plans.js';
import { within, type Parcel } from '../rows.js';
import { ACCOUNT_EXCLUSIONS } from './exclusion-catalogue.js';
import { exclusion, exclusionId, type ExclusionRow } from './exclusions.js';
import { policy, policyId, type PolicyRow } from './policies.js';

/** What an account decides about Managed Defender for itself, each row with the baseline that hands it down. */
export function accountDefenderParcels(
  { id: accountId, key }: AccountPlan,
  author: Actor | null,
  clock: Clock,
): readonly Parcel[] {
  const exclusions = ACCOUNT_EXCLUSIONS.map((plan, n) => {
    const id = exclusionId(key, n);
    return exclusion({ ...placed(accountId, id), scope: 'ACCOUNT' }, plan, author, id, clock);
  });
  const policies = [accountPolicy(accountId, key, clock)];
  const wall = within(accountId);
  return [
    { table: 'baseline_exclusion', rows: exclusions.map(handedDown), wall },
    { table: 'exclusion', rows: exclusions, wall },
    { table: 'baseline_policy', rows: policies.map(policyHandedDown), wall },
    { table: 'defender_policy', rows: policies, wall },
  ];
}

const placed = (accountId: string, id: string) => ({
  accountId,
  organizationId: null,
  agentId: null,
  baselineId: partId(id, 'baseline', 1000),
});

function accountPolicy(accountId: string, key: string, clock: Clock): PolicyRow {
  const id = policyId(key, 0);
  const settings = SETTING_NAMES.map((name) => ({ name, value: DEFENDER_SETTINGS[name].recommended }));
  const plan = { mode: 'ENFORCE', settings, source: 'Huntress Recommended Defaults' } as const;
  return { ...placed(accountId, id), ...policy(plan, id, clock), scope: 'ACCOUNT' };
}

const handedDown = ({ accountId, baselineId, kind, value, risky }: ExclusionRow) => ({
  accountId,
  id: baselineId,
  kind,
  value,
  risky,
});

const policyHandedDown = ({ accountId, baselineId, mode, settings }: PolicyRow) => ({
  accountId,
  id: baselineId,
  mode,
  settings: JSON.stringify(settings), // no class of rows says of this table which columns hold JSON
});
