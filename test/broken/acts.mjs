/** What breaks the acts. */
const performing = (find, replace) => ({ file: 'src/context/perform.ts', find, replace });
const acting = (find, replace) => ({ file: 'src/context/acting.ts', find, replace });

export const ACTS = [
  {
    name: 'an id is looked up before it is asked whether the act is granted anywhere',
    edits: [
      {
        file: 'src/auth/judging.ts',
        find: '      return (viewer) => decide(viewer, judging.guard);',
        replace:
          "      return (viewer) => (judging.coordinate.startsWith('Mutation.') ? YES : decide(viewer, judging.guard));",
      },
    ],
    tests: ['test/audit/acts.spec.ts', 'test/acts/approve-remediations.spec.ts'],
  },
  {
    name: 'what cannot be seen is FORBIDDEN, not NOT_FOUND',
    edits: [
      acting(
        '    if (rows.length !== wanted.length) throw notFound();',
        '    if (rows.length !== wanted.length) throw forbidden(`Mutation.${this.mutation}`, this.#permission, "OUT_OF_REACH");',
      ),
    ],
    tests: ['test/acts/approve-remediations.spec.ts', 'test/acts/resolve-incident-reports.spec.ts'],
  },
  {
    name: 'what is seen may be acted upon without being in reach of the act',
    edits: [acting('    for (const row of rows) this.require(row);\n', '')],
    tests: ['test/audit/acts.spec.ts', 'test/acts/approve-remediations.spec.ts'],
  },
  {
    name: 'rights are not looked at again before COMMIT',
    edits: [
      acting(
        '    for (const place of this.#judged) {',
        '    for (const place of this.#judged.slice(this.#judged.length)) {',
      ),
    ],
    tests: ['test/acts/revocation.spec.ts'],
  },
  {
    name: 'an act that failed leaves what it wrote',
    edits: [performing('    release(client, acting.rollback());', '    release(client, acting.commit());')],
    tests: [
      'test/acts/resolve-incident-reports.spec.ts',
      'test/acts/create-organization.spec.ts',
      'test/acts/approve-remediations.spec.ts',
    ],
  },
  {
    name: 'the rows of an act are not locked',
    edits: [
      acting("await this.#found(rowClass, globalIds, 'for update')", "await this.#found(rowClass, globalIds, 'none')"),
    ],
    tests: ['test/acts/concurrency.spec.ts'],
  },
  {
    name: 'the version that was seen does not matter',
    edits: [
      {
        file: 'src/auth/conditions.ts',
        find: 'expected == null || expected === actual',
        replace: 'expected == null || expected === actual || true',
      },
    ],
    tests: ['test/acts/approve-remediations.spec.ts', 'test/acts/reject-remediations.spec.ts'],
  },
  {
    name: 'an act is not audited',
    edits: [
      {
        file: 'src/acts/approve-remediations.ts',
        find: '  await acting.audit(',
        replace: '  if (acting.personId === null) await acting.audit(',
      },
    ],
    tests: ['test/acts/approve-remediations.spec.ts'],
  },
  {
    name: 'the audit repeats values that its reader may not read',
    edits: [
      {
        file: 'src/context/request-gate.ts',
        find: 'return decide(this.viewer, permission, placed[PLACE]).allowed;',
        replace: "return guard === 'public' || decide(this.viewer, guard, placed[PLACE]).allowed || true;",
      },
    ],
    tests: ['test/isolation.spec.ts'],
  },
];
