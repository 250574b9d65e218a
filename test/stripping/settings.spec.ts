import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, finn, lee, mark, nameOf, olga, orla, pat, priya, rhea, rita, sid, uma } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { accountGid } from './ids.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

const inAccount = { a: accountGid('ableMoose') };

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
