import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { globalId } from '../../src/entities/global-id.js';
import { ACCOUNT_IDS, IDS, personId, RESELLER_IDS } from '../../src/seed/demo-ids.js';
import { ada, nora, olga, pat, rita, sid, uma } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { observeAlike } from '../isolation/observed.js';
import { readWorld, rowsOf, type World } from '../isolation/world.js';
import { plant } from '../planting.js';
import { accountGid, organizationGid, ownCardGid, resellerGid, userGid } from '../stripping/ids.js';
import { explainQuery, explanationFor, inWords, type Question } from './asking.js';

/** Platform support (rulings 21): names, explanations by place, a record in the account, and not one row. */

let gateway: TestGateway;
let world: World;

beforeAll(async () => {
  gateway = await startGateway();
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway.stop());

const HEATING: Question = {
  coordinate: 'Organization.incidentReports',
  id: organizationGid('heating'),
  userId: userGid(uma, 'ableMoose'),
};
const NOBODY = '01942000-0000-7000-8000-00000000beef';

const recorded = async (): Promise<number> => {
  const { rows } = await gateway.owner.query(
    `SELECT count(*)::int AS n FROM fieldgate.audit_event WHERE action = 'explainAccess'`,
  );
  return rows[0].n as number;
};

describe('Pat, who explains the access of a named person at a place', () => {
  test("is told why Uma does not see Heating's incidents", async () => {
    const { data, errors } = await explanationFor(gateway, pat, HEATING);
    expect(errors).toEqual([]);
    expect(data.explainAccess).toMatchObject({
      permission: 'incident.view',
      decision: 'REFUSED',
      reason: 'OUT_OF_REACH',
      decidedBy: 'ASSIGNED_ORGANIZATIONS',
      person: null,
    });
    expect(data.explainAccess.considered.map(inWords)).toEqual([
      'ACCOUNT USER grants NONE for want of ASSIGNED_ORGANIZATIONS',
    ]);
    expect(data.explainAccess.considered[0].membership).toBeNull();
  });

  test('is told what a reseller may in an account beneath it', async () => {
    const question = {
      coordinate: 'Mutation.approveRemediations',
      userId: globalId('US', RESELLER_IDS.northPier, personId(rita)),
    };
    const { data: cedar } = await explanationFor(gateway, pat, { ...question, id: accountGid('cedar') });
    expect(cedar.explainAccess).toMatchObject({ decision: 'REFUSED', decidedBy: 'SUPPORT_TYPE' });
    const { data: birch } = await explanationFor(gateway, pat, { ...question, id: organizationGid('alder', 'birch') });
    expect(birch.explainAccess).toMatchObject({ decision: 'ALLOWED' });
  });

  test('is recorded there, with name, person and coordinate, where the Admins of the account read it', async () => {
    const before = await recorded();
    await explanationFor(gateway, pat, HEATING);
    expect(await recorded()).toBe(before + 1);
    const { data } = await gateway.as(ada).asks(
      `query ($id: ID!) { account(id: $id) { auditEvents(first: 1) { nodes {
         action result reason actorName target { ... on User { name } } organization { name } changes { coordinate before after } } } } }`,
      { id: accountGid('ableMoose') },
    );
    expect(data.account.auditEvents.nodes).toEqual([
      {
        action: 'explainAccess',
        result: 'DONE',
        reason: 'The access to Organization.incidentReports was explained.',
        actorName: 'Pat Pratt',
        target: { name: 'Uma Underhill' },
        organization: { name: 'Able Moose Heating' },
        changes: [],
      },
    ]);
  });

  test('is recorded with the coordinate for whoever reads the record, whether or not they may read what it names', async () => {
    const question = { ...HEATING, coordinate: 'Organization.siemSources', id: organizationGid('roofing') };
    await explanationFor(gateway, pat, question);
    const { data } = await gateway
      .as(olga) // who reads the record of Roofing, and no log source
      .asks('query ($id: ID!) { organization(id: $id) { auditEvents(first: 1) { nodes { action reason } } } }', {
        id: organizationGid('roofing'),
      });
    expect(data.organization.auditEvents.nodes).toEqual([
      { action: 'explainAccess', reason: 'The access to Organization.siemSources was explained.' },
    ]);
  });

  test('is told nothing when it cannot be recorded', async () => {
    const role = (
      await gateway.owner.query(
        `SELECT grantee FROM information_schema.table_privileges WHERE table_name = 'audit_event' AND privilege_type = 'INSERT' AND grantee <> current_user`,
      )
    ).rows[0].grantee as string;
    await gateway.owner.query(`REVOKE INSERT ON fieldgate.audit_event FROM "${role}"`);
    const { data, errors, body } = await explanationFor(gateway, pat, HEATING);
    await gateway.owner.query(`GRANT INSERT ON fieldgate.audit_event TO "${role}"`);
    expect([data, errors.map(({ extensions }) => extensions['code'])]).toEqual([{ explainAccess: null }, ['INTERNAL']]);
    expect(body).not.toContain('incident.view');
  });

  test('reads no row: names, roles and where they hold, and nothing else', async () => {
    gateway.statements.length = 0;
    await explanationFor(gateway, pat, HEATING);
    const tables = new Set(
      gateway.statements.flatMap(({ text }) =>
        [...text.matchAll(/(FROM|JOIN|INTO) fieldgate\.(\w+)/g)].map(([, , table]) => table),
      ),
    );
    expect([...tables].sort()).toEqual([
      'account',
      'app_user',
      'audit_event',
      'membership',
      'membership_organization',
      'organization',
      'person',
    ]);
    const [organization] = gateway.statements.filter(({ text }) => text.includes('fieldgate.organization '));
    expect(organization?.text).toMatch(/^SELECT t\.id FROM/);
  });

  test('is answered by place alone: every other id is as one that was never issued', async () => {
    const before = await recorded();
    const rows = ['Agent', 'IncidentReport', 'Escalation', 'Membership', 'User', 'Invoice', 'Reseller'].map(
      (type) => rowsOf(world, type)[0]?.globalId,
    );
    const asked = [...rows, 'no id', '', `ZZ${accountGid('birch').slice(2)}`].map((id) => ({ ...HEATING, id }));
    const { body } = await observeAlike(gateway, pat, explainQuery, asked);
    expect(JSON.parse(body)).toMatchObject({ data: { explainAccess: null }, extensions: { access: { stripped: [] } } });
    expect(await recorded()).toBe(before);
  });

  test('is told nothing, and nothing is recorded, of a place or a person that is not there', async () => {
    const before = await recorded();
    const questions: readonly Question[] = [
      { ...HEATING, id: globalId('AC', NOBODY, NOBODY) },
      { ...HEATING, id: globalId('OG', ACCOUNT_IDS.ableMoose, NOBODY) },
      { ...HEATING, id: globalId('OG', ACCOUNT_IDS.birch, IDS.heating) },
      { ...HEATING, userId: globalId('US', ACCOUNT_IDS.ableMoose, NOBODY) },
      { ...HEATING, userId: userGid(nora, 'birch') }, // known elsewhere alone
      { ...HEATING, userId: ownCardGid(uma) },
      { ...HEATING, userId: 'no id' },
      { coordinate: HEATING.coordinate, id: HEATING.id }, // of Pat, who sees nothing
    ];
    for (const question of questions) {
      const { data, errors } = await explanationFor(gateway, pat, question);
      expect([data, errors]).toEqual([{ explainAccess: null }, []]);
    }
    expect(await recorded()).toBe(before);
  });

  test('is told nothing once the role has ended, nor with a token for something else', async () => {
    const narrowed = await explanationFor(gateway, pat, HEATING, { only: ['support.lookup'] });
    expect(narrowed.data).toEqual({ explainAccess: null });
    const ended = 'ended.support@test.example';
    await plant(gateway.owner, ended, [
      { layer: 'PLATFORM', role: 'SUPPORT', resellerId: null, accountId: null, organizationId: null, assigned: null },
    ]);
    expect((await explanationFor(gateway, ended, HEATING)).data.explainAccess).not.toBeNull();
    await gateway.owner.query(`UPDATE fieldgate.membership SET expires_at = '2026-01-01' WHERE person_id = $1`, [
      personId(ended),
    ]);
    expect((await explanationFor(gateway, ended, HEATING)).data).toEqual({ explainAccess: null });
  });

  test('explains to nobody else by place: an Admin elsewhere is answered as if it were not there', async () => {
    for (const email of [nora, olga, sid, rita]) {
      gateway.statements.length = 0;
      const { data } = await explanationFor(gateway, email, {
        ...HEATING,
        id: email === nora || email === rita ? HEATING.id : organizationGid('alder', 'birch'),
      });
      expect(data).toEqual({ explainAccess: null });
      expect(gateway.statements.filter(({ text }) => text.includes('app.support'))).toEqual([]);
    }
  });
});

describe('Pat, who looks names up', () => {
  const directory = (name: string, email = pat): Promise<Answer> =>
    gateway
      .as(email)
      .asks('query ($name: String!) { directory(name: $name) { kind id name placeName email } }', { name });

  test('finds tenants and people, in any case, with the ids that explainAccess takes', async () => {
    const { data } = await directory('NORTH');
    expect(data.directory).toEqual([
      { kind: 'RESELLER', id: resellerGid('northPier'), name: 'North Pier Distribution', placeName: null, email: null },
      { kind: 'PERSON', id: userGid(nora, 'birch'), name: 'Nora North', placeName: 'Birch IT', email: null },
    ]);
    expect(
      (await directory('moose')).data.directory.map(({ kind, name }: Record<string, string>) => `${kind} ${name}`),
    ).toEqual(['ACCOUNT Able Moose MSP', 'PERSON Able Moose break-glass']); // its organizations are rows of the account, and no names of the directory
  });

  test('is shown an e-mail only where a name does not tell two people apart', async () => {
    const held = {
      layer: 'ACCOUNT',
      role: 'FINANCE',
      resellerId: null,
      accountId: ACCOUNT_IDS.birch,
      organizationId: null,
      assigned: null,
    } as const;
    await plant(gateway.owner, 'other.nora@test.example', [held]);
    await gateway.owner.query(
      `UPDATE fieldgate.app_user SET name = 'Nora NORTH' WHERE email = 'other.nora@test.example'`,
    );
    const { data } = await directory('nora');
    expect(data.directory.map(({ email }: { email: string }) => email).sort()).toEqual([
      'nora.admin@birch.example',
      'other.nora@test.example',
    ]);
  });

  test('does not find the cards that people keep for themselves', async () => {
    expect((await directory('Pratt')).data.directory).toEqual([]);
    const { data } = await directory('Underhill');
    expect(data.directory.map(({ id }: { id: string }) => id)).toEqual([userGid(uma, 'ableMoose')]);
  });

  test('gives three characters or more, which mean themselves', async () => {
    for (const name of ['', 'ab', '  ab  ', 'a'.repeat(257), 'ab\u0000c']) {
      const { errors } = await directory(name);
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument: 'name' }]);
    }
    for (const name of ['%%%', '___', 'Able_Moose', '\\\\\\'])
      expect((await directory(name)).data.directory).toEqual([]);
  });

  test('is shown a hundred at most', async () => {
    await gateway.owner.query(
      `WITH someone AS (
         INSERT INTO fieldgate.person (id, status, kind, demo, updated_at)
         SELECT gen_random_uuid(), 'ACTIVE', 'HUMAN', false, '2026-01-01' FROM generate_series(1, 120) RETURNING id)
       INSERT INTO fieldgate.app_user (place_id, id, account_id, name, kind, affiliation, mfa_enabled, sso_only, status, documented_in_runbook, created_at)
       SELECT $1::uuid, id, $1::uuid, 'Quincy ' || id, 'HUMAN', 'MSP', true, false, 'ACTIVE', true, '2026-01-01' FROM someone`,
      [ACCOUNT_IDS.birch],
    );
    expect((await directory('quincy')).data.directory).toHaveLength(100);
  });

  test('costs what it may find', async () => {
    const names = Array.from({ length: 30 }, (_, n) => `n${n}: directory(name: "moose") { name }`).join(' ');
    const beside = (first: number): string =>
      `{ ${names} accounts(first: ${first}) { nodes { organizations(first: 20) { nodes { name } } } } }`;
    expect((await gateway.as(pat).asks(beside(90))).errors).toEqual([]);
    const { errors } = await gateway.as(pat).asks(beside(91));
    expect(errors[0]?.extensions).toMatchObject({ limit: 'cost', asked: 30 * 100 + 1 + 91 * (1 + 1 + 20) });
  });

  test('keeps nobody waiting, however often Pat asks at once', async () => {
    const [answers, adas] = await Promise.all([
      Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          n % 2 === 0 ? directory('moose') : explanationFor(gateway, pat, HEATING),
        ),
      ),
      Promise.all(Array.from({ length: 5 }, () => gateway.as(ada).asks('{ viewer { user { name } } }'))),
    ]);
    expect([...answers, ...adas].flatMap(({ errors }) => errors)).toEqual([]);
    expect(answers.every(({ data }) => (data.directory ?? data.explainAccess) !== null)).toBe(true);
  });

  test('is the only one: to everybody else there is no directory', async () => {
    for (const email of [ada, rita, olga]) {
      const { data, stripped } = await directory('moose', email);
      expect([data, stripped]).toEqual([{ directory: null }, ['Query.directory needs support.lookup']]);
    }
  });
});
