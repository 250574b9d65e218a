import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agentId, IDS } from '../../src/seed/demo-ids.js';
import { ada, ALDER, dora, finn, nora, olga, orla, otto, pat, priya, rita, uma } from '../cast.js';
import { startGateway, type Answer, type Asking, type TestGateway } from '../gateway.js';
import { membershipAs, plant } from '../planting.js';
import { accountGid, organizationGid, rowGid } from '../stripping/ids.js';
import { agentGid, plantExclusion } from './planted.js';

/** What an organization's people may learn of what the account decided: the values, and nothing else (rulings 13). */

let gateway: TestGateway;

const OF_AGENT = `query ($id: ID!) { agent(id: $id) { hostname effectiveExclusions { kind value risky inheritedFrom }
  effectiveDefenderPolicy { mode inheritedFrom settings { name value inheritedFrom } } } }`;

const asks = (who: string, query: string, id: string, asking?: Asking): Promise<Answer> =>
  gateway.as(who, asking).asks(query, { id });

interface Effective {
  readonly value: string;
  readonly inheritedFrom: string | null;
  readonly risky: boolean;
}

async function exclusionsOf(who: string, agent: string): Promise<readonly Effective[] | null> {
  const { data } = await asks(who, OF_AGENT, agent);
  return data.agent?.effectiveExclusions ?? null;
}

const valuesFrom = (exclusions: readonly Effective[] | null, place: string | null): readonly string[] =>
  (exclusions ?? []).filter(({ inheritedFrom }) => inheritedFrom === place).map(({ value }) => value);

let ofAccount: { readonly id: string; readonly baselineId: string };

beforeAll(async () => {
  gateway = await startGateway();
  const { owner } = gateway;
  ofAccount = await plantExclusion(owner, { account: 'ableMoose' }, 'C:\\AccountOnly');
  await plantExclusion(owner, { account: 'birch' }, 'C:\\BirchOnly');
  await plantExclusion(owner, { account: 'ableMoose', organization: 'roofing' }, 'C:\\RoofingOnly');
  await plantExclusion(owner, { account: 'ableMoose', organization: 'plumbing' }, 'C:\\PlumbingOnly');
  await plantExclusion(owner, { account: 'ableMoose', organization: 'roofing', agent: 5 }, 'C:\\AgentOnly');
});
afterAll(() => gateway?.stop());

describe('an endpoint of Roofing', () => {
  test('inherits from its account and its organization, and from nowhere else', async () => {
    const exclusions = await exclusionsOf(ada, agentGid('roofing', 5));
    expect(valuesFrom(exclusions, 'ACCOUNT')).toContain('C:\\AccountOnly');
    expect(valuesFrom(exclusions, 'ORGANIZATION')).toContain('C:\\RoofingOnly');
    expect(valuesFrom(exclusions, null)).toEqual(['C:\\AgentOnly']);
    const all = exclusions?.map(({ value }) => value) ?? [];
    expect(all.filter((value) => /Plumbing|Birch/.test(value))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('shows all of it to everybody who may see exclusions there, whatever they reach besides', async () => {
    const hers = await exclusionsOf(ada, agentGid('roofing', 5));
    for (const who of [priya, uma, olga, otto, orla]) {
      expect(await exclusionsOf(who, agentGid('roofing', 5)), who).toEqual(hers);
    }
  });

  test('shows nothing of it to whoever may not see exclusions, or not see it at all', async () => {
    for (const who of [finn, dora, nora, rita, pat]) expect(await exclusionsOf(who, agentGid('roofing', 5))).toBeNull();
  });

  test('shows a value of both account and organization once, as the nearer has it, and risky if either says so', async () => {
    const temporary = (await exclusionsOf(olga, agentGid('roofing', 5)))?.filter(({ value }) => /Temp/.test(value));
    expect(temporary).toEqual([
      { kind: 'PATH', value: 'C:\\Windows\\Temp\\*', risky: true, inheritedFrom: 'ORGANIZATION' },
    ]);
  });
});

describe('Olga, Admin of Roofing and of nothing else', () => {
  test('reads the values that the account decided, and neither id, note nor author', async () => {
    const { body } = await asks(olga, OF_AGENT, agentGid('roofing', 5));
    const { rows } = await gateway.owner.query<Record<string, string | null>>(
      `SELECT id, baseline_id, note, created_by_name, created_by_id FROM fieldgate.exclusion WHERE account_id = $1 AND scope = 'ACCOUNT'`,
      [IDS.ableMoose],
    );
    const secrets = rows.flatMap((row) => Object.values(row)).filter((secret) => secret !== null);
    expect(secrets).toContain('A secret reason');
    expect(secrets.filter((secret) => body.includes(secret))).toEqual([]);
    expect(body).not.toContain(rowGid('EX', 'ableMoose', ofAccount.id));
  });

  test('is given by the database nothing else of the account, either: its rows are not read for her', async () => {
    gateway.statements.length = 0;
    await asks(olga, OF_AGENT, agentGid('roofing', 5));
    const sent = gateway.statements.map(({ text }) => text);
    const ofBaselines = sent.filter((text) => text.includes('baseline_'));
    expect(ofBaselines.map((text) => text.slice(0, text.indexOf(' FROM')))).toEqual([
      'SELECT b.kind, b.value, b.risky',
      'SELECT b.mode, b.settings',
    ]);
    expect(sent.filter((text) => /SET LOCAL app\.organizations/.test(text))).toEqual([
      `SET LOCAL app.organizations = '${IDS.roofing}'`,
    ]);
  });

  test('finds no exclusion of the account in a list, by its id, or by the id of its baseline', async () => {
    const lists =
      'query ($id: ID!) { organization(id: $id) { exclusions(first: 100) { totalCount nodes { scope value } } } }';
    const { data } = await asks(olga, lists, organizationGid('roofing'));
    expect(data.organization.exclusions.totalCount).toBe(data.organization.exclusions.nodes.length);
    const scopes = data.organization.exclusions.nodes.map(({ scope }: { scope: string }) => scope);
    expect(new Set(scopes)).toEqual(new Set(['ORGANIZATION', 'AGENT']));
    for (const id of [ofAccount.id, ofAccount.baselineId]) {
      const node = await asks(olga, 'query ($id: ID!) { node(id: $id) { id } }', rowGid('EX', 'ableMoose', id));
      expect({ data: node.data, stripped: node.stripped }).toEqual({ data: { node: null }, stripped: [] });
    }
  });

  test('does not open the account, so that neither its exclusions nor its policy are there to be listed', async () => {
    const { data } = await asks(
      olga,
      'query ($id: ID!) { account(id: $id) { defenderPolicy { source } exclusions { totalCount } } }',
      accountGid('ableMoose'),
    );
    expect(data.account).toBeNull();
  });

  test('is told by name what she lacks when her token is for other things', async () => {
    const narrowed = await asks(olga, OF_AGENT, agentGid('roofing', 5), {
      only: ['agent.view', 'defender.policy.view'],
    });
    expect(narrowed.data.agent).toMatchObject({
      effectiveExclusions: null,
      effectiveDefenderPolicy: { mode: 'ENFORCE' },
    });
    expect(narrowed.stripped).toEqual(['Agent.effectiveExclusions needs exclusion.view']);
  });
});

test('Ada lists in the account what stands there and beneath, each exclusion saying where it holds', async () => {
  const query = `query ($id: ID!) { account(id: $id) { defenderPolicy { scope mode source settings { name } organization { id } }
    exclusions(first: 100) { nodes { scope value note createdByName createdBy { name } organization { name } agent { hostname } } } } }`;
  const { data } = await asks(ada, query, accountGid('ableMoose'));
  expect(data.account.defenderPolicy).toMatchObject({
    scope: 'ACCOUNT',
    source: 'Huntress Recommended Defaults',
    organization: null,
  });
  const { nodes } = data.account.exclusions;
  const counted = new Map<string, number>();
  for (const { scope, organization, agent } of nodes) {
    counted.set(scope, (counted.get(scope) ?? 0) + 1);
    expect([organization === null, agent === null]).toEqual([scope === 'ACCOUNT', scope !== 'AGENT']);
  }
  expect([...counted.keys()].sort()).toEqual(['ACCOUNT', 'AGENT', 'ORGANIZATION']);
});

describe('whoever may see exclusions in one organization and endpoints of another', () => {
  const both = 'both@test.example';
  const reseller = membershipAs('reseller/admin over partner_supported accounts', ALDER);
  const inLinden = membershipAs('organization/read-only', { ...ALDER, organization: IDS.linden });
  let rowsAlone: TestGateway;

  beforeAll(async () => {
    rowsAlone = await startGateway({ fences: { field: 'off', wall: 'off' } });
    for (const { owner } of [gateway, rowsAlone]) await plant(owner, both, [reseller, inLinden]);
  });
  afterAll(() => rowsAlone?.stop());

  test('inherits where they may see exclusions, and is refused by name elsewhere', async () => {
    const linden = await asks(both, OF_AGENT, agentGid('linden', 0, 'birch'));
    expect(valuesFrom(linden.data.agent.effectiveExclusions, 'ACCOUNT')).toContain('C:\\BirchOnly');
    const alder = await asks(both, OF_AGENT, agentGid('alder', 0, 'birch'));
    expect(alder.data.agent).toMatchObject({ effectiveExclusions: null, effectiveDefenderPolicy: null });
    expect(alder.access.stripped).toContainEqual({
      coordinate: 'Agent.effectiveExclusions',
      permission: 'exclusion.view',
      reason: 'OUT_OF_REACH',
      count: 1,
    });
  });

  test('and the rows alone, with no field fence before them and no wall behind, answer the same', async () => {
    const { data } = await rowsAlone.as(both).asks(OF_AGENT, { id: agentGid('alder', 0, 'birch') });
    expect(data.agent).toMatchObject({ effectiveExclusions: null, effectiveDefenderPolicy: null });
    const linden = await rowsAlone.as(both).asks(OF_AGENT, { id: agentGid('linden', 0, 'birch') });
    expect(linden.data.agent.effectiveExclusions.length).toBeGreaterThan(0);
  });
});

test('one statement for each of account, organization and endpoints serves a whole page of endpoints', async () => {
  const page =
    'query ($id: ID!) { account(id: $id) { agents(first: 20) { nodes { effectiveExclusions { value } } } } }';
  gateway.statements.length = 0;
  const { data } = await asks(ada, page, accountGid('ableMoose'));
  expect(data.account.agents.nodes).toHaveLength(20);
  const read = gateway.statements.filter(({ text }) => /exclusion/.test(text)).map(({ text }) => text);
  expect(read).toHaveLength(3);
});

test('a page of endpoints with all their exclusions costs what it could show, and is refused before anything is read', async () => {
  const page = (first: number): string =>
    `query ($id: ID!) { account(id: $id) { agents(first: ${first}) { nodes { effectiveExclusions { value } } } } }`;
  const refused = await asks(ada, page(25), accountGid('ableMoose'));
  expect(refused.errors[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COMPLEX', limit: 'cost', asked: 5027 });
  expect((await asks(ada, page(24), accountGid('ableMoose'))).errors).toEqual([]);
});

describe('more exclusions than a place may have', () => {
  const OF_HEATING = { account: 'ableMoose', organization: 'heating' } as const;
  const places = [
    ['an endpoint', { ...OF_HEATING, agent: 0 }, 50],
    ['an organization', OF_HEATING, 50],
    ['an account', { account: 'ableMoose' }, 100],
  ] as const;

  test.each(places)('at %s are no answer to Ada, rather than one that leaves some out', async (_where, spot, most) => {
    const { rows } = await gateway.owner.query(
      `SELECT count(*)::int AS n FROM fieldgate.exclusion WHERE account_id = $1 AND organization_id IS NOT DISTINCT FROM $2 AND agent_id IS NOT DISTINCT FROM $3`,
      [IDS.ableMoose, 'organization' in spot ? IDS.heating : null, 'agent' in spot ? agentId('heating', 0) : null],
    );
    for (let n = rows[0].n as number; n < most; n++) await plantExclusion(gateway.owner, spot, `C:\\Many${n}`);
    const agent = agentGid('heating', 0);
    const before = await asks(ada, OF_AGENT, agent);
    await plantExclusion(gateway.owner, spot, 'C:\\OneTooMany');
    const after = await asks(ada, OF_AGENT, agent);
    await gateway.owner.query(`BEGIN`);
    await gateway.owner.query(`DELETE FROM fieldgate.exclusion WHERE value = 'C:\\OneTooMany'`);
    await gateway.owner.query(`DELETE FROM fieldgate.baseline_exclusion WHERE value = 'C:\\OneTooMany'`);
    await gateway.owner.query(`COMMIT`);
    expect([before.errors, before.data.agent.effectiveExclusions.length >= most]).toEqual([[], true]);
    expect([after.data.agent.effectiveExclusions, after.errors.map(({ extensions }) => extensions['code'])]).toEqual([
      null,
      ['INTERNAL'],
    ]);
  });
});
