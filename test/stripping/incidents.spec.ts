import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IDS, openReportId } from '../../src/seed/demo-ids.js';
import { ada, dora, olga, otto, sid } from '../cast.js';
import { ROOFING } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { membershipAs, plant } from '../planting.js';
import { accountGid, organizationGid, rowGid } from './ids.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

describe('an escalation about several organizations', () => {
  const page = `query ($e: ID!) { escalation(id: $e) { severity status subject details
    organizations(first: 10) { totalCount nodes { name } pageInfo { hasNextPage } }
    entities(first: 50) { totalCount nodes { name organization { name } } } } }`;
  let roofingAndElectric: string;

  beforeAll(async () => {
    const { rows } = await gateway.owner.query<{ id: string }>(
      `SELECT id FROM fieldgate.escalation WHERE organization_ids @> ARRAY[$1, $2]::uuid[] AND cardinality(organization_ids) = 2`,
      [IDS.roofing, IDS.electric],
    );
    roofingAndElectric = rowGid('ES', 'ableMoose', rows[0]?.id ?? '');
  });

  test('is shown whole to Ada, who reaches both', async () => {
    const { data, stripped } = await gateway.as(ada).asks(page, { e: roofingAndElectric });
    expect(stripped).toEqual([]);
    expect(data.escalation).toMatchObject({
      subject: expect.any(String),
      details: expect.any(String),
      organizations: { totalCount: 2 },
    });
    expect(
      new Set(
        data.escalation.entities.nodes.map((entity: { organization: { name: string } }) => entity.organization.name),
      ),
    ).toEqual(new Set(['Able Moose Roofing', 'Able Moose Electric']));
  });

  test('shows Olga of Roofing that it is there and her part of it: no words, no other name, no hidden count', async () => {
    const whole = await gateway.as(ada).asks(page, { e: roofingAndElectric });
    const { data, access, body } = await gateway.as(olga).asks(page, { e: roofingAndElectric });
    expect(data.escalation).toMatchObject({
      severity: expect.any(String),
      status: expect.any(String),
      subject: null,
      details: null,
    });
    expect(data.escalation.organizations).toEqual({
      totalCount: 1,
      nodes: [{ name: 'Able Moose Roofing' }],
      pageInfo: { hasNextPage: false },
    });
    const ofRoofing = whole.data.escalation.entities.nodes.filter(
      (entity: { organization: { name: string } }) => entity.organization.name === 'Able Moose Roofing',
    );
    expect(data.escalation.entities).toEqual({ totalCount: ofRoofing.length, nodes: ofRoofing });
    expect(access.stripped).toEqual([
      { coordinate: 'Escalation.details', permission: 'escalation.view', reason: 'OUT_OF_REACH', count: 1 },
      { coordinate: 'Escalation.subject', permission: 'escalation.view', reason: 'OUT_OF_REACH', count: 1 },
    ]);
    expect(body).not.toMatch(/electric/i);
  });

  test('is shown whole to whoever is Admin of each of the two', async () => {
    const both = 'both@test.example';
    await plant(gateway.owner, both, [
      membershipAs('organization/admin', ROOFING),
      membershipAs('organization/admin', { ...ROOFING, organization: IDS.electric }),
    ]);
    const { data, stripped } = await gateway.as(both).asks(page, { e: roofingAndElectric });
    expect(stripped).toEqual([]);
    expect(data.escalation).toMatchObject({
      subject: expect.any(String),
      details: expect.any(String),
      organizations: { totalCount: 2 },
    });
  });

  test('is absent for Dora, whose organizations it does not concern', async () => {
    const { data, access } = await gateway.as(dora).asks(page, { e: roofingAndElectric });
    expect({ data, stripped: access.stripped }).toEqual({ data: { escalation: null }, stripped: [] });
  });
});

describe('who approved', () => {
  const page = `query ($o: ID!) { organization(id: $o) { incidentReports(first: 50) { nodes { remediations(first: 5) { nodes { approvedAt approvedByName approvedBy { name email } } } } } } }`;
  interface Approval {
    readonly approvedByName: string | null;
    readonly approvedBy: { readonly name: string; readonly email: string } | null;
  }
  const approvals = async (who: string) => {
    const { data, access } = await gateway.as(who).asks(page, { o: organizationGid('roofing') });
    const reports = data.organization.incidentReports.nodes as { remediations: { nodes: Approval[] } }[];
    const all = reports.flatMap(({ remediations }) => remediations.nodes);
    return { all, approved: all.filter(({ approvedByName }) => approvedByName !== null), access };
  };

  test('is a name and a person for Sid, who may see the people', async () => {
    const { approved, access } = await approvals(sid);
    expect(approved.length).toBeGreaterThan(0);
    expect(approved.every(({ approvedBy, approvedByName }) => approvedBy?.name === approvedByName)).toBe(true);
    expect(access.stripped).toEqual([]);
  });

  test('is a name and no more for Olga and Otto', async () => {
    for (const who of [olga, otto]) {
      const { all, approved, access } = await approvals(who);
      expect(approved.length).toBeGreaterThan(0);
      expect(all.filter(({ approvedBy }) => approvedBy !== null)).toEqual([]);
      expect(access.stripped).toEqual([
        {
          coordinate: 'Remediation.approvedBy',
          permission: 'accountUser.view',
          reason: 'NOT_GRANTED',
          count: all.length,
        },
      ]);
    }
  });
});

describe('what an audit event repeats', () => {
  const page =
    'query ($o: ID!) { organization(id: $o) { auditEvents(first: 1) { nodes { action changes { coordinate before after } } } } }';
  const changes = [
    { coordinate: 'Organization.name', before: 'Roofing', after: 'Able Moose Roofing' },
    { coordinate: 'Account.accountKey', before: 'old-secret', after: 'new-secret' },
    { coordinate: 'Nothing.there', before: 'a', after: 'b' },
  ];
  const shown = async (who: string, only?: readonly string[]): Promise<string[]> => {
    const { data } = await gateway
      .as(who, only === undefined ? {} : { only })
      .asks(page, { o: organizationGid('roofing') });
    return data.organization.auditEvents.nodes[0].changes.map(({ coordinate }: { coordinate: string }) => coordinate);
  };

  beforeAll(async () => {
    await gateway.owner.query(
      `UPDATE fieldgate.audit_event SET changes = $1 WHERE id = (SELECT max(id::text)::uuid FROM fieldgate.audit_event WHERE organization_id = $2)`,
      [JSON.stringify(changes), IDS.roofing],
    );
  });

  test('is shown as far as each value may be read at its own coordinate', async () => {
    expect(await shown(ada)).toEqual(['Organization.name', 'Account.accountKey']);
    expect(await shown(olga)).toEqual(['Organization.name']);
  });

  test('and as far as the token reaches', async () => {
    expect(await shown(ada, ['organization.view', 'audit.view'])).toEqual(['Organization.name']);
  });
});

describe('Dora, who may approve in Plumbing', () => {
  const approve =
    'mutation ($input: ApproveRemediationsInput!) { approveRemediations(input: $input) { incidentReport { organization { name } } userErrors { code } } }';
  const report = (organization: 'plumbing' | 'glass' | 'roofing') => ({
    input: { incidentReportId: rowGid('IR', 'ableMoose', openReportId(organization)) },
  });

  test('may not in Glass, where she sees the report, and it says which permission she lacks there', async () => {
    const { data, errors } = await gateway.as(dora).asks(approve, report('glass'));
    expect(data.approveRemediations).toBeNull();
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      {
        code: 'FORBIDDEN',
        coordinate: 'Mutation.approveRemediations',
        permission: 'remediation.approve',
        reason: 'OUT_OF_REACH',
      },
    ]);
  });

  test('finds nothing in Roofing', async () => {
    const { errors } = await gateway.as(dora).asks(approve, report('roofing'));
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['NOT_FOUND']);
  });

  test('does so in Plumbing', async () => {
    const { data, errors } = await gateway.as(dora).asks(approve, report('plumbing'));
    expect(errors).toEqual([]);
    expect(data.approveRemediations).toEqual({
      incidentReport: { organization: { name: 'Able Moose Plumbing' } },
      userErrors: [],
    });
  });

  test('and what Ada lists of the account is not hers to list', async () => {
    const { data, stripped } = await gateway
      .as(dora)
      .asks('query ($a: ID!) { account(id: $a) { name } }', { a: accountGid('ableMoose') });
    expect(data.account).toBeNull();
    expect(stripped).toEqual(['Query.account needs account.view']);
  });
});
