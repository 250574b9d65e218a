import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_IDS } from '../../src/seed/demo-ids.js';
import { ada, finn, olga, priya, rhea, uma } from '../cast.js';
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
