/** What makes whole answers differ from what the reference owes, or lets more through the wall than there is inside. */
const tests = ['test/oracles/documents.spec.ts'];

export const ORACLES = [
  {
    name: 'a role in some organizations is taken for one in all of them',
    edits: [
      {
        file: 'src/auth/decide.ts',
        find: "reach: assigned === 'ALL' ? scope : { ...scope, organizations: assigned }",
        replace: "reach: assigned === 'ALL' ? scope : { ...scope, organizations: 'ALL' }",
      },
    ],
    tests,
  },
  {
    name: 'one line of the policy is weakened: who works where behind organization.view',
    edits: [
      {
        file: 'src/auth/policy/organization.ts',
        find: "guard('roster.view', 'Organization', 'partnerAccessPattern'),",
        replace: "guard('organization.view', 'Organization', 'partnerAccessPattern'),",
      },
    ],
    tests,
  },
  {
    name: 'one row gate is another: binaries are fetched by who may see signals',
    edits: [
      {
        file: 'src/auth/policy/evidence.ts',
        find: "Binary: everywhere('evidence.view'),",
        replace: "Binary: everywhere('signal.view'),",
      },
    ],
    tests,
  },
  {
    name: 'what is not shown to anybody is read like everything else',
    edits: [
      {
        file: 'src/entities/extent.ts',
        find: 'if (within === null || shown === undefined) return within;',
        replace: 'if (within === null || shown === undefined || alwaysShown) return within;',
      },
      {
        file: 'src/entities/extent.ts',
        find: 'const LISTED: Written',
        replace: 'const alwaysShown = true as boolean;\nconst LISTED: Written',
      },
    ],
    tests,
  },
  {
    name: 'a list shows what hangs under other parents: the autoruns of an endpoint',
    edits: [
      {
        file: 'src/entities/evidence/autorun.ts',
        find: "Agent: by('agent_id') }",
        replace: 'Agent: whole() }',
      },
      { file: 'src/entities/evidence/autorun.ts', find: 'import { by, ', replace: 'import { by, whole, ' },
    ],
    tests,
  },
  {
    name: 'the wall of one table stands around the account: endpoints',
    edits: [
      {
        file: 'src/entities/migrations/1763700000002-tenants.ts',
        find: '  agent: WALL.organization,',
        replace: '  agent: WALL.anywhereInAccount,',
      },
    ],
    tests,
  },
  {
    name: 'what an act changed is shown to whoever reads of the act',
    edits: [
      {
        file: 'src/resolvers/audit.ts',
        find: 'gate.mayRead(coordinate, event)',
        replace: "(gate.mayRead(coordinate, event) || coordinate !== '')",
      },
    ],
    tests,
  },
  {
    name: 'the permissions on an object are those that are held anywhere',
    edits: [
      {
        file: 'src/context/request-gate.ts',
        find: 'PERMISSIONS.filter((permission) => decide(this.viewer, permission, placed[PLACE]).allowed)',
        replace: 'PERMISSIONS.filter((permission) => decide(this.viewer, permission, void placed).allowed)',
      },
    ],
    tests,
  },
  {
    name: 'a page always says that nothing precedes it',
    edits: [
      {
        file: 'src/context/page.ts',
        find: "hasPreviousPage: direction === 'backward' ? more : after !== null,",
        replace: "hasPreviousPage: direction === 'backward' ? false : after !== null,",
      },
    ],
    tests,
  },
  {
    name: 'the subscriptions of an account stay in the sight of the reseller it has left',
    edits: [
      {
        file: 'src/entities/billing.ts',
        find: "Reseller: whole('t.account_id IN (SELECT a.id FROM fieldgate.account a WHERE a.reseller_id = $1)'),",
        replace: 'Reseller: whole(),',
      },
    ],
    tests,
  },
];
