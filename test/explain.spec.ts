import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalId } from '../src/entities/global-id.js';
import { ACCOUNT_IDS, IDS, membershipId, personId, RESELLER_IDS } from '../src/seed/demo-ids.js';
import { ada, dora, finn, lee, nora, olga, otto, rita, sid, uma, ulf } from './cast.js';
import { explainQuery, explanationFor, inWords, type Question } from './explain/asking.js';
import { startGateway, type Asking, type TestGateway } from './gateway.js';
import { observeAlike } from './isolation/observed.js';
import { readWorld, rowsOf, type World } from './isolation/world.js';
import { plant } from './planting.js';
import { accountGid, organizationGid, ownCardGid, resellerGid } from './stripping/ids.js';

/** Why: to oneself, and to the Admin of an account about its people. Platform support: `explain/support.spec.ts`. */

let gateway: TestGateway;
let world: World;

beforeAll(async () => {
  gateway = await startGateway();
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway.stop());

const { ableMoose, birch } = ACCOUNT_IDS;
const user = (email: string, scopeId: string = ableMoose): string => globalId('US', scopeId, personId(email));
const NOBODY = '01942000-0000-7000-8000-00000000beef';

async function why(email: string, question: Question, asking: Asking = {}) {
  const { data, errors } = await explanationFor(gateway, email, question, asking);
  expect(errors).toEqual([]);
  return data.explainAccess;
}

describe('somebody who asks about their own access', () => {
  test('is told the permission, the answer, and the membership that gives it', async () => {
    const explanation = await why(sid, { coordinate: 'Organization.incidentReports', id: organizationGid('roofing') });
    expect(explanation).toMatchObject({
      coordinate: 'Organization.incidentReports',
      permission: 'incident.view',
      decision: 'ALLOWED',
      reason: null,
      decidedBy: null,
    });
    expect(explanation.considered.map(inWords)).toEqual(['ACCOUNT SECURITY_ENGINEER grants ALL']);
    expect(explanation.considered[0].membership).toEqual({
      id: globalId('MB', ableMoose, membershipId(sid, ableMoose, 'SECURITY_ENGINEER')),
    });
    expect(explanation.wouldGrant).toEqual([
      'account/admin',
      'account/security-engineer',
      'account/user',
      'account/read-only',
      'organization/admin',
      'organization/security-engineer',
      'organization/user',
      'organization/read-only',
      'reseller/admin over other accounts',
      'reseller/admin over partner_supported accounts',
    ]);
  });

  test('learns that finance is no role for incidents: ROLE', async () => {
    expect(await why(finn, { coordinate: 'Account.incidentReports', id: accountGid('ableMoose') })).toMatchObject({
      decision: 'REFUSED',
      reason: 'NOT_GRANTED',
      decidedBy: 'ROLE',
    });
  });

  test('learns that a reseller approves nothing where others answer the incidents: SUPPORT_TYPE', async () => {
    const approve = { coordinate: 'Mutation.approveRemediations' };
    const atCedar = await why(rita, { ...approve, id: accountGid('cedar') });
    expect(atCedar).toMatchObject({ decision: 'REFUSED', reason: 'OUT_OF_REACH', decidedBy: 'SUPPORT_TYPE' });
    expect(atCedar.considered.map(inWords)).toEqual(['RESELLER ADMIN grants NONE for want of SUPPORT_TYPE']);
    expect(await why(rita, { ...approve, id: accountGid('birch') })).toMatchObject({ decision: 'ALLOWED' });
  });

  test('learns that the token was narrowed: TOKEN', async () => {
    const question = { coordinate: 'Account.incidentReports', id: accountGid('ableMoose') };
    expect(await why(sid, question, { only: ['account.view'] })).toMatchObject({
      decision: 'REFUSED',
      reason: 'TOKEN_NARROWED',
      decidedBy: 'TOKEN',
    });
  });

  test('learns that a role has ended, and what it would have given: EXPIRY', async () => {
    await plant(gateway.owner, lee, [
      { layer: 'ACCOUNT', role: 'USER', resellerId: null, accountId: birch, organizationId: null, assigned: null },
      { layer: 'ACCOUNT', role: 'FINANCE', resellerId: null, accountId: birch, organizationId: null, assigned: null },
    ]);
    await gateway.owner.query(
      `UPDATE fieldgate.membership SET expires_at = '2026-01-01' WHERE person_id = $1 AND role = 'USER'`,
      [personId(lee)],
    );
    const explanation = await why(lee, { coordinate: 'Account.incidentReports', id: accountGid('birch') });
    expect(explanation).toMatchObject({ decision: 'REFUSED', reason: 'NOT_GRANTED', decidedBy: 'EXPIRY' });
    expect(explanation.considered.map(inWords).sort()).toEqual([
      'ACCOUNT FINANCE grants NONE for want of ROLE',
      'ACCOUNT USER grants NONE for want of EXPIRY',
    ]);
  });

  test('learns that a person kept for emergencies may use no role of theirs: SESSION, and EXPIRY of the one that ended', async () => {
    const kept = 'kept.for.emergencies@test.example';
    await plant(gateway.owner, kept, [
      { layer: 'ACCOUNT', role: 'ADMIN', resellerId: null, accountId: birch, organizationId: null, assigned: null },
      { layer: 'ACCOUNT', role: 'USER', resellerId: null, accountId: birch, organizationId: null, assigned: null },
    ]);
    await gateway.owner.query(`UPDATE fieldgate.person SET kind = 'BREAK_GLASS' WHERE id = $1`, [personId(kept)]);
    await gateway.owner.query(
      `UPDATE fieldgate.membership SET expires_at = '2026-01-01' WHERE person_id = $1 AND role = 'USER'`,
      [personId(kept)],
    );
    const explanation = await why(kept, { coordinate: 'Account.incidentReports', id: ownCardGid(kept) }); // all they see
    expect(explanation).toMatchObject({ decision: 'REFUSED' });
    expect(explanation.considered.map(inWords).sort()).toEqual([
      'ACCOUNT ADMIN grants NONE for want of SCOPE and SESSION',
      'ACCOUNT USER grants NONE for want of SCOPE and EXPIRY',
    ]);
  });

  test('learns that two roles are needed where a row stands in two organizations', async () => {
    const [shared] = rowsOf(world, 'Escalation').filter(
      ({ columns }) =>
        [...(columns['organization_ids'] as string[])].sort().join() ===
        [IDS.roofing, IDS.plumbing, IDS.glass].sort().join(),
    );
    const explanation = await why(dora, { coordinate: 'Escalation.subject', id: shared?.globalId ?? '' });
    expect(explanation).toMatchObject({ permission: 'escalation.view', decision: 'REFUSED' });
    expect(explanation.considered).toHaveLength(2);
  });

  test('is told nothing of what they do not see: Olga of another organization, Uma of one not assigned to her', async () => {
    for (const [email, coordinate] of [
      [olga, 'Organization.incidentReports'],
      [uma, 'Organization.incidentReports'],
      [uma, 'Organization.name'],
    ] as const) {
      const asked = [organizationGid('heating'), globalId('OG', ableMoose, NOBODY)].map((id) => ({ coordinate, id }));
      const { body } = await observeAlike(gateway, email, explainQuery, asked);
      expect(JSON.parse(body).data).toEqual({ explainAccess: null });
    }
  });

  test('gets the same answer for what is foreign, was never issued or is no id, after the same statements', async () => {
    const asked = [
      accountGid('birch'),
      organizationGid('alder', 'birch'),
      globalId('AC', NOBODY, NOBODY),
      globalId('OG', NOBODY, NOBODY),
      'no id',
      '',
    ];
    for (const userId of [null, user(ada), user(nora, birch), 'no id']) {
      const { body, statements } = await observeAlike(
        gateway,
        ada,
        explainQuery,
        asked.map((id) => ({ coordinate: 'Account.name', id, userId })),
      );
      expect(JSON.parse(body)).toMatchObject({
        data: { explainAccess: null },
        extensions: { access: { stripped: [] } },
      });
      expect(statements.filter((text) => text.includes(' t WHERE '))).toEqual([]);
    }
  });

  test('is told when a coordinate is none, whatever the id', async () => {
    for (const coordinate of ['Agent.hostnme', 'Agent', '', '.', 'Nothing.at', 'toString.name', '__Schema.types']) {
      const { errors } = await explanationFor(gateway, ada, { coordinate, id: accountGid('ableMoose') });
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'coordinate' }]);
    }
  });
});

describe('an Admin who asks about a person of the account', () => {
  const incidentsAt = (id: string, userId: string): Question => ({
    coordinate: 'Organization.incidentReports',
    id,
    userId,
  });

  test("learns why Uma does not see Heating's incidents: ASSIGNED_ORGANIZATIONS", async () => {
    const explanation = await why(ada, incidentsAt(organizationGid('heating'), user(uma)));
    expect(explanation).toMatchObject({
      permission: 'incident.view',
      decision: 'REFUSED',
      reason: 'OUT_OF_REACH',
      decidedBy: 'ASSIGNED_ORGANIZATIONS',
      person: { name: 'Uma Underhill' },
    });
    expect(explanation.considered.map(inWords)).toEqual([
      'ACCOUNT USER grants NONE for want of ASSIGNED_ORGANIZATIONS',
    ]);
  });

  test('learns what Ulf and Olga may, and where', async () => {
    expect(await why(ada, incidentsAt(organizationGid('heating'), user(ulf)))).toMatchObject({ decision: 'ALLOWED' });
    expect(await why(ada, incidentsAt(organizationGid('roofing'), user(olga)))).toMatchObject({ decision: 'ALLOWED' });
    expect(await why(ada, incidentsAt(organizationGid('heating'), user(olga)))).toMatchObject({
      decision: 'REFUSED',
      decidedBy: 'SCOPE',
    });
  });

  test("is not told of a token, which is the person's own affair", async () => {
    const narrow = { only: ['account.view', 'organization.view', 'accountUser.view', 'access.explainOthers'] };
    expect(await why(ada, incidentsAt(organizationGid('heating'), user(ulf)), narrow)).toMatchObject({
      decision: 'ALLOWED',
    });
  });

  test('is shown no membership out of reach, nor how many there are', async () => {
    const narrow = { only: ['account.view', 'organization.view', 'accountUser.view', 'access.explainOthers'] };
    await plant(gateway.owner, 'both@test.example', [
      {
        layer: 'ACCOUNT',
        role: 'FINANCE',
        resellerId: null,
        accountId: ableMoose,
        organizationId: null,
        assigned: null,
      },
      {
        layer: 'ORGANIZATION',
        role: 'ADMIN',
        resellerId: null,
        accountId: ableMoose,
        organizationId: IDS.heating,
        assigned: null,
      },
    ]);
    const question = incidentsAt(organizationGid('heating'), user('both@test.example'));
    expect((await why(ada, question)).considered).toHaveLength(2);
    const seen = await why(ada, question, narrow);
    expect(seen.considered.map(inWords)).toEqual(['ACCOUNT FINANCE grants NONE for want of ROLE']);
    expect(seen.decision).toBe('REFUSED'); // what the memberships in reach give
  });

  test('is told of memberships in that account alone, also of people who have others', async () => {
    await plant(gateway.owner, 'two@test.example', [
      {
        layer: 'ACCOUNT',
        role: 'FINANCE',
        resellerId: null,
        accountId: ableMoose,
        organizationId: null,
        assigned: null,
      },
      { layer: 'ACCOUNT', role: 'ADMIN', resellerId: null, accountId: birch, organizationId: null, assigned: null },
    ]);
    const explanation = await why(ada, incidentsAt(organizationGid('heating'), user('two@test.example')));
    expect(explanation).toMatchObject({ reason: 'NOT_GRANTED', decidedBy: 'ROLE' });
    expect(explanation.considered).toHaveLength(1);
  });

  test('learns that an emergency identity grants nothing by itself: SESSION', async () => {
    const id = user('break-glass@ablemoose.example');
    expect(await why(ada, incidentsAt(organizationGid('heating'), id))).toMatchObject({
      decision: 'REFUSED',
      decidedBy: 'SESSION',
    });
  });

  test('gets the same answer about Nora of Birch as about nobody, after the same statements', async () => {
    const asked = [
      user(nora, birch),
      user('nobody@nowhere.example', birch),
      globalId('US', NOBODY, NOBODY),
      accountGid('ableMoose'),
      'no id',
    ];
    const { body } = await observeAlike(
      gateway,
      ada,
      explainQuery,
      asked.map((userId) => ({ ...incidentsAt(organizationGid('heating'), userId) })),
    );
    expect(JSON.parse(body).data).toEqual({ explainAccess: null });
  });

  test('is nobody but an Admin: Olga is answered about Otto as about nobody', async () => {
    const asked = [user(otto), user(ada), user('nobody@nowhere.example'), globalId('US', birch, personId(nora))];
    for (const email of [olga, sid, uma, finn, rita]) {
      const id = email === olga ? organizationGid('roofing') : accountGid(email === rita ? 'birch' : 'ableMoose');
      const others = asked.filter((userId) => userId !== user(email));
      const { body } = await observeAlike(
        gateway,
        email,
        explainQuery,
        others.map((userId) => ({ coordinate: 'Account.name', id, userId })),
      );
      expect(JSON.parse(body).data).toEqual({ explainAccess: null });
    }
  });

  test('asks about herself with her own id as without it', async () => {
    const question = { coordinate: 'Account.name', id: accountGid('ableMoose') };
    expect(await why(ada, { ...question, userId: user(ada) })).toEqual(await why(ada, question));
  });

  test('is told nothing of people at a reseller, nor by a reseller', async () => {
    const id = resellerGid('northPier');
    const question = { coordinate: 'Reseller.name', id };
    expect(await why(rita, question)).toMatchObject({ decision: 'ALLOWED' });
    expect(await why(rita, { ...question, userId: user(nora, birch) })).toBeNull();
    expect(await why(nora, { ...question, userId: user(rita, RESELLER_IDS.northPier) })).toBeNull();
  });
});
