import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IDS, type AccountKey, type OrganizationKey } from '../../src/seed/demo-ids.js';
import { ada, dora, finn, olga, otto, priya, rita, uma } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { accountGid, organizationGid, rowGid } from './ids.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

const idsWhere = async (table: string, condition: string, ...values: readonly unknown[]): Promise<string[]> => {
  const { rows } = await gateway.owner.query<{ id: string }>(
    `SELECT id FROM fieldgate.${table} WHERE ${condition} ORDER BY id`,
    [...values],
  );
  return rows.map(({ id }) => id);
};

const inOrganization = (who: string, selection: string, organization: OrganizationKey, account?: AccountKey) =>
  gateway
    .as(who)
    .asks(`query ($o: ID!) { organization(id: $o) { ${selection} } }`, { o: organizationGid(organization, account) });

describe('an investigation', () => {
  const LIST = 'investigations(first: 50) { totalCount nodes { id status openedAt closedAt signals { totalCount } } }';
  const byId = (who: string, id: string): Promise<Answer> =>
    gateway.as(who).asks('query ($id: ID!) { node(id: $id) { ... on Investigation { status } } }', {
      id: rowGid('NV', 'ableMoose', id),
    });

  test('that is over is shown to Otto, newest first, with what it looked into', async () => {
    const { data, stripped } = await inOrganization(otto, LIST, 'roofing');
    const { totalCount, nodes } = data.organization.investigations;
    expect(stripped).toEqual([]);
    expect([totalCount, nodes.map(({ status }: { status: string }) => status)]).toEqual([
      4,
      ['REPORTED', 'CLOSED_BENIGN', 'REPORTED', 'CLOSED_BENIGN'],
    ]);
    expect(nodes.every(({ signals }: { signals: { totalCount: number } }) => signals.totalCount > 0)).toBe(true);
  });

  test('that is open, or older than 90 days, is shown to nobody: in no list, in no count, by no id, beneath no signal', async () => {
    const hidden = await idsWhere(
      'investigation',
      `organization_id = $1 AND (status = 'OPEN' OR opened_at < now() - interval '90 days')`,
      IDS.roofing,
    );
    expect(hidden).toHaveLength(3);
    for (const id of hidden) {
      const { data, access } = await byId(ada, id);
      expect({ data, stripped: access.stripped }).toEqual({ data: { node: null }, stripped: [] });
    }
    const theirs = await idsWhere('signal', 'investigation_id = ANY ($1)', hidden);
    expect(theirs.length).toBeGreaterThan(2);
    for (const id of theirs) {
      const { data } = await gateway
        .as(ada)
        .asks('query ($id: ID!) { node(id: $id) { ... on Signal { name investigation { status } } } }', {
          id: rowGid('SL', 'ableMoose', id),
        });
      expect(data.node).toEqual({ name: expect.any(String), investigation: null });
    }
  });

  test('is shown until 90 days have passed since it was opened, and then no more', async () => {
    const [id = ''] = await idsWhere('investigation', `organization_id = $1 AND status = 'REPORTED'`, IDS.solar);
    const openedAgo = async (hours: number): Promise<unknown> => {
      await gateway.owner.query(
        `UPDATE fieldgate.investigation SET opened_at = now() - $2 * interval '1 hour' WHERE id = $1`,
        [id, hours],
      );
      return (await byId(ada, id)).data.node;
    };
    expect([await openedAgo(90 * 24 - 1), await openedAgo(90 * 24 + 1)]).toEqual([{ status: 'REPORTED' }, null]);
  });

  test('is nothing for Rita, who resells and reads the signals all the same', async () => {
    const { data, stripped } = await inOrganization(
      rita,
      'signals(first: 50) { totalCount nodes { name investigation { id } } } investigations { totalCount }',
      'alder',
      'birch',
    );
    const { signals, investigations } = data.organization;
    expect(signals.totalCount).toBeGreaterThan(10);
    expect(signals.nodes.every((signal: { investigation: unknown }) => signal.investigation === null)).toBe(true);
    expect(investigations).toBeNull();
    expect(stripped).toEqual([
      'Organization.investigations needs investigation.view',
      'Signal.investigation needs investigation.view',
    ]);
  });
});

describe('an open port of an address that Roofing and Electric share', () => {
  const PORTS = `externalPorts(first: 100) { totalCount nodes { id ipAddress port service riskyService
    organizations(first: 10) { totalCount nodes { name } pageInfo { hasNextPage } } } }`;
  let shared: string;

  beforeAll(async () => {
    const both = 'organization_ids @> ARRAY[$1, $2]::uuid[]';
    const [id = ''] = await idsWhere('external_port', both, IDS.roofing, IDS.electric);
    shared = rowGid('XP', 'ableMoose', id);
  });

  const seenBy = async (who: string): Promise<Answer> =>
    gateway.as(who).asks(
      `query ($id: ID!) { node(id: $id) { ... on ExternalPort { ipAddress port service
      organizations(first: 10) { totalCount nodes { name } pageInfo { hasNextPage } } } } }`,
      { id: shared },
    );

  test('names both to Ada', async () => {
    const { data, stripped } = await seenBy(ada);
    const names = data.node.organizations.nodes.map(({ name }: { name: string }) => name).sort();
    expect([names, stripped]).toEqual([['Able Moose Electric', 'Able Moose Roofing'], []]);
  });

  test('names to Olga and Uma their own alone: no other name, no hidden count', async () => {
    for (const who of [olga, uma]) {
      const { data, stripped, body } = await seenBy(who);
      expect(data.node).toMatchObject({
        ipAddress: expect.any(String),
        port: expect.any(Number),
        service: expect.any(String),
        organizations: {
          totalCount: 1,
          nodes: [{ name: 'Able Moose Roofing' }],
          pageInfo: { hasNextPage: false },
        },
      });
      expect([stripped, /electric/i.test(body)]).toEqual([[], false]);
    }
  });

  test('is in the list of either, and absent for Dora, who is of neither', async () => {
    for (const organization of ['roofing', 'electric'] as const) {
      const { data } = await inOrganization(ada, PORTS, organization);
      expect(data.organization.externalPorts.nodes.map(({ id }: { id: string }) => id)).toContain(shared);
    }
    const { data, access } = await seenBy(dora);
    expect({ data, stripped: access.stripped }).toEqual({ data: { node: null }, stripped: [] });
  });
});

describe('what was seen on endpoints', () => {
  const HOSTS = `agents(first: 20) { nodes { hostname autoruns { totalCount } binaries { totalCount nodes { sha256 } }
    collectedFiles { totalCount } canaries { totalCount } } }`;

  test('stays behind the endpoints for Priya, who sees these', async () => {
    const { data, stripped } = await inOrganization(
      priya,
      `${HOSTS} autoruns { totalCount } canaries { totalCount }`,
      'solar',
    );
    const { agents, ...lists } = data.organization;
    expect(agents.nodes[0]).toMatchObject({
      hostname: expect.any(String),
      autoruns: null,
      binaries: null,
      canaries: null,
    });
    expect(lists).toEqual({ autoruns: null, canaries: null });
    expect(new Set(stripped.map((line) => line.split(' needs ')[1]))).toEqual(new Set(['evidence.view']));
  });

  test('is one binary in an organization, on however many of its endpoints, and another in the next', async () => {
    const digestsOn = async (organization: OrganizationKey): Promise<readonly string[]> => {
      const { data } = await inOrganization(ada, HOSTS, organization);
      const hosts = data.organization.agents.nodes as { binaries: { nodes: { sha256: string }[] } }[];
      return hosts.flatMap(({ binaries }) => binaries.nodes.map(({ sha256 }) => sha256));
    };
    const onHosts = await digestsOn('solar');
    const inList = await inOrganization(ada, 'binaries(first: 100) { nodes { id sha256 size } }', 'solar');
    const binaries = inList.data.organization.binaries.nodes as { id: string; sha256: string; size: number }[];
    expect(onHosts.length).toBeGreaterThan(new Set(onHosts).size);
    expect(binaries.map(({ sha256 }) => sha256).sort()).toEqual([...new Set(onHosts)].sort());
    expect(Math.max(...binaries.map(({ size }) => size))).toBeGreaterThan(2 ** 31);
    const elsewhere = await inOrganization(ada, 'binaries(first: 100) { nodes { id sha256 } }', 'glass');
    const others = elsewhere.data.organization.binaries.nodes as { id: string; sha256: string }[];
    expect(others.filter(({ sha256 }) => onHosts.includes(sha256)).length).toBeGreaterThan(0);
    expect(others.filter(({ id }) => binaries.some((own) => own.id === id))).toEqual([]);
  });

  test('stays where it was seen when the endpoint moves on (rulings 13)', async () => {
    const [agent = ''] = await idsWhere('agent', 'organization_id = $1', IDS.fencing);
    await gateway.owner.query('BEGIN'); // its exclusions and its policy go where it goes
    for (const [table, column] of [
      ['agent', 'id'],
      ['exclusion', 'agent_id'],
      ['defender_policy', 'agent_id'],
    ]) {
      const move = `UPDATE fieldgate.${table} SET organization_id = $2 WHERE ${column} = $1`;
      await gateway.owner.query(move, [agent, IDS.roofing]);
    }
    await gateway.owner.query('COMMIT');
    const asked =
      'query ($id: ID!) { agent(id: $id) { hostname autoruns { totalCount } binaries { totalCount } canaries { totalCount } } }';
    const seenBy = async (who: string): Promise<unknown> =>
      (await gateway.as(who).asks(asked, { id: rowGid('AG', 'ableMoose', agent) })).data.agent;
    const lists = (autoruns: number, canaries: number) => ({
      hostname: expect.any(String),
      autoruns: { totalCount: autoruns },
      binaries: { totalCount: autoruns },
      canaries: { totalCount: canaries },
    });
    expect([await seenBy(ada), await seenBy(olga)]).toEqual([lists(2, 1), lists(0, 0)]);
  });
});

describe('a summary report', () => {
  const REPORTS = `reports(first: 10) { totalCount nodes { type periodStart periodEnd url analyst { name note } organization { name }
    counters { agents { total windows } incidents { reported { total bySeverity { critical } byIndicator { type count } } } itdr { events } siem { totalLogs } } } }`;

  test('tells Olga of a month, a quarter and a year of her organization, and of no other', async () => {
    const { data, stripped } = await inOrganization(olga, REPORTS, 'roofing');
    const { nodes } = data.organization.reports;
    expect(stripped).toEqual([]);
    expect(new Set(nodes.map(({ type }: { type: string }) => type))).toEqual(
      new Set(['MONTHLY_SUMMARY', 'QUARTERLY_SUMMARY', 'YEARLY_SUMMARY']),
    );
    for (const { organization, counters, periodStart, periodEnd } of nodes) {
      expect(organization).toEqual({ name: 'Able Moose Roofing' });
      expect(counters.agents.total).toBe(320);
      expect(counters.incidents.reported.byIndicator).toHaveLength(13);
      expect(Date.parse(periodStart)).toBeLessThan(Date.parse(periodEnd));
    }
    const logs = nodes.flatMap(
      ({ counters }: { counters: { siem: { totalLogs: number } | null } }) => counters.siem ?? [],
    );
    expect(logs.every(({ totalLogs }: { totalLogs: number }) => totalLogs > 2 ** 31)).toBe(true);
  });

  test('is nothing for Finn and for whoever holds a token for signals alone', async () => {
    const ask = (who: string, only?: readonly string[]) =>
      gateway
        .as(who, only === undefined ? {} : { only })
        .asks(`query ($a: ID!) { account(id: $a) { reports { totalCount } signals { totalCount } } }`, {
          a: accountGid('ableMoose'),
        });
    const finns = await ask(finn);
    expect(finns.data.account).toEqual({ reports: null, signals: null });
    const adas = await ask(ada, ['account.view', 'signal.view']);
    expect(adas.data.account).toEqual({ reports: null, signals: { totalCount: 14 * 13 } });
    expect(adas.access.stripped).toEqual([
      { coordinate: 'Account.reports', permission: 'report.view', reason: 'TOKEN_NARROWED', count: 1 },
    ]);
  });
});
