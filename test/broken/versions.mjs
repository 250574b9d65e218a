/** What breaks the versions of the policy, and whose rights they would change. */
export const VERSIONS = [
  {
    name: 'version 2022-06 grants an Admin nothing that its text does not name',
    edits: [
      {
        file: 'src/auth/versions.ts',
        find: "said(role, permission) === 'YES' : role === 'account/admin' && grants(role, permission)",
        replace: "said(role, permission) === 'YES' : false",
      },
    ],
    tests: ['test/policy-versions.spec.ts'],
  },
  {
    name: 'a version with a role that the other lacks changes its cells, not the roles',
    edits: [
      {
        file: 'src/auth/difference.ts',
        find: 'ROLES.filter((role) => has(from, role) && has(to, role))',
        replace: 'ROLES.filter((role) => has(from, role) || has(to, role))',
      },
    ],
    tests: ['test/policy-versions.spec.ts'],
  },
  {
    name: 'who holds a role in an organization is shown to whoever sees the members of the account',
    edits: [
      {
        file: 'src/auth/policy/versions.ts',
        find: "guard('orgUser.view', 'OrganizationRoleChange', 'members')",
        replace: "guard('accountUser.view', 'OrganizationRoleChange', 'members')",
      },
    ],
    tests: ['test/policy-versions/people.spec.ts'],
  },
  {
    name: 'a foreign account has a place to ask about',
    edits: [
      {
        file: 'src/context/request-gate.ts',
        find: "return decideInScope(this.viewer, place, 'overlaps').allowed ? place : undefined;",
        replace: 'return (void decideInScope, place);',
      },
    ],
    tests: ['test/policy-versions/people.spec.ts'],
  },
  {
    name: 'the holders of a role are listed under one name in all accounts',
    edits: [
      {
        file: 'src/entities/held-role.ts',
        find: '.update(`${accountId}/${layer}/${role}`)',
        replace: '.update((void accountId, `${layer}/${role}`))',
      },
      {
        file: 'src/entities/held-role.ts',
        find: "sha256((t.account_id || '/' || t.layer",
        replace: 'sha256((t.layer',
      },
    ],
    tests: ['test/policy-versions/people.spec.ts'],
  },
  {
    name: 'a list of values costs as if it had one',
    edits: [
      {
        file: 'src/limits/measure.ts',
        find: "return typeof atMost === 'number' ? atMost : 1;",
        replace: 'return (void atMost, 1);',
      },
    ],
    tests: ['test/policy-versions/people.spec.ts'],
  },
];
