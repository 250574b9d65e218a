import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_IDS, IDS } from '../../src/seed/demo-ids.js';
import { ada, dora, finn, olga, orla, pat, rita, uma } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { membershipAs, plant } from '../planting.js';
import { ALDER, OAK, ROOFING } from '../cast.js';
import { accountGid, organizationGid, ownCardGid, userGid } from './ids.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

const count = async (text: string, ...values: unknown[]): Promise<number> =>
  Number(
    (await gateway.owner.query<{ count: string }>(`SELECT count(*) AS count FROM fieldgate.${text}`, values)).rows[0]
      ?.count,
  );

describe('a person at a place', () => {
  const several = 'several.places@test.example';

  test('has one id in each account, and the name that is known there', async () => {
    await plant(gateway.owner, several, [membershipAs('account/user', ALDER), membershipAs('account/user', OAK)]);
    await gateway.owner.query(
      `UPDATE fieldgate.app_user SET name = 'Sev of Birch' WHERE email = $1 AND account_id = $2`,
      [several, ACCOUNT_IDS.birch],
    );
    await gateway.owner.query(
      `UPDATE fieldgate.app_user SET name = 'Sev of Cedar' WHERE email = $1 AND account_id = $2`,
      [several, ACCOUNT_IDS.cedar],
    );
    const ids = { inBirch: userGid(several, 'birch'), inCedar: userGid(several, 'cedar') };
    const asked =
      'query ($inBirch: ID!, $inCedar: ID!) { birch: user(id: $inBirch) { id name } cedar: user(id: $inCedar) { id name } }';
    const seen = async (who: string) => (await gateway.as(who).asks(asked, ids)).data;
    expect(await seen('nora.admin@birch.example')).toEqual({
      birch: { id: ids.inBirch, name: 'Sev of Birch' },
      cedar: null,
    });
    expect(await seen('cleo.admin@cedar.example')).toEqual({
      birch: null,
      cedar: { id: ids.inCedar, name: 'Sev of Cedar' },
    });
    expect(await seen(rita)).toEqual({
      birch: { id: ids.inBirch, name: 'Sev of Birch' },
      cedar: { id: ids.inCedar, name: 'Sev of Cedar' },
    });
    expect(await seen(several)).toEqual({
      birch: { id: ids.inBirch, name: 'Sev of Birch' },
      cedar: { id: ids.inCedar, name: 'Sev of Cedar' },
    });
  });

  test('shows in one account no membership of another', async () => {
    await plant(gateway.owner, several, [membershipAs('account/user', ALDER), membershipAs('account/user', OAK)]);
    const { data } = await gateway
      .as('nora.admin@birch.example')
      .asks(
        'query ($a: ID!) { account(id: $a) { members(first: 100) { nodes { user { name } account { name } } } } }',
        { a: accountGid('birch') },
      );
    const names: string[] = data.account.members.nodes.map(
      ({ account }: { account: { name: string } }) => account.name,
    );
    expect(new Set(names)).toEqual(new Set(['Birch IT']));
  });

  test('is, as their own card, readable by themselves alone', async () => {
    const asked =
      'query ($card: ID!) { user(id: $card) { id name email phone } node(id: $card) { id ... on User { email } } }';
    const own = await gateway.as(ada).asks(asked, { card: ownCardGid(ada) });
    expect(own.data.user).toEqual({ id: ownCardGid(ada), name: 'Ada Archer', email: ada, phone: expect.any(String) });
    for (const who of ['agnes.admin@ablemoose.example', rita, olga, pat]) {
      const { data, access } = await gateway.as(who).asks(asked, { card: ownCardGid(ada) });
      expect({ data, stripped: access.stripped }, who).toEqual({ data: { user: null, node: null }, stripped: [] });
    }
  });

  test('can always read who they are and which roles they hold, whatever the roles', async () => {
    for (const [who, roles] of [
      [orla, ['READ_ONLY']],
      [finn, ['FINANCE']],
      [pat, ['SUPPORT']],
      [dora, ['ADMIN', 'USER']],
    ] as const) {
      const { data } = await gateway
        .as(who)
        .asks('{ viewer { user { email } memberships { totalCount nodes { role user { email } } } } }');
      expect(data.viewer.user).toEqual({ email: who });
      expect(data.viewer.memberships.nodes.map(({ role }: { role: string }) => role).sort()).toEqual([...roles]);
      expect(data.viewer.memberships.totalCount).toBe(roles.length);
    }
  });
});

describe('Dora, Admin of Plumbing and User of Glass', () => {
  const page =
    'query ($o: ID!) { organization(id: $o) { name agents(first: 1) { totalCount } members(first: 10) { totalCount } escalations(first: 1) { totalCount } auditEvents(first: 1) { totalCount } partnerAccessPattern } }';

  test('sees as an Admin in Plumbing and as a User in Glass', async () => {
    const plumbing = await gateway.as(dora).asks(page, { o: organizationGid('plumbing') });
    const glass = await gateway.as(dora).asks(page, { o: organizationGid('glass') });
    expect(plumbing.stripped).toEqual([]);
    expect(plumbing.data.organization).toMatchObject({
      agents: { totalCount: 260 },
      partnerAccessPattern: 'CO_MANAGED',
    });
    expect(plumbing.data.organization.escalations.totalCount).toBeGreaterThan(0);
    expect(plumbing.data.organization.auditEvents.totalCount).toBeGreaterThan(0);
    expect(glass.data.organization).toMatchObject({
      agents: { totalCount: 210 },
      escalations: null,
      auditEvents: null,
      partnerAccessPattern: null,
    });
    expect(glass.access.stripped.map(({ reason }) => reason)).toEqual(['OUT_OF_REACH', 'OUT_OF_REACH', 'OUT_OF_REACH']);
  });

  test('meets no third organization in anything she lists', async () => {
    const { data } = await gateway
      .as(dora)
      .asks(
        '{ viewer { memberships { nodes { organization { name agents(first: 100) { nodes { organization { name } } } } } } } }',
      );
    const names = JSON.stringify(data).match(/Able Moose \w+/g);
    expect(new Set(names)).toEqual(new Set(['Able Moose Plumbing', 'Able Moose Glass']));
  });
});

describe('Uma, assigned to Roofing, Plumbing and Glass', () => {
  const hers = [IDS.roofing, IDS.plumbing, IDS.glass];
  const page = `query ($a: ID!) { account(id: $a) {
    organizations(first: 50) { totalCount nodes { name agentsCount incidentReportsCount } pageInfo { hasNextPage } }
    agents(first: 100) { totalCount nodes { organization { name } } }
    incidentReports(first: 100) { totalCount nodes { organization { name } } }
    escalations(first: 1) { totalCount }
  } viewer { memberships { nodes { organizationScope organizations { totalCount nodes { name } } } } } }`;

  test('sees her three organizations in every list and every count, and no sign of the other eleven', async () => {
    const { data, body, stripped } = await gateway.as(uma).asks(page, { a: accountGid('ableMoose') });
    const { organizations, agents, incidentReports, escalations } = data.account;
    expect(organizations.nodes.map(({ name }: { name: string }) => name)).toEqual([
      'Able Moose Roofing',
      'Able Moose Plumbing',
      'Able Moose Glass',
    ]);
    expect(organizations).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: false } });
    expect(organizations.nodes.map(({ agentsCount }: { agentsCount: number }) => agentsCount)).toEqual([320, 260, 210]);
    expect(agents.totalCount).toBe(await count('agent WHERE organization_id = ANY ($1)', hers));
    expect(incidentReports.totalCount).toBe(await count('incident_report WHERE organization_id = ANY ($1)', hers));
    expect(escalations).toBeNull();
    expect(stripped).toEqual(['Account.escalations needs escalation.view']);
    expect(data.viewer.memberships.nodes[0]).toMatchObject({
      organizationScope: 'ASSIGNED',
      organizations: { totalCount: 3 },
    });
    expect(new Set(body.match(/Able Moose \w+/g))).toEqual(
      new Set(['Able Moose Roofing', 'Able Moose Plumbing', 'Able Moose Glass']),
    );
  });

  test('pages through her agents to the end and meets nobody else', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await gateway
        .as(uma)
        .asks(
          'query ($a: ID!, $after: String) { account(id: $a) { agents(first: 100, after: $after) { nodes { id organization { name } } pageInfo { hasNextPage endCursor } } } }',
          { a: accountGid('ableMoose'), after },
        );
      const { nodes, pageInfo } = data.account.agents as {
        nodes: { id: string; organization: { name: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
      expect(nodes.every(({ organization }) => /Roofing|Plumbing|Glass/.test(organization.name))).toBe(true);
      seen.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(790);
    expect(seen).toHaveLength(790);
  });

  test('sees one organization more when she is assigned to it, one less when no longer', async () => {
    const total = async () =>
      (await gateway.as(uma).asks(page, { a: accountGid('ableMoose') })).data.account.organizations.totalCount;
    const assignment = `membership_id, organization_id, account_id, subject_key`;
    await gateway.owner.query(
      `INSERT INTO fieldgate.membership_organization (${assignment})
       SELECT membership_id, $2, account_id, subject_key FROM fieldgate.membership_organization WHERE organization_id = $1 LIMIT 1`,
      [ROOFING.organization, IDS.solar],
    );
    expect(await total()).toBe(4);
    await gateway.owner.query('DELETE FROM fieldgate.membership_organization WHERE organization_id = $1', [IDS.solar]);
    expect(await total()).toBe(3);
  });
});
