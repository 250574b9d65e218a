import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, lee, nora } from './cast.js';
import { ask, startGateway, type TestGateway } from './gateway.js';
import { readDifference, readJune2022, readRequirement } from './permissions/requirement.js';

// What the versions of the policy say, compared with the requirement; it shares no code with src/auth.
// Whose rights would change: policy-versions/people.spec.ts.

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

const yes = (cells: Readonly<Record<string, boolean>>): string[] => Object.keys(cells).filter((code) => cells[code]);

/** Lee belongs nowhere: what he reads, any signed-in person reads. */
async function reads<Found>(field: string, variables: Record<string, unknown>): Promise<Found> {
  const names = Object.keys(variables);
  const { data, errors, access } = await gateway
    .as(lee)
    .asks(`query (${names.map((name) => `$${name}: String!`).join(', ')}) { ${field} }`, variables);
  expect([errors, access.stripped]).toEqual([[], []]);
  return Object.values(data as Record<string, Found>)[0] as Found;
}

interface Matrix {
  readonly version: string;
  readonly roles: readonly { readonly column: string; readonly known: boolean }[];
  readonly permissions: readonly { readonly name: string; readonly comparable: boolean; readonly grants: string[] }[];
}

const matrix = (version: string): Promise<Matrix> =>
  reads(
    'permissionMatrix(version: $version) { version roles { column known } permissions { name comparable grants } }',
    { version },
  );

interface Change {
  readonly cells: readonly { readonly permission: string; readonly role: string; readonly comparable: boolean }[];
  readonly rolesAdded: readonly string[];
  readonly rolesRemoved: readonly string[];
  readonly permissions: readonly { readonly name: string; readonly exampleCoordinates: readonly string[] }[];
  readonly accountRoles: readonly RoleChange[];
  readonly organizationRoles: readonly RoleChange[];
}

interface RoleChange {
  readonly role: string;
  readonly gains: readonly string[];
  readonly loses: readonly string[];
}

const change = (from: string, to: string): Promise<Change> =>
  reads(
    `policyDifference(from: $from, to: $to) { cells { permission role before after comparable } rolesAdded rolesRemoved
       permissions { name exampleCoordinates } accountRoles { role gains loses } organizationRoles { role gains loses } }`,
    { from, to },
  );

const LACKING = ['SE', 'PRV', 'OSE', 'RSH', 'RSP', 'SUP'];
const ORGANIZATIONS = ['organization.create', 'organization.update', 'organization.delete', 'organization.rename'];

describe('whoever reads a version of the matrix', () => {
  test('finds the current one as required, cell by cell, and all of it comparable', async () => {
    const { roles, permissions } = await matrix('current');
    expect(permissions).toEqual(
      readRequirement().map(({ permission, cells }) => ({ name: permission, comparable: true, grants: yes(cells) })),
    );
    expect(roles.every(({ known }) => known)).toBe(true);
  });

  test('finds that of June 2022 as required, cell by cell, with what it did not know marked', async () => {
    const { permissions } = await matrix('2022-06');
    expect(permissions).toEqual(
      readJune2022().map(({ permission, known, cells }) => ({
        name: permission,
        comparable: known,
        grants: yes(cells),
      })),
    );
  });

  test('finds the roles that June 2022 lacks among the columns, without any access', async () => {
    const { roles, permissions } = await matrix('2022-06');
    expect(roles.filter(({ known }) => !known).map(({ column }) => column)).toEqual(LACKING);
    expect(permissions.filter(({ grants }) => grants.some((column) => LACKING.includes(column)))).toEqual([]);
  });

  test('finds user-without-organizations to be current without four cells of the account User', async () => {
    const expected = readRequirement().map(({ permission, cells }) => ({
      name: permission,
      comparable: true,
      grants: yes(cells).filter((column) => column !== 'USR' || !ORGANIZATIONS.includes(permission)),
    }));
    expect((await matrix('user-without-organizations')).permissions).toEqual(expected);
  });

  test('gets the current one if they name none, with each column in words', async () => {
    const { data } = await gateway
      .as(lee)
      .asks('{ permissionMatrix { version roles { column name layer role } permissions { name group meaning } } }');
    expect(data.permissionMatrix.version).toBe('current');
    expect(data.permissionMatrix.roles).toHaveLength(14);
    expect(data.permissionMatrix.roles[8]).toEqual({
      column: 'OSE',
      name: 'Organization Security Engineer',
      layer: 'ORGANIZATION',
      role: 'SECURITY_ENGINEER',
    });
    expect(data.permissionMatrix.permissions).toEqual(
      readRequirement().map(({ permission: name, group, meaning }) => ({ name, group, meaning })),
    );
  });
});

describe('whoever compares June 2022 with today', () => {
  test('finds the cells that the requirement lists, in its order, and no other', async () => {
    expect((await change('2022-06', 'current')).cells).toEqual(readDifference());
  });

  test('finds five of them comparable: two that the installer lost, two of the account key, one name', async () => {
    const { cells } = await change('2022-06', 'current');
    expect(cells.filter(({ comparable }) => comparable).map(({ permission, role }) => `${permission} ${role}`)).toEqual(
      [
        'organization.rename OADM',
        'installer.download USR',
        'accountKey.view USR',
        'accountKey.view RO',
        'defender.update.single USR',
      ],
    );
  });

  test('is told which roles came, and that each of their holders would gain whatever the role may now', async () => {
    const { rolesAdded, rolesRemoved, accountRoles, organizationRoles } = await change('2022-06', 'current');
    expect([rolesAdded, rolesRemoved]).toEqual([LACKING, []]);
    for (const role of ['SE', 'PRV', 'OSE']) {
      const now = readRequirement().filter(({ cells }) => cells[role]);
      expect([...accountRoles, ...organizationRoles].find((found) => found.role === role)).toEqual({
        role,
        gains: now.map(({ permission }) => permission),
        loses: [],
      });
    }
  });

  test('finds nobody else of whom the cells do not say the same', async () => {
    const { accountRoles, organizationRoles } = await change('2022-06', 'current');
    const known = [...accountRoles, ...organizationRoles].filter(({ role }) => !LACKING.includes(role));
    const said = (role: string, now: boolean): string[] =>
      readDifference()
        .filter((cell) => cell.role === role && cell.after === now)
        .map(({ permission }) => permission);
    expect(known).toEqual(
      ['USR', 'FIN', 'RO', 'OADM', 'OUSR', 'ORO'].map((role) => ({
        role,
        gains: said(role, true),
        loses: said(role, false),
      })),
    );
  });

  test('finds the way back to be the same, turned round', async () => {
    const back = await change('current', '2022-06');
    expect(back.cells).toEqual(
      readDifference().map(({ before, after, ...cell }) => ({ ...cell, before: after, after: before })),
    );
    expect([back.rolesAdded, back.rolesRemoved]).toEqual([[], LACKING]);
  });

  test('finds nothing between a version and itself', async () => {
    expect(await change('current', 'current')).toEqual({
      cells: [],
      rolesAdded: [],
      rolesRemoved: [],
      permissions: [],
      accountRoles: [],
      organizationRoles: [],
    });
  });
});

describe('whoever asks what it means if account Users no longer manage organizations', () => {
  test('finds four cells of one role, all of them certain', async () => {
    const { cells, accountRoles, organizationRoles } = await change('current', 'user-without-organizations');
    expect(cells).toEqual(
      ORGANIZATIONS.map((permission) => ({ permission, role: 'USR', before: true, after: false, comparable: true })),
    );
    expect(accountRoles).toEqual([{ role: 'USR', gains: [], loses: ORGANIZATIONS }]);
    expect(organizationRoles).toEqual([]);
  });

  test('is shown what each permission guards, if it guards anything', async () => {
    const { permissions } = await change('current', 'user-without-organizations');
    expect(permissions.map(({ name }) => name)).toEqual(ORGANIZATIONS);
    expect(permissions[0]?.exampleCoordinates).toEqual(['Mutation.createOrganization']);
  });

  test('is shown at most five fields, and never the parts of a list', async () => {
    const { permissions } = await change('2022-06', 'current');
    const shown = permissions.find(({ name }) => name === 'incident.view');
    expect(shown?.exampleCoordinates).toHaveLength(5);
    expect(permissions.flatMap((one) => one.exampleCoordinates).filter((at) => /Connection\.|Edge\./.test(at))).toEqual(
      [],
    );
  });
});

describe('somebody who asks for what is not there', () => {
  test.each([
    ['version', '{ permissionMatrix(version: "2023-01") { version } }'],
    ['from', '{ policyDifference(from: "", to: "current") { from } }'],
    ['to', '{ policyDifference(from: "current", to: "Current") { to } }'],
  ])('is told which argument names no version, and which versions there are: %s', async (argument, query) => {
    const { errors, data } = await gateway.as(ada).asks(query);
    expect(data?.[Object.keys(data)[0] ?? ''] ?? null).toBeNull();
    expect(errors.map(({ message, extensions }) => [message, extensions['code'], extensions['argument']])).toEqual([
      [
        `${argument}: is no version of the policy. There are 2022-06, current, user-without-organizations.`,
        'BAD_USER_INPUT',
        argument,
      ],
    ]);
  });

  test('may leave out a variable that has a default, however often they ask', async () => {
    const query = 'query ($version: String! = "2022-06") { permissionMatrix(version: $version) { version } }';
    for (let n = 1; n <= 3; n += 1) {
      // compiled from the second time on
      expect((await gateway.as(ada).asks(query)).data).toEqual({ permissionMatrix: { version: '2022-06' } });
    }
    const { data } = await gateway.as(ada).asks(query, { version: 'current' });
    expect(data.permissionMatrix.version).toBe('current');
  });

  test('is answered under the current version whatever they compare', async () => {
    const { access } = await gateway.as(nora).asks('{ policyDifference(from: "2022-06", to: "current") { from } }');
    expect(access.policy).toBe('current');
  });

  test('without a credential reads no version at all', async () => {
    expect((await ask(gateway.url, { query: '{ permissionMatrix { version } }' })).status).toBe(401);
  });
});
