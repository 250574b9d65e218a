import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_IDS, IDS } from '../../src/seed/demo-ids.js';
import { ada, finn, lee, mark, nameOf, olga, orla, pat, priya, rhea, rita, sid, uma } from '../cast.js';
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

describe('the way to the marketing portal', () => {
  const asked = '{ viewer { hubUrl } }';
  const HUB = 'https://hub.fieldgate.example/';

  test.each([ada, mark].map((who) => [nameOf(who), who]))('is shown to %s, whose role opens it', async (_name, who) => {
    const { data, stripped } = await gateway.as(who).asks(asked);
    expect([data, stripped]).toEqual([{ viewer: { hubUrl: HUB } }, []]);
  });

  test.each([sid, priya, uma, finn, rhea, olga, orla, rita, pat, lee].map((who) => [nameOf(who), who]))(
    'is not shown to %s, whose roles do not',
    async (_name, who) => {
      const { data, access } = await gateway.as(who).asks(asked);
      expect(data).toEqual({ viewer: { hubUrl: null } });
      expect(access.stripped).toEqual([
        { coordinate: 'Viewer.hubUrl', permission: 'hub.access', reason: 'NOT_GRANTED', count: 1 },
      ]);
    },
  );

  test('is shown under a token for it alone, and not under one for anything else', async () => {
    expect((await gateway.as(mark, { only: ['hub.access'] }).asks(asked)).data.viewer.hubUrl).toBe(HUB);
    for (const only of [['account.view'], []]) {
      const { data, access } = await gateway.as(mark, { only }).asks(asked);
      expect([data.viewer.hubUrl, access.stripped[0]?.reason]).toEqual([null, 'TOKEN_NARROWED']);
    }
  });
});

describe('who is mailed about incidents', () => {
  const asked =
    'query ($a: ID!) { account(id: $a) { settings { notifications { incidentAlertRecipientNames incidentAlertRecipients { totalCount nodes { name email } } } } } }';
  const NAMES = ['Ada Archer', 'Sid Stone', 'Uma Underhill'];

  test('Rhea, who only reads, finds by name and as people', async () => {
    const { data } = await gateway.as(rhea).asks(asked, inAccount);
    const { incidentAlertRecipientNames, incidentAlertRecipients } = data.account.settings.notifications;
    expect(incidentAlertRecipientNames).toEqual(NAMES);
    expect(incidentAlertRecipients.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(NAMES);
    expect(incidentAlertRecipients.totalCount).toBe(NAMES.length);
  });

  test('a token for settings and not for people finds by name alone', async () => {
    const only = ['account.view', 'account.settings.view'];
    const { data, stripped } = await gateway.as(rhea, { only }).asks(asked, inAccount);
    expect(data.account.settings.notifications).toEqual({
      incidentAlertRecipientNames: NAMES,
      incidentAlertRecipients: null,
    });
    expect(stripped).toEqual(['NotificationSettings.incidentAlertRecipients needs accountUser.view']);
  });
});

test('of single sign-on everybody who sees settings reads where it is, and only who manages it the fingerprint', async () => {
  const asked =
    'query ($a: ID!) { account(id: $a) { ssoConfiguration { serviceUrl enforce certificateFingerprint } } }';
  const read = async (who: string) => (await gateway.as(who).asks(asked, inAccount)).data.account.ssoConfiguration;
  const serviceUrl = 'https://id.ablemoose.example/saml/sso';
  const certificateFingerprint = expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) as string;
  expect(await read(ada)).toEqual({ serviceUrl, enforce: true, certificateFingerprint });
  expect(await read(sid)).toEqual({ serviceUrl, enforce: true, certificateFingerprint: null });
  expect(await read(priya)).toBeNull();
});

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

  test('are as many as are listed, and one more when one is added', async () => {
    const roofing = async () => {
      const { data } = await gateway
        .as(ada)
        .asks('query ($o: ID!) { organization(id: $o) { logsSourcesCount siemSources(first: 1) { totalCount } } }', {
          o: organizationGid('roofing'),
        });
      return [data.organization.logsSourcesCount, data.organization.siemSources.totalCount];
    };
    expect(await roofing()).toEqual([13, 13]);
    await gateway.owner.query(
      `INSERT INTO fieldgate.siem_source SELECT copy.* FROM fieldgate.siem_source t,
         jsonb_populate_record(NULL::fieldgate.siem_source, to_jsonb(t) || '{"id": "01942000-0000-7000-8000-00000000beef"}') copy
       WHERE t.organization_id = $1 LIMIT 1`,
      [IDS.roofing],
    );
    expect(await roofing()).toEqual([14, 14]);
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

describe('an invitation', () => {
  const EMAIL = 'front.desk@roofing.example';
  const asked = `query ($o: ID!) { organization(id: $o) { invitations(first: 50) { totalCount nodes { email name role state invitedByName invitedBy { name } } } } }`;
  const seenBy = async (who: string) => {
    const { data } = await gateway.as(who).asks(asked, { o: organizationGid('roofing') });
    return data.organization.invitations.nodes.find(({ email }: { email: string }) => email === EMAIL);
  };
  const set = (change: string): Promise<unknown> =>
    gateway.owner.query(`UPDATE fieldgate.invitation SET ${change} WHERE email = '${EMAIL}'`);

  test('expires by itself: nobody writes it down', async () => {
    await set(`expires_at = now() + interval '1 hour'`);
    expect((await seenBy(ada)).state).toBe('PENDING');
    await set(`expires_at = now() - interval '1 second'`);
    expect((await seenBy(ada)).state).toBe('EXPIRED');
  });

  test.each(['ACCEPTED', 'DECLINED', 'REVOKED'])('that was %s stays so, however old it is', async (outcome) => {
    await set(`outcome = '${outcome}', expires_at = now() - interval '1 year'`);
    expect((await seenBy(ada)).state).toBe(outcome);
  });

  test('into her organization shows Olga who invites by name, and not the person, who stands at the account', async () => {
    expect(await seenBy(olga)).toMatchObject({ role: 'READ_ONLY', invitedByName: 'Ada Archer', invitedBy: null });
    expect(await seenBy(ada)).toMatchObject({ invitedByName: 'Ada Archer', invitedBy: { name: 'Ada Archer' } });
  });

  test('into the account is shown to none who only look after its organizations', async () => {
    const ofAccount = 'query ($a: ID!) { account(id: $a) { invitations(first: 50) { totalCount } } }';
    const total = async (who: string) =>
      (await gateway.as(who).asks(ofAccount, inAccount)).data.account?.invitations?.totalCount ?? null;
    const all = await count('invitation WHERE account_id = $1 AND organization_id IS NULL', ACCOUNT_IDS.ableMoose);
    expect([await total(ada), await total(rhea), await total(uma)]).toEqual([all, all, all]);
    expect([await total(priya), await total(olga), await total(finn)]).toEqual([null, null, null]);
  });

  test('for some organizations shows Uma those of them that are hers', async () => {
    const { data } = await gateway
      .as(uma)
      .asks(
        'query ($a: ID!) { account(id: $a) { invitations(first: 50) { nodes { organizationScope organizations { totalCount nodes { name } } } } } }',
        inAccount,
      );
    const assigned = data.account.invitations.nodes.filter(
      (each: { organizationScope: string }) => each.organizationScope === 'ASSIGNED',
    );
    expect(assigned.map((each: { organizations: { totalCount: number } }) => each.organizations.totalCount)).toEqual([
      2, 3,
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
