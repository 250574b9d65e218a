import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES } from '../../src/entities/catalogue.js';
import { ACCOUNT_IDS, RESELLER_IDS } from '../../src/seed/demo-ids.js';
import { TwoRoles, type Settings } from '../isolation/two-roles.js';

/** The doors in the walls for platform support, asked by the gateway's own role without any gateway before it. */

let world: TwoRoles;

beforeAll(async () => {
  world = await TwoRoles.open();
});
afterAll(() => world.close());

const { birch, cedar } = ACCOUNT_IDS;
const { northPier } = RESELLER_IDS;
const ALL = [...TABLES.reference, ...TABLES.tenant];

/** What is seen behind `app.support` alone: the table, and which of its rows. */
const AT: readonly (readonly [string, Settings, Readonly<Record<string, string>>])[] = [
  [
    'an account',
    { 'app.support': birch },
    {
      account: `id = '${birch}'`,
      app_user: `account_id = '${birch}'`,
      membership: `account_id = '${birch}'`,
      membership_organization: `account_id = '${birch}'`,
      organization: `account_id = '${birch}'`,
    },
  ],
  [
    'a reseller',
    { 'app.support': northPier },
    { app_user: `reseller_id = '${northPier}'`, membership: `reseller_id = '${northPier}'` },
  ],
  ['the directory', { 'app.support': '*' }, { account: 'TRUE', reseller: 'TRUE', app_user: 'place_id <> id' }],
  ['nothing', { 'app.support': '' }, {}],
  ['what is no place', { 'app.support': '01942000-0000-7000-8000-00000000beef' }, {}],
];

describe.each(AT)('behind the door to %s', (_where, settings, seen) => {
  test.each(ALL)('of %s no row is seen but those of names and roles there', async (table) => {
    const expected = seen[table] === undefined ? 0 : await world.count('owner', table, seen[table]);
    expect(await world.seen(settings, table)).toBe(expected);
  });

  test('nothing can be changed', async () => {
    for (const table of ['membership', 'person']) {
      expect(await world.outcome(settings, `UPDATE fieldgate.${table} SET updated_at = updated_at`)).toBe(0);
    }
    for (const table of ['organization', 'membership_organization']) {
      const copy = `INSERT INTO fieldgate.${table} SELECT * FROM fieldgate.${table}`;
      expect(await world.outcome(settings, copy)).toBe(
        seen[table] === undefined || table !== 'organization' ? 0 : '42501',
      );
    }
  });
});

describe('the record that support leaves', () => {
  const INSERT = `INSERT INTO fieldgate.audit_event (account_id, id, actor_id, action, result, changes, request_id, break_glass, at)
    VALUES ($1, gen_random_uuid(), gen_random_uuid(), $2, 'DONE', '[]', 'test', false, now())`;
  const record = (settings: Settings, accountId: string, action: string): Promise<number | string> =>
    world.outcome(settings, INSERT, accountId, action);

  test('is of what support does, in the account that it looks at', async () => {
    expect(await record({ 'app.support': birch }, birch, 'explainAccess')).toBe(1);
    expect(await record({ 'app.support': birch }, birch, 'approveRemediations')).toBe('42501');
    expect(await record({ 'app.support': birch }, cedar, 'explainAccess')).toBe('42501');
    expect(await record({ 'app.support': '*' }, birch, 'explainAccess')).toBe('42501');
    expect(await record({}, birch, 'explainAccess')).toBe('42501');
  });
});
