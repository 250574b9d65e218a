// The inheritance of Managed Defender: account -> organization -> agent. What holds is merged as the gateway merges it.
import { effectiveExclusions, effectivePolicy } from '../../../dist/entities/defender/effective.js';
import { loaderOf } from './batch.mjs';

/** What was decided at each of the three places that an agent inherits from, the account first. */
const decided = (table, columns) => ({
  name: `decided ${table}`,
  text: `SELECT p.ord, t.scope, ${columns} FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) WITH ORDINALITY
      AS p (account_id, organization_id, id, ord)
    JOIN fieldgate.${table} t ON t.account_id = p.account_id
      AND (t.scope = 'ACCOUNT' OR t.organization_id = p.organization_id AND (t.scope = 'ORGANIZATION' OR t.agent_id = p.id))
    ORDER BY p.ord, t.id`,
});

const EXCLUSIONS = decided('exclusion', 't.kind, t.value, t.risky');
const POLICIES = decided('defender_policy', 't.mode, t.settings');

export const defenderLoaders = (pool) => ({
  Agent: {
    effectiveExclusions: loaderOf(async (agents) =>
      (await layersOf(pool, EXCLUSIONS, agents)).map((layers) => effectiveExclusions(layers)),
    ),
    effectiveDefenderPolicy: loaderOf(async (agents) =>
      (await layersOf(pool, POLICIES, agents)).map((layers) =>
        effectivePolicy(layers.map(({ inheritedFrom, value: [policy] }) => ({ inheritedFrom, value: policy }))),
      ),
    ),
  },
});

async function layersOf(pool, statement, agents) {
  const values = ['accountId', 'organizationId', 'id'].map((key) => agents.map((agent) => agent[key]));
  const { rows } = await pool.query({ ...statement, values });
  return agents.map((_agent, n) => {
    const at = (scope) => rows.filter((row) => row.ord - 1 === n && row.scope === scope);
    return [
      { inheritedFrom: 'ACCOUNT', value: at('ACCOUNT') },
      { inheritedFrom: 'ORGANIZATION', value: at('ORGANIZATION') },
      { inheritedFrom: null, value: at('AGENT') },
    ];
  });
}
