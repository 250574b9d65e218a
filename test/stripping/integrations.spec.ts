import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_IDS, IDS } from '../../src/seed/demo-ids.js';
import { ada, olga, priya, uma } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { accountGid, organizationGid } from './ids.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

const inAccount = { a: accountGid('ableMoose') };
const count = async (text: string, ...values: unknown[]): Promise<number> =>
  Number((await gateway.owner.query(`SELECT count(*) FROM fieldgate.${text}`, values)).rows[0].count);

describe('log sources', () => {
  const asked = `query ($a: ID!) { account(id: $a) { siemSources(first: 100) { totalCount nodes { organization { name } } }
    organizations(first: 50) { nodes { name logsSourcesCount siemSources(first: 1) { totalCount } } } } }`;

  test('are counted for Uma in her three organizations, and listed with those of the MSP itself', async () => {
    const hers = [IDS.roofing, IDS.plumbing, IDS.glass];
    const { data } = await gateway.as(uma).asks(asked, inAccount);
    const { organizations, siemSources } = data.account;
    const counted: number[] = organizations.nodes.map((each: { logsSourcesCount: number }) => each.logsSourcesCount);
    expect(counted).toEqual([13, 11, 9]);
    expect(siemSources.totalCount).toBe(
      await count(
        'siem_source WHERE account_id = $1 AND (organization_id IS NULL OR organization_id = ANY ($2))',
        ACCOUNT_IDS.ableMoose,
        hers,
      ),
    );
    const names = new Set(
      siemSources.nodes.map(({ organization }: { organization: { name: string } | null }) => organization?.name),
    );
    expect([...names].sort()).toEqual(['Able Moose Glass', 'Able Moose Plumbing', 'Able Moose Roofing', undefined]);
  });

  test('are billed as many as are listed and not disabled, and one more when one is added', async () => {
    const roofing = async () => {
      const { data } = await gateway
        .as(ada)
        .asks('query ($o: ID!) { organization(id: $o) { logsSourcesCount siemSources(first: 1) { totalCount } } }', {
          o: organizationGid('roofing'),
        });
      return [data.organization.logsSourcesCount, data.organization.siemSources.totalCount];
    };
    expect(await roofing()).toEqual([13, 15]);
    await gateway.owner.query(
      `INSERT INTO fieldgate.siem_source SELECT copy.* FROM fieldgate.siem_source t,
         jsonb_populate_record(NULL::fieldgate.siem_source, to_jsonb(t) || '{"id": "01942000-0000-7000-8000-00000000beef"}') copy
       WHERE t.organization_id = $1 AND t.status = 'SILENT' LIMIT 1`,
      [IDS.roofing],
    );
    expect(await roofing()).toEqual([14, 16]);
    await gateway.owner.query(`UPDATE fieldgate.siem_source SET status = 'DISABLED' WHERE organization_id = $1`, [
      IDS.roofing,
    ]);
    expect(await roofing()).toEqual([0, 16]);
  });

  test('are not even counted for Olga, who runs the organization', async () => {
    const { data, stripped } = await gateway
      .as(olga)
      .asks('query ($o: ID!) { organization(id: $o) { logsSourcesCount } }', { o: organizationGid('roofing') });
    expect([data.organization.logsSourcesCount, stripped]).toEqual([
      null,
      ['Organization.logsSourcesCount needs siem.source.view'],
    ]);
  });
});

test('Priya, who maps organizations to the PSA, reads the mappings and nothing else of it', async () => {
  const asked =
    'query ($a: ID!) { account(id: $a) { psaIntegration { kind } integrations { totalCount } psaOrganizationMappings(first: 50) { totalCount nodes { companyName organization { name } } } } }';
  const { data, stripped } = await gateway.as(priya).asks(asked, inAccount);
  expect([data.account.psaIntegration, data.account.integrations]).toEqual([null, null]);
  expect(data.account.psaOrganizationMappings.totalCount).toBe(
    await count('psa_organization_mapping WHERE account_id = $1', ACCOUNT_IDS.ableMoose),
  );
  expect([...stripped].sort()).toEqual([
    'Account.integrations needs integration.view',
    'Account.psaIntegration needs integration.view',
  ]);
});
