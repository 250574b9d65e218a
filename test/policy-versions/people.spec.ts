import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_IDS, IDS, type AccountKey } from '../../src/seed/demo-ids.js';
import { ada, finn, hank, lee, nora, olga, pat, priya, rita, uma } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { observeAlike } from '../isolation/observed.js';
import { EMAILS, plantMemberships } from '../isolation/people.js';
import { readWorld, rowsOf, type World } from '../isolation/world.js';
import { asker, holds } from '../reference.js';
import { accountGid, organizationGid, rowGid } from '../stripping/ids.js';

// Whose rights a version of the policy would change: the holders of each role, as far as one may see who holds it.

let gateway: TestGateway;
let world: World;

beforeAll(async () => {
  gateway = await startGateway();
  await plantMemberships(gateway.owner);
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway?.stop());

const HOLDERS = `query ($from: String!, $to: String!, $accountId: ID) { policyDifference(from: $from, to: $to, accountId: $accountId) {
  accountRoles { role loses members(first: 100) { totalCount nodes { id role user { name } } } }
  organizationRoles { role members(first: 100) { totalCount nodes { id role organization { id name } user { name } } } } } }`;

const JUNE = { from: 'current', to: '2022-06' };
const WITHOUT = { from: 'current', to: 'user-without-organizations' };

const asked = (who: string, versions: object, accountId: string | null, only?: readonly string[]): Promise<Answer> =>
  gateway.as(who, only === undefined ? {} : { only }).asks(HOLDERS, { ...versions, accountId });

interface Members {
  readonly role: string;
  readonly members: { totalCount: number; nodes: { id: string; user: { name: string } | null }[] } | null;
}

const found = ({ data }: Answer): readonly Members[] => [
  ...data.policyDifference.accountRoles,
  ...data.policyDifference.organizationRoles,
];

const namesAs = (role: string, answer: Answer): readonly (string | undefined)[] | undefined =>
  found(answer)
    .find((change) => change.role === role)
    ?.members?.nodes.map(({ user }) => user?.name);

describe('the people of Able Moose', () => {
  const moose = accountGid('ableMoose');

  test('who would lose organizations are Uma and Ulf, as Ada is told', async () => {
    const answer = await asked(ada, WITHOUT, moose);
    expect(answer.errors).toEqual([]);
    expect(answer.data.policyDifference.accountRoles).toHaveLength(1);
    expect(answer.data.policyDifference.accountRoles[0].loses).toEqual([
      'organization.create',
      'organization.update',
      'organization.delete',
      'organization.rename',
    ]);
    expect(namesAs('USR', answer)).toEqual(['Uma Underhill', 'Ulf Ulrich']);
    expect(answer.data.policyDifference.organizationRoles).toEqual([]);
  });

  test('who would lose everything in a version without their role are all five Security Engineers', async () => {
    const answer = await asked(ada, JUNE, moose);
    expect(found(answer).find(({ role }) => role === 'SE')?.members?.totalCount).toBe(5);
    expect(namesAs('OSE', answer)).toEqual(['Oscar Ott']);
  });

  test('are shown to Priya in organizations only, because she sees no members of the account', async () => {
    const answer = await asked(priya, JUNE, moose);
    expect(namesAs('SE', answer)).toBeUndefined();
    expect(namesAs('OSE', answer)).toEqual(['Oscar Ott']);
    expect(answer.stripped).toEqual(['AccountRoleChange.members needs accountUser.view']);
  });

  test('are shown to Uma at the account and in her three organizations', async () => {
    const answer = await asked(uma, JUNE, moose);
    const organizations = answer.data.policyDifference.organizationRoles.flatMap(
      ({ members }: { members: { nodes: { organization: { name: string } }[] } }) =>
        members.nodes.map(({ organization }) => organization.name),
    );
    expect(new Set(organizations)).toEqual(new Set(['Able Moose Roofing', 'Able Moose Plumbing', 'Able Moose Glass']));
    expect(namesAs('SE', answer)).toHaveLength(5);
  });

  test('are shown to Olga in her own organization, and not to Finn at all', async () => {
    const hers = await asked(olga, JUNE, moose);
    expect(found(hers).flatMap(({ members }) => members?.nodes ?? [])).toEqual(
      found(hers).flatMap(({ members }) =>
        (members?.nodes ?? []).map((node) => ({
          ...node,
          organization: { id: organizationGid('roofing'), name: 'Able Moose Roofing' },
        })),
      ),
    );
    expect(namesAs('OSE', hers)).toEqual(['Oscar Ott']);
    expect(namesAs('SE', hers)).toBeUndefined();
    expect(hers.stripped).toEqual(['AccountRoleChange.members needs accountUser.view']);
    const his = await asked(finn, JUNE, moose);
    expect(found(his).filter(({ members }) => members !== null)).toEqual([]);
  });

  test("are shown to a token of Ada's for the account's members alone without those of organizations", async () => {
    const answer = await asked(ada, JUNE, moose, ['accountUser.view']);
    expect(namesAs('SE', answer)).toHaveLength(5);
    expect(namesAs('OSE', answer)).toBeUndefined();
    expect(answer.access.stripped).toContainEqual(
      expect.objectContaining({ coordinate: 'OrganizationRoleChange.members', reason: 'TOKEN_NARROWED' }),
    );
  });
});

describe.each(EMAILS)('%s', (email) => {
  test('finds behind each role those holders whom a second reading of the requirement shows them', async () => {
    for (const account of Object.keys(ACCOUNT_IDS) as AccountKey[]) {
      const answer = await asked(email, JUNE, accountGid(account));
      expect(answer.errors).toEqual([]);
      for (const { role, members } of found(answer)) {
        const owed = holdersOwed(email, ACCOUNT_IDS[account], role);
        expect(members?.nodes.map(({ id }) => id) ?? [], `${role} in ${account}`).toEqual(owed);
        expect(members?.totalCount ?? 0).toBe(owed.length);
      }
    }
  });
});

// prettier-ignore
const NAMED: Readonly<Record<string, readonly [layer: string, role: string]>> = {
  SE: ['ACCOUNT', 'SECURITY_ENGINEER'], PRV: ['ACCOUNT', 'PROVISIONER'], USR: ['ACCOUNT', 'USER'],
  FIN: ['ACCOUNT', 'FINANCE'], RO: ['ACCOUNT', 'READ_ONLY'], OADM: ['ORGANIZATION', 'ADMIN'],
  OSE: ['ORGANIZATION', 'SECURITY_ENGINEER'], OUSR: ['ORGANIZATION', 'USER'], ORO: ['ORGANIZATION', 'READ_ONLY'],
};

function holdersOwed(email: string, accountId: string, column: string): readonly string[] {
  const [layer, role] = NAMED[column] ?? [];
  return rowsOf(world, 'Membership')
    .filter(({ columns }) => columns['account_id'] === accountId)
    .filter(({ columns }) => columns['layer'] === layer && columns['role'] === role)
    .filter(({ columns }) => {
      const organizationId = columns['organization_id'] as string | null;
      const permission = organizationId === null ? 'accountUser.view' : 'orgUser.view';
      return holds(world, asker(email), permission, { accountId, organizationId });
    })
    .map(({ globalId }) => globalId);
}

describe('an account that is none of theirs', () => {
  const NEVER = '01890000-0000-7000-8000-000000000000';
  const others: readonly (readonly [string, string])[] = [
    ['Nora', nora],
    ['Rita', rita],
    ['Hank', hank],
    ['Pat', pat],
    ['Lee', lee],
  ];

  test.each(others)('is answered to %s like one that was never issued, malformed or left out', async (_name, email) => {
    const ids = [
      accountGid('ableMoose'),
      `AC_${Buffer.from((NEVER + NEVER).replaceAll('-', ''), 'hex').toString('base64url')}`,
      organizationGid('roofing'),
      rowGid('AC', 'ableMoose', ACCOUNT_IDS.birch),
      rowGid('AC', 'ableMoose', IDS.roofing),
      'no id',
      '',
      null,
    ];
    const answer = await observeAlike(
      gateway,
      email,
      HOLDERS,
      ids.map((accountId) => ({ ...JUNE, accountId })),
    );
    expect(answer.body).not.toContain('"nodes"');
    expect(answer.body).toContain('"role":"SE"');
    expect(answer.statements.filter((text) => text.includes('fieldgate.app_user'))).toEqual([]);
  });
});

describe('a list of holders', () => {
  interface Paged {
    readonly role: string;
    readonly members: { nodes: { id: string }[]; pageInfo: { endCursor: string } } | null;
  }
  const engineers = ({ data }: Answer): Paged['members'] | undefined =>
    data.policyDifference.accountRoles.find(({ role }: Paged) => role === 'SE').members;

  const PAGE = `query ($accountId: ID!, $after: String) { policyDifference(from: "2022-06", to: "current", accountId: $accountId) {
    accountRoles { role members(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } } }`;

  test('is paged, and its cursor leads on in no other list', async () => {
    const page = async (who: string, account: AccountKey, after: string | null = null): Promise<Answer> =>
      gateway.as(who).asks(PAGE, { accountId: accountGid(account), after });
    const first = engineers(await page(ada, 'ableMoose'));
    const next = await page(ada, 'ableMoose', first?.pageInfo.endCursor);
    expect([...(first?.nodes ?? []), ...(engineers(next)?.nodes ?? [])]).toHaveLength(4);
    expect(engineers(next)?.nodes).not.toEqual(first?.nodes);
    const others = next.errors.map(({ path, extensions }) => [path?.at(-1), extensions['code']]);
    expect(others).toEqual(Array.from({ length: 4 }, () => ['members', 'BAD_USER_INPUT'])); // PRV USR FIN RO
    const elsewhere = await page(rita, 'birch', first?.pageInfo.endCursor);
    expect(elsewhere.data.policyDifference.accountRoles.every(({ members }: Paged) => members === null)).toBe(true);
  });

  test('is made of the memberships of its own layer; of no other is it even reckoned which role it is', async () => {
    gateway.statements.length = 0;
    await asked(ada, JUNE, accountGid('ableMoose'));
    const lists = gateway.statements.filter(({ text }) => text.includes('sha256')).map(({ text }) => text);
    expect(lists.length).toBeGreaterThan(0);
    for (const text of lists) expect(text).toMatch(/t\.layer = '(ACCOUNT|ORGANIZATION)' AND left\(encode\(sha256/);
  });

  test('costs what it may hold, once for each role that may stand above it', async () => {
    const wide = `{ policyDifference(from: "2022-06", to: "current", accountId: "x") {
      accountRoles { members(first: 100) { nodes { user { name } organizations(first: 10) { nodes { name } } } } } } }`;
    const { errors, status } = await gateway.as(ada).asks(wide);
    expect([status, errors[0]?.extensions['code']]).toEqual([400, 'QUERY_TOO_COMPLEX']);
    expect(errors[0]?.extensions['asked']).toBe(7 + 1 + 7 * (1 + 100 * (1 + 1 + 1 + 10)));
  });
});
