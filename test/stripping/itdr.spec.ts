import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruleStatusAt } from '../../src/auth/conditions/unwanted-access.js';
import { ACCOUNT_IDS, IDS } from '../../src/seed/demo-ids.js';
import { ada, finn, olga, oscar, priya, rita, sid, uma } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { accountGid, organizationGid } from './ids.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

const ask = (who: string, query: string, id: string, only?: readonly string[]) =>
  gateway.as(who, only === undefined ? {} : { only }).asks(query, { id });

describe('a rule for sign-ins', () => {
  interface Rule {
    readonly appliedTo: { readonly type: string; readonly name: string };
    readonly organization: { readonly name: string } | null;
    readonly identity: { readonly username: string } | null;
    readonly createdByName: string;
    readonly createdBy: { readonly name: string } | null;
    readonly status: string;
    readonly type: string;
    readonly logic: string;
    readonly startsAt: string | null;
    readonly expiresAt: string | null;
  }
  const RULES = `unwantedAccessRules(first: 100) { nodes { appliedTo { type name } organization { name } identity { username }
    createdByName createdBy { name } status type logic startsAt expiresAt } }`;
  const ofOrganization = `query ($id: ID!) { organization(id: $id) { ${RULES} } }`;
  const ofAccount = `query ($id: ID!) { account(id: $id) { ${RULES} } }`;
  const rulesOf = async (who: string, only?: readonly string[]): Promise<readonly Rule[]> =>
    (await ask(who, ofOrganization, organizationGid('roofing'), only)).data.organization.unwantedAccessRules.nodes;

  test('tells Ada what it holds for, by name and as an object, and who made it', async () => {
    const { data } = await ask(ada, ofAccount, accountGid('ableMoose'));
    const rules = data.account.unwantedAccessRules.nodes as readonly Rule[];
    const ofType = (type: string): readonly Rule[] => rules.filter(({ appliedTo }) => appliedTo.type === type);
    for (const { appliedTo, organization, identity } of ofType('ACCOUNT'))
      expect([appliedTo.name, organization, identity]).toEqual(['Able Moose MSP', null, null]);
    for (const { appliedTo, organization, identity } of ofType('ORGANIZATION'))
      expect([appliedTo.name, identity]).toEqual([organization?.name, null]);
    for (const { appliedTo, identity } of ofType('IDENTITY')) expect(appliedTo.name).toBe(identity?.username);
    expect(['ACCOUNT', 'ORGANIZATION', 'IDENTITY'].filter((type) => ofType(type).length === 0)).toEqual([]);
    for (const { createdByName, createdBy } of rules) expect(createdByName).toBe(createdBy?.name ?? 'Deleted');
    expect(new Set(rules.map(({ createdByName }) => createdByName))).toEqual(new Set(['Ada Archer', 'Deleted']));
  });

  test('tells Olga of Roofing who made it by name alone, and she sees none of the account', async () => {
    const rules = await rulesOf(olga);
    expect(rules.map(({ createdBy }) => createdBy)).toEqual(rules.map(() => null));
    expect(new Set(rules.map(({ createdByName }) => createdByName))).toEqual(new Set(['Ada Archer', 'Deleted']));
    expect(rules.map(({ organization }) => organization?.name)).toEqual(rules.map(() => 'Able Moose Roofing'));
  });

  test('names what it holds for to a token that may read rules alone, and shows nothing else of it', async () => {
    const rules = await rulesOf(ada, ['organization.view', 'unwantedAccessRule.view']);
    expect(rules.map(({ identity, createdBy }) => [identity, createdBy])).toEqual(rules.map(() => [null, null]));
    expect(rules.every(({ appliedTo }) => appliedTo.name.length > 0)).toBe(true);
  });

  test('is none of the business of Oscar, Uma, Finn and Rita, nor is what VPNs are known', async () => {
    for (const who of [oscar, uma, finn, rita]) {
      const query = `query ($id: ID!) { organization(id: $id) { ${RULES} } knownVpns { totalCount } }`;
      const { data } = await ask(who, query, organizationGid('roofing'));
      expect([data.organization?.unwantedAccessRules ?? null, data.knownVpns]).toEqual([null, null]);
    }
  });

  test('is in the state that its schedule puts it in now, or in none if it can have no schedule', async () => {
    const rules = await rulesOf(sid);
    const has = (time: string | null): boolean => time !== null && Date.parse(time) <= Date.now();
    const owed = rules.map(({ type, logic, startsAt, expiresAt }) => {
      if (type === 'UNAUTHORIZED' || logic !== 'STANDARD') return 'NOT_APPLICABLE';
      return has(expiresAt) ? 'EXPIRED' : startsAt === null || has(startsAt) ? 'ACTIVE' : 'SCHEDULED';
    });
    expect(rules.map(({ status }) => status)).toEqual(owed);
    expect(new Set(owed).size).toBeGreaterThan(2);
  });
});

describe('whether a rule holds', () => {
  const [start, end] = [new Date('2026-03-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')];
  const holiday = { type: 'EXPECTED', logic: 'STANDARD', startsAt: start, expiresAt: end };
  const before = (date: Date): Date => new Date(date.getTime() - 1);

  test('changes at its very start and its very end', () => {
    expect([before(start), start, before(end), end].map((now) => ruleStatusAt(now, holiday))).toEqual([
      'SCHEDULED',
      'ACTIVE',
      'ACTIVE',
      'EXPIRED',
    ]);
  });

  test('never changes without a schedule, and is no question where there can be none (H7)', () => {
    const always = { ...holiday, startsAt: null, expiresAt: null };
    expect(ruleStatusAt(start, always)).toBe('ACTIVE');
    expect(ruleStatusAt(start, { ...always, type: 'UNAUTHORIZED' })).toBe('NOT_APPLICABLE');
    expect(ruleStatusAt(start, { ...always, logic: 'CATCHALL_EXCEPTION' })).toBe('NOT_APPLICABLE');
  });
});

describe('identities and their tenants', () => {
  const page = `query ($id: ID!) { organization(id: $id) { billableIdentityCount identityProviderTenantId
    identities(first: 100) { totalCount nodes { username tenant { type providerTenantId } } }
    itdrTenants { nodes { providerTenantId assessmentReport identities { totalCount } } } } }`;
  const shownTo = async (who: string) => (await ask(who, page, organizationGid('roofing'))).data.organization;

  test('are both there for Ada, and count the same either way', async () => {
    const { identities, itdrTenants, billableIdentityCount, identityProviderTenantId } = await shownTo(ada);
    const beneath = itdrTenants.nodes.map(
      (tenant: { identities: { totalCount: number } }) => tenant.identities.totalCount,
    );
    expect(beneath.reduce((sum: number, count: number) => sum + count, 0)).toBe(identities.totalCount);
    expect(billableIdentityCount).toBeGreaterThan(0);
    expect(billableIdentityCount).toBeLessThan(identities.totalCount);
    expect(itdrTenants.nodes[0].providerTenantId).toBe(identityProviderTenantId);
  });

  test('are identities without tenants for Olga, who counts what Ada counts', async () => {
    const { identities, itdrTenants, billableIdentityCount, identityProviderTenantId } = await shownTo(olga);
    expect([itdrTenants, identityProviderTenantId]).toEqual([null, null]);
    expect(identities.nodes.map((identity: { tenant: unknown }) => identity.tenant)).toEqual(
      identities.nodes.map(() => null),
    );
    expect(billableIdentityCount).toBe((await shownTo(ada)).billableIdentityCount);
  });

  test('are tenants without identities for Priya, who counts none', async () => {
    const { identities, itdrTenants, billableIdentityCount } = await shownTo(priya);
    expect([identities, billableIdentityCount]).toEqual([null, null]);
    expect(itdrTenants.nodes.map((tenant: { identities: unknown }) => tenant.identities)).toEqual([null, null]);
  });
});

describe('what names somebody of an organization', () => {
  const refusedBy = (sql: string, ...values: unknown[]): Promise<string> =>
    gateway.owner.query(sql, values).then(
      () => 'nothing',
      (error: { constraint?: string }) => error.constraint ?? 'something else',
    );

  test('stands in that organization: a rule of Heating for an identity of Roofing is no rule', async () => {
    const move = `UPDATE fieldgate.unwanted_access_rule SET organization_id = $2 WHERE identity_id IS NOT NULL AND organization_id = $1`;
    expect(await refusedBy(move, IDS.roofing, IDS.heating)).toBe('rule_identity_fk');
  });

  test.each(['escalation_entity', 'platform_action_entity'])('stands in one of its own account: %s', async (table) => {
    const move = `UPDATE fieldgate.${table} SET organization_id = $2 WHERE account_id = $1`;
    expect(await refusedBy(move, ACCOUNT_IDS.ableMoose, IDS.alder)).toBe(`${table}_organization_fk`);
  });
});
