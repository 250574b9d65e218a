import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_IDS, agentId, IDS } from '../../src/seed/demo-ids.js';
import { dora, olga } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { agentGid, plantExclusion } from './planted.js';

/** What the database itself does not let happen, whoever writes. */

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

/** Runs statements in one transaction; the name of the constraint that refused it, or null. */
async function refusedBy(...statements: readonly (readonly [string, ...unknown[]])[]): Promise<string | null> {
  try {
    await gateway.owner.query('BEGIN');
    for (const [sql, ...values] of statements) await gateway.owner.query(sql, values);
    await gateway.owner.query('COMMIT');
    return null;
  } catch (error) {
    await gateway.owner.query('ROLLBACK');
    return (error as { constraint: string }).constraint;
  }
}

const { ableMoose } = ACCOUNT_IDS;

describe('what an account hands down', () => {
  const removeRow = (id: string) => ['DELETE FROM fieldgate.exclusion WHERE id = $1', id] as const;
  const removeBaseline = (id: string) => ['DELETE FROM fieldgate.baseline_exclusion WHERE id = $1', id] as const;

  test('goes only together with the exclusion itself', async () => {
    const { id, baselineId } = await plantExclusion(gateway.owner, { account: 'ableMoose' }, 'C:\\Together');
    expect(await refusedBy(removeRow(id))).toBe('baseline_exclusion_fk');
    expect(await refusedBy(removeBaseline(baselineId))).toBe('exclusion_baseline_fk');
    expect(await refusedBy(removeRow(id), removeBaseline(baselineId))).toBeNull();
  });

  test('never says anything else than the exclusion does', async () => {
    const { id, baselineId } = await plantExclusion(gateway.owner, { account: 'ableMoose' }, 'C:\\Alike');
    const soften = (table: string, which: string) =>
      [`UPDATE fieldgate.${table} SET risky = true WHERE id = $1`, which] as const;
    expect(await refusedBy(soften('exclusion', id))).toBe('exclusion_baseline_fk');
    expect(await refusedBy(soften('baseline_exclusion', baselineId))).toBe('exclusion_baseline_fk');
    expect(await refusedBy(soften('exclusion', id), soften('baseline_exclusion', baselineId))).toBeNull();
  });

  test('is the policy as it stands: to change one is to change both', async () => {
    const change = (table: string, where: string) =>
      [
        `UPDATE fieldgate.${table} SET mode = 'AUDIT', settings = '[]' WHERE account_id = $1 ${where}`,
        ableMoose,
      ] as const;
    const [row, baseline] = [change('defender_policy', `AND scope = 'ACCOUNT'`), change('baseline_policy', '')];
    expect(await refusedBy(row)).toBe('defender_policy_baseline_fk');
    expect(await refusedBy(baseline)).toBe('defender_policy_baseline_fk');
    expect(await refusedBy(row, baseline)).toBeNull();
  });

  test('is of the account alone: an exclusion of an organization has no baseline', async () => {
    const sql = `UPDATE fieldgate.exclusion SET baseline_id = id WHERE account_id = $1 AND scope = 'ORGANIZATION'`;
    expect(await refusedBy([sql, ableMoose])).toMatch(/^exclusion_check/);
  });
});

describe('a place', () => {
  test('has one policy at most', async () => {
    const again = `INSERT INTO fieldgate.defender_policy SELECT copy.* FROM fieldgate.defender_policy t,
      jsonb_populate_record(NULL::fieldgate.defender_policy, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid())) copy
      WHERE t.account_id = $1 AND t.organization_id = $2 AND t.agent_id IS NULL`;
    expect(await refusedBy([again, ableMoose, IDS.roofing])).toBe('defender_policy_place_uq');
  });

  test('excludes a value once', async () => {
    const again = plantExclusion(gateway.owner, { account: 'ableMoose', organization: 'glass' }, 'dispatch.exe');
    expect((await again).id).not.toBe(''); // another kind of the same value is another exclusion
    const twice = `INSERT INTO fieldgate.exclusion SELECT copy.* FROM fieldgate.exclusion t,
      jsonb_populate_record(NULL::fieldgate.exclusion, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid())) copy
      WHERE t.account_id = $1 AND t.organization_id = $2 AND t.agent_id IS NULL AND t.value = 'dispatch.exe'`;
    expect(await refusedBy([twice, ableMoose, IDS.glass])).toBe('exclusion_once_uq');
  });
});

describe('an endpoint that moves from Roofing to Plumbing', () => {
  const values = async (who: string): Promise<Record<string, string | null> | null> => {
    const query = 'query ($id: ID!) { agent(id: $id) { effectiveExclusions { value inheritedFrom } } }';
    const { data } = await gateway.as(who).asks(query, { id: agentGid('roofing', 7) });
    const exclusions = data.agent?.effectiveExclusions as { value: string; inheritedFrom: string | null }[] | undefined;
    return exclusions === undefined
      ? null
      : Object.fromEntries(exclusions.map(({ value, inheritedFrom }) => [value, inheritedFrom]));
  };
  const move = (table: string, key: string) =>
    [
      `UPDATE fieldgate.${table} SET organization_id = $1 WHERE account_id = $2 AND ${key} = $3`,
      IDS.plumbing,
      ableMoose,
      agentId('roofing', 7),
    ] as const;

  beforeAll(async () => {
    await plantExclusion(gateway.owner, { account: 'ableMoose' }, 'C:\\AccountOnly');
    await plantExclusion(gateway.owner, { account: 'ableMoose', organization: 'roofing' }, 'C:\\RoofingOnly');
    await plantExclusion(gateway.owner, { account: 'ableMoose', organization: 'plumbing' }, 'C:\\PlumbingOnly');
    await plantExclusion(gateway.owner, { account: 'ableMoose', organization: 'roofing', agent: 7 }, 'C:\\AgentOnly');
  });

  test('cannot leave behind what was excluded for it alone', async () => {
    expect(await refusedBy(move('agent', 'id'))).toBe('exclusion_agent_fk');
  });

  test('inherits from where it is now, and whose people see it now see that', async () => {
    expect(await values(olga)).toMatchObject({ 'C:\\RoofingOnly': 'ORGANIZATION', 'C:\\AgentOnly': null });
    expect(await values(dora)).toBeNull();
    expect(
      await refusedBy(move('agent', 'id'), move('exclusion', 'agent_id'), move('defender_policy', 'agent_id')),
    ).toBeNull();
    expect(await values(olga)).toBeNull();
    const there = await values(dora);
    expect(there).toMatchObject({
      'C:\\AccountOnly': 'ACCOUNT',
      'C:\\PlumbingOnly': 'ORGANIZATION',
      'C:\\AgentOnly': null,
    });
    expect(there).not.toHaveProperty(['C:\\RoofingOnly']);
  });

  test('takes its exclusions along when it goes for good', async () => {
    const remove = 'DELETE FROM fieldgate.agent WHERE account_id = $1 AND id = $2';
    expect(await refusedBy([remove, ableMoose, agentId('roofing', 7)])).toBeNull();
    const left = 'SELECT id FROM fieldgate.exclusion WHERE account_id = $1 AND agent_id = $2';
    expect((await gateway.owner.query(left, [ableMoose, agentId('roofing', 7)])).rows).toEqual([]);
  });
});
