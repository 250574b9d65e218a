import { describe, expect, test } from 'vitest';
import { parseGlobalId } from '../../src/entities/global-id.js';
import { ACCOUNT_IDS, membershipId, ORGANIZATION_IDS, type AccountKey } from '../../src/seed/demo-ids.js';
import { ada, cleo, dora, finn, hank, lee, mark, nora, olga, pat, priya, rhea, rita, sid, ulf, uma } from '../cast.js';
import { plant } from '../planting.js';
import type { DemoMembership } from '../../src/seed/demo-people.js';
import { refuses } from './refusals.js';
import { account, doing, stage } from './stage.js';
import {
  auditActorOf,
  auditOf,
  brokenRules,
  changingNothing,
  expectDone,
  expectForbidden,
  idOfPerson,
  one,
} from './trace.js';

const set = stage();
const NEW = { name: 'Able Moose Tiling', key: 'tiling' };
const create = (email: string, input: object, key: AccountKey = 'ableMoose') =>
  doing(
    set.gateway,
    email,
    'createOrganization',
    { accountId: account(key), ...NEW, ...input },
    { headers: { 'x-request-id': 'create-0001' } },
  );
const listed = async (email: string): Promise<string[]> => {
  const query = 'query ($id: ID!) { account(id: $id) { organizations(first: 100) { nodes { name } } } }';
  const { data } = await set.gateway.as(email).asks(query, { id: account('ableMoose') });
  return data.account.organizations.nodes.map(({ name }: { name: string }) => name);
};

describe('who may create organizations', () => {
  const may: readonly (readonly [string, string, AccountKey, string])[] = [
    ['an account Admin', ada, 'ableMoose', 'Ada Archer'],
    ['an account Provisioner', priya, 'ableMoose', 'Priya Pine'],
    ['an account User', ulf, 'ableMoose', 'Ulf Ulrich'],
    ['an account User with named organizations', uma, 'ableMoose', 'Uma Underhill'],
    ['the Admin of an account beneath a reseller', nora, 'birch', 'Nora North'],
  ];

  test.each(may)('%s does: it is there, at version 1, and audited', async (_who, email, where, name) => {
    const answer = await create(email, { timezone: 'Europe/Copenhagen' }, where);
    expectDone(answer, 'createOrganization');
    const { id, ...shown } = answer.data.createOrganization.organization;
    expect(shown).toEqual({ ...NEW, timezone: 'Europe/Copenhagen' });
    const row = parseGlobalId(id)?.id ?? '';
    const kept = await one(
      set.gateway,
      'SELECT account_id, name, key, version FROM fieldgate.organization WHERE id = $1',
      [row],
    );
    expect(kept).toEqual({ account_id: ACCOUNT_IDS[where], ...NEW, version: 1 });
    expect(await auditOf(set.gateway, 'create-0001')).toEqual([`${name}: createOrganization Organization ${row} DONE`]);
    expect(await auditActorOf(set.gateway, 'create-0001')).toEqual({ actorId: idOfPerson(email), organizationId: row });
  });
});

const held = (role: DemoMembership['role'], accountId: string): DemoMembership => ({
  ...{ layer: 'ACCOUNT', role, accountId },
  ...{ resellerId: null, organizationId: null, assigned: null },
});

refuses(set, {
  act: 'createOrganization',
  permission: 'organization.create',
  input: (accountId) => ({ accountId, ...NEW }),
  code: 'AC',
  target: (place) => account(place === 'roofing' ? 'ableMoose' : place === 'oak' ? 'cedar' : 'birch'),
  mayNot: [sid, finn, mark, rhea, olga, dora, rita, hank, pat, lee],
  may: ada,
  elsewhere: [],
});

test('somebody who is Admin of Birch and only reads in Cedar is told OUT_OF_REACH in Cedar', async () => {
  const nell = 'nell.new@birch.example';
  await plant(set.gateway.owner, nell, [held('ADMIN', ACCOUNT_IDS.birch), held('READ_ONLY', ACCOUNT_IDS.cedar)]);
  const answer = await changingNothing(set.gateway, () => create(nell, {}, 'cedar'));
  expectForbidden(answer, 'createOrganization', 'organization.create', 'OUT_OF_REACH');
  expectDone(await create(nell, {}, 'birch'), 'createOrganization');
});

describe('whoever is assigned to named organizations (domain.md 8b.21)', () => {
  test('sees the new one in the payload and afterwards, and it is on the list of that membership alone', async () => {
    const before = await listed(uma);
    const answer = await create(uma, {});
    expect(answer.data.createOrganization.organization).toMatchObject(NEW); // only the rights after the act show it
    expect(await listed(uma)).toEqual([...before, NEW.name]);
    const created = parseGlobalId(answer.data.createOrganization.organization.id)?.id;
    const assigned = await set.gateway.owner.query<{ id: string }>(
      'SELECT organization_id AS id FROM fieldgate.membership_organization WHERE membership_id = $1',
      [membershipId(uma, ACCOUNT_IDS.ableMoose, 'USER')],
    );
    const { roofing, plumbing, glass } = ORGANIZATION_IDS;
    expect(assigned.rows.map(({ id }) => id).sort()).toEqual([roofing, plumbing, glass, created].sort());
  });

  test('does not see what somebody else creates', async () => {
    const before = await listed(uma);
    expectDone(await create(ada, {}), 'createOrganization');
    expect(await listed(uma)).toEqual(before);
    expect(await listed(ulf)).toContain(NEW.name);
  });

  test('who asks for the key of an organization out of sight gets another key, and learns nothing (rulings 17)', async () => {
    expectDone(await create(ada, {}), 'createOrganization');
    const answer = await create(uma, { name: 'Another' });
    expectDone(answer, 'createOrganization');
    const { id } = answer.data.createOrganization.organization;
    const query = 'query ($id: ID!) { organization(id: $id) { name key } }';
    const { data } = await set.gateway.as(uma).asks(query, { id });
    expect(data.organization).toEqual({ name: 'Another', key: expect.stringMatching(/^tiling-[0-9a-f]{12}$/) });
  });
});

describe('a key names one organization of the account', () => {
  const TAKEN = 'DUPLICATE key: Another organization of the account has this key.';

  test('taken: DUPLICATE; also with spaces around it', async () => {
    expectDone(await create(ada, {}), 'createOrganization');
    for (const key of [NEW.key, `  ${NEW.key} `]) {
      const answer = await changingNothing(set.gateway, () => create(priya, { name: 'Another', key }));
      expect(brokenRules(answer, 'createOrganization')).toEqual([TAKEN]);
    }
  });

  test('of another account it says nothing: the same key is free there', async () => {
    expectDone(await create(ada, {}), 'createOrganization');
    expectDone(await create(cleo, {}, 'cedar'), 'createOrganization');
  });

  test('asked for by ten at once, it goes to one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(ada, {})));
    const outcomes = answers.map(({ data }) => data.createOrganization.userErrors.length);
    expect(outcomes.filter((errors) => errors === 0)).toHaveLength(1);
    expect(await auditOf(set.gateway, 'create-0001')).toHaveLength(1);
  });

  test('two organizations may share a name', async () => {
    expectDone(await create(ada, {}), 'createOrganization');
    expectDone(await create(ada, { key: 'tiling-2' }), 'createOrganization');
  });
});

describe('what is given must be sensible', () => {
  test.each([
    [{ name: '' }, ['INVALID name: must not be blank.']],
    [{ name: ' \u2003 ' }, ['INVALID name: must not be blank.']],
    [{ name: 'x'.repeat(257) }, ['INVALID name: must have at most 256 characters.']],
    [{ name: 'a\u0000' }, ['INVALID name: has characters that are no text.']],
    [{ key: '\t' }, ['INVALID key: must not be blank.']],
    [{ key: 'k'.repeat(257) }, ['INVALID key: must have at most 256 characters.']],
    [{ key: '\udfff' }, ['INVALID key: has characters that are no text.']],
    [{ timezone: 'Mars/Olympus' }, ['INVALID timezone: is no IANA time zone, such as Europe/Copenhagen.']],
    [{ timezone: '' }, ['INVALID timezone: is no IANA time zone, such as Europe/Copenhagen.']],
    [{ timezone: 'UTC\u0000' }, ['INVALID timezone: is no IANA time zone, such as Europe/Copenhagen.']],
    [{ name: '', key: '' }, ['INVALID name: must not be blank.', 'INVALID key: must not be blank.']],
  ])('%j is refused, every fault named, and nothing is written', async (input, rules) => {
    const answer = await changingNothing(set.gateway, () => create(ada, input));
    expect(brokenRules(answer, 'createOrganization')).toEqual(rules);
  });

  test.each([
    { name: 'x'.repeat(256), key: 'k'.repeat(256) },
    { name: `O'Brien "&" <Søn> 北京`, key: `'; DROP TABLE x --` },
  ])('a name and key of the allowed length and any script are kept as given', async (input) => {
    const answer = await create(ada, input);
    expect(answer.data.createOrganization.organization).toMatchObject(input);
  });

  test('spaces around are cut off, in the row and in the audit alike; without a time zone it is UTC', async () => {
    const answer = await create(ada, { name: '  Tiling ', key: ' t ' });
    expect(answer.data.createOrganization.organization).toMatchObject({ name: 'Tiling', key: 't', timezone: 'UTC' });
    const { changes } = await one<{ changes: unknown }>(
      set.gateway,
      `SELECT changes FROM fieldgate.audit_event WHERE request_id = 'create-0001'`,
    );
    expect(changes).toEqual([{ coordinate: 'Organization.name', before: null, after: 'Tiling' }]);
  });
});
