import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentId, IDS } from '../../src/seed/demo-ids.js';
import { ada, olga, otto } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { organizationGid } from '../stripping/ids.js';
import { agentGid } from './planted.js';

/** Which policy holds: the nearest mode that is not INHERIT, and of each setting the nearest value. */

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

const EFFECTIVE = 'effectiveDefenderPolicy { mode inheritedFrom settings { name value inheritedFrom } }';
const OWN = 'defenderPolicy { scope mode settings { name value } source agent { id } organization { id } }';

async function ofAgent(who: string, id: string) {
  const query = `query ($id: ID!) { agent(id: $id) { ${EFFECTIVE} ${OWN} } }`;
  return (await gateway.as(who).asks(query, { id })).data.agent;
}

async function ofRoofing(who: string) {
  const query = `query ($id: ID!) { organization(id: $id) { ${EFFECTIVE} ${OWN} } }`;
  return (await gateway.as(who).asks(query, { id: organizationGid('roofing') })).data.organization;
}

/** The policy of an agent as a test wants it; null = it has none. */
async function decide(agent: number, mode: string | null, settings: object[] = []): Promise<void> {
  const place = [IDS.ableMoose, agentId('roofing', agent)];
  await gateway.owner.query('DELETE FROM fieldgate.defender_policy WHERE account_id = $1 AND agent_id = $2', place);
  if (mode === null) return;
  await gateway.owner.query(
    `INSERT INTO fieldgate.defender_policy (account_id, id, scope, organization_id, agent_id, mode, settings, version, updated_at)
     VALUES ($1, gen_random_uuid(), 'AGENT', $3, $2, $4, $5, 1, now())`,
    [...place, IDS.roofing, mode, JSON.stringify(settings)],
  );
}

async function decideInRoofing(mode: string): Promise<void> {
  await gateway.owner.query(
    `UPDATE fieldgate.defender_policy SET mode = $1 WHERE account_id = $2 AND organization_id = $3 AND agent_id IS NULL`,
    [mode, IDS.ableMoose, IDS.roofing],
  );
}

describe('an endpoint of Roofing', () => {
  test('without a policy follows its organization, and the account where that leaves it open', async () => {
    await decide(3, null);
    await decideInRoofing('INHERIT');
    const fromAccount = await ofAgent(olga, agentGid('roofing', 3));
    expect(fromAccount).toMatchObject({
      defenderPolicy: null,
      effectiveDefenderPolicy: { mode: 'ENFORCE', inheritedFrom: 'ACCOUNT' },
    });
    await decideInRoofing('AUDIT');
    const fromOrganization = await ofAgent(olga, agentGid('roofing', 3));
    expect(fromOrganization.effectiveDefenderPolicy).toMatchObject({ mode: 'AUDIT', inheritedFrom: 'ORGANIZATION' });
  });

  test('with a policy of its own follows that; a setting by itself leaves the mode and all other settings inherited', async () => {
    await decide(3, 'INHERIT', [{ name: 'SCAN_CPU_LIMIT', value: '10' }]);
    await decideInRoofing('AUDIT');
    const { effectiveDefenderPolicy: holds, defenderPolicy: own } = await ofAgent(olga, agentGid('roofing', 3));
    expect(own).toMatchObject({ scope: 'AGENT', mode: 'INHERIT', settings: [{ name: 'SCAN_CPU_LIMIT', value: '10' }] });
    expect(own.agent.id).toBe(agentGid('roofing', 3));
    expect(holds).toMatchObject({ mode: 'AUDIT', inheritedFrom: 'ORGANIZATION' });
    expect(holds.settings).toContainEqual({ name: 'SCAN_CPU_LIMIT', value: '10', inheritedFrom: null });
    expect(holds.settings).toContainEqual({ name: 'REAL_TIME_PROTECTION', value: 'ON', inheritedFrom: 'ACCOUNT' });
    const names = holds.settings.map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(names.length);
    await decide(3, 'ENFORCE');
    const enforced = await ofAgent(olga, agentGid('roofing', 3));
    expect(enforced.effectiveDefenderPolicy).toMatchObject({ mode: 'ENFORCE', inheritedFrom: null });
  });
});

test("Roofing's own people read what holds in it, and its own row but not the account's", async () => {
  await decideInRoofing('INHERIT');
  const hers = await ofRoofing(ada);
  expect(hers.effectiveDefenderPolicy).toMatchObject({ mode: 'ENFORCE', inheritedFrom: 'ACCOUNT' });
  expect(hers.defenderPolicy).toMatchObject({ scope: 'ORGANIZATION', agent: null });
  for (const who of [olga, otto]) expect(await ofRoofing(who)).toEqual(hers);
});

test('where nobody decided anything, Managed Defender audits and changes nothing', async () => {
  await gateway.owner.query('BEGIN');
  for (const table of ['defender_policy', 'baseline_policy'])
    await gateway.owner.query(`DELETE FROM fieldgate.${table} WHERE account_id = $1`, [IDS.ableMoose]);
  await gateway.owner.query('COMMIT');
  const nothing = { mode: 'AUDIT', inheritedFrom: null, settings: [] };
  expect(await ofRoofing(olga)).toEqual({ defenderPolicy: null, effectiveDefenderPolicy: nothing });
  expect(await ofAgent(olga, agentGid('roofing', 3))).toEqual({
    defenderPolicy: null,
    effectiveDefenderPolicy: nothing,
  });
});
