import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROW_CLASSES } from '../src/entities/catalogue.js';
import { openSchema } from '../src/schema.js';
import { startGateway, type TestGateway } from './gateway.js';
import { difference, SAME, sampled } from './isolation/compared.js';
import { granted, LISTS } from './isolation/lists.js';
import { wrongLists } from './isolation/wrong-lists.js';
import { EMAILS, ONE_OF_EACH, plantMemberships } from './isolation/people.js';
import { seenById, seenInLists } from './isolation/seen.js';
import { OF_NOBODY, readWorld, rowsOf, type World } from './isolation/world.js';
import { asker, holds, mayView, spotsOf } from './reference.js';

/**
 * Are the rows fenced? What everybody sees over HTTP is compared, both ways, with what a second and naive reading of the
 * requirement owes them: rows by id, rows of every list in their order, and what the lists count.
 */

let gateway: TestGateway;
let world: World;

beforeAll(async () => {
  gateway = await startGateway();
  await plantMemberships(gateway.owner);
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway.stop());

const types = ROW_CLASSES.map(({ name }) => name);

describe('nobody is left out of the comparison', () => {
  test('every class of rows has rows in the world', () => {
    expect(types.filter((type) => rowsOf(world, type).length === 0)).toEqual([]);
  });

  test('every list of the schema is compared', () => {
    const lists = Object.values(openSchema().getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => ({
          coordinate: `${type.name}.${field.name}`,
          yields: String(field.type),
        })),
      )
      .filter(({ yields }) => yields.endsWith('Connection'))
      .map(({ coordinate }) => coordinate);
    const byName = ['Query.accounts', 'Query.knownVpns', 'Viewer.memberships'];
    const ofRoles = ['AccountRoleChange.members', 'OrganizationRoleChange.members']; // policy-versions/people.spec.ts
    const compared = [...LISTS.map(({ coordinate }) => coordinate), ...byName, ...ofRoles];
    expect(compared.sort()).toEqual(lists.sort());
  });

  test('somebody sees, and somebody does not see, rows of every class', () => {
    const oneSided = types.filter((type) => {
      const some = sampled(rowsOf(world, type));
      return new Set(EMAILS.flatMap((email) => some.map((row) => mayView(world, asker(email), row)))).size < 2;
    });
    expect(oneSided).toEqual(OF_NOBODY);
  });
});

describe.each(EMAILS)('%s', (email) => {
  test('fetches by id the rows of the whole world that are theirs, and no other', async () => {
    const rows = types.flatMap((type) => sampled(rowsOf(world, type)));
    const theirs = rows.filter((row) => mayView(world, asker(email), row)).map(({ globalId }) => globalId);
    expect(difference(await seenById(gateway.as(email).asks, rows), theirs)).toEqual(SAME);
  });

  test('finds in every list the rows that are theirs, in order, and the list counts just these', async () => {
    const who = asker(email);
    const { asks } = gateway.as(email);
    expect(await wrongLists(asks, world, who, (row) => mayView(world, who, row), granted)).toEqual([]);
  });

  test('finds their accounts in the directory and every role of theirs at the viewer', async () => {
    const { data } = await gateway
      .as(email)
      .asks(
        '{ accounts(first: 100) { totalCount nodes { id } } viewer { memberships(first: 100) { totalCount nodes { role } } } }',
      );
    const accounts = rowsOf(world, 'Account').filter((row) => mayView(world, asker(email), row));
    const roles = rowsOf(world, 'Membership').filter(({ columns }) => columns['person_id'] === asker(email).personId);
    expect((data.accounts?.nodes ?? []).map(({ id }: { id: string }) => id)).toEqual(
      accounts.map(({ globalId }) => globalId),
    );
    expect(data.accounts?.totalCount ?? 0).toBe(accounts.length);
    expect(data.viewer.memberships.nodes).toHaveLength(roles.length);
    expect(data.viewer.memberships.totalCount).toBe(roles.length);
  });
});

test.each(EMAILS)('%s counts of the identities that are billed those that are theirs', async (email) => {
  const who = asker(email);
  const organizations = rowsOf(world, 'Organization').filter((row) => mayView(world, who, row));
  const query = 'query ($id: ID!) { node(id: $id) { ... on Organization { billableIdentityCount } } }';
  for (const { globalId, columns } of organizations.slice(0, 3)) {
    const billed = rowsOf(world, 'Identity').filter(
      (identity) => identity.columns['organization_id'] === columns['id'] && identity.columns['billable'],
    );
    const here = { accountId: columns['account_id'], organizationId: columns['id'] };
    const { data } = await gateway.as(email).asks(query, { id: globalId });
    const owed = holds(world, who, 'identity.view', here) ? billed.length : null;
    expect([billed.length > 0, data.node.billableIdentityCount]).toEqual([true, owed]);
  }
});

test.each(EMAILS)(
  '%s reads the known VPNs if some rule could be theirs to read, and nothing else of them',
  async (email) => {
    const everywhere = [...world.byType.values()].flat().flatMap((row) => spotsOf(world, row));
    const mayRead = everywhere.some((spot) => holds(world, asker(email), 'unwantedAccessRule.view', spot));
    const { data } = await gateway.as(email).asks('{ knownVpns(first: 100) { totalCount nodes { name slug } } }');
    const all = rowsOf(world, 'KnownVpn').map(({ columns: { name, slug } }) => ({ name, slug }));
    expect(data.knownVpns).toEqual(mayRead ? { totalCount: all.length, nodes: all } : null);
  },
);

const SHARED = { Escalation: 'escalation.view', PlatformAction: 'platformAction.view' } as const;

describe.each(Object.entries(SHARED))('%s', (shared, permission) => {
  test.each(ONE_OF_EACH)(
    'says what it says to %s if each organization concerned is theirs, not if only one is',
    async (email) => {
      const who = asker(email);
      const rows = rowsOf(world, shared).filter(({ columns }) => columns['organization_ids'].length !== 1);
      const query = `query ($id: ID!) { node(id: $id) { ... on ${shared} { type subject details } } }`;
      for (const row of rows) {
        const { data } = await gateway.as(email).asks(query, { id: row.globalId });
        const { type, subject, details } = row.columns;
        const isWholly = spotsOf(world, row).every((spot) => holds(world, who, permission, spot));
        const theirs = { type, subject: isWholly ? subject : null, details: isWholly ? details : null };
        expect(data.node).toEqual(mayView(world, who, row) ? theirs : null);
      }
    },
  );
});

describe('a token for few things', () => {
  const gates = [
    'agent.view',
    'incident.view',
    'organization.view',
    'account.view',
    'escalation.view',
    'audit.view',
    'signal.view',
    'investigation.view',
    'evidence.view',
    'externalPort.view',
    'identity.view',
  ];

  test.each(gates)('narrowed to %s fetches only the rows behind it', async (permission) => {
    for (const email of [
      'ada.admin@ablemoose.example',
      'olga.admin@roofing.example',
      'rita.reseller@northpier.example',
    ]) {
      const rows = types.flatMap((type) => sampled(rowsOf(world, type), 50));
      const theirs = rows
        .filter((row) => mayView(world, asker(email, [permission]), row))
        .map(({ globalId }) => globalId);
      const seen = await seenById(gateway.as(email, { only: [permission] }).asks, rows);
      expect(difference(seen, theirs)).toEqual(SAME);
    }
  });
});

test('who may read the audit and nothing else reads what was done, and not the values that changed (rulings 19)', async () => {
  const query = '{ accounts { nodes { auditEvents(first: 100) { nodes { action changes { coordinate } } } } } }';
  const coordinates = async (only?: readonly string[]): Promise<ReadonlySet<string>> => {
    const { data } = await gateway.as('ada.admin@ablemoose.example', only === undefined ? {} : { only }).asks(query);
    const events = data.accounts.nodes[0].auditEvents.nodes as { action: string; changes: { coordinate: string }[] }[];
    expect(events).toHaveLength(100);
    return new Set(events.flatMap(({ changes }) => changes.map(({ coordinate }) => coordinate)));
  };
  expect((await coordinates()).size).toBeGreaterThan(2);
  expect(await coordinates(['account.view', 'audit.view'])).toEqual(new Set());
  expect(await coordinates(['account.view', 'audit.view', 'agent.view'])).toEqual(new Set(['Agent.firewallStatus']));
});

test('pages of seven show the same lists as pages of a hundred', async () => {
  for (const email of ONE_OF_EACH.filter((person) => /^(uma|olga|dora|cleo|lena|rita)\./.test(person))) {
    const parents = rowsOf(world, 'Organization')
      .filter((row) => mayView(world, asker(email), row))
      .slice(0, 3);
    const lists = LISTS.filter(({ under }) => under === 'Organization');
    const { asks } = gateway.as(email);
    expect(await seenInLists(asks, lists, parents, 7)).toEqual(await seenInLists(asks, lists, parents, 100));
  }
});
