/** What breaks the row fence, the pages and the ids. */
const extent = (find, replace) => ({ file: 'src/entities/extent.ts', find, replace });
const repository = (find, replace) => ({ file: 'src/entities/scoped-repository.ts', find, replace });
const statements = (find, replace) => ({ file: 'src/entities/list-statements.ts', find, replace });

export const ROWS = [
  {
    name: 'the account predicate is dropped',
    edits: [
      extent(
        'return `t.account_id = ${parameters.add(extent.accountId)}`;',
        'return `${parameters.add(extent.accountId)}::uuid IS NOT NULL`;',
      ),
    ],
    tests: ['test/statements.spec.ts', 'test/fences.spec.ts'],
  },
  {
    name: 'the organization predicate is dropped',
    edits: [
      extent(
        '  return `${column} = ANY (${parameters.add([...reach.organizations])}::uuid[])`;',
        "  return void [column, parameters] ?? 'TRUE';",
      ),
    ],
    tests: ['test/fences.spec.ts'],
  },
  {
    name: 'rows of several organizations are shown whichever these are',
    edits: [extent('const some = `${alias}.organization_ids && ${listed}`;', "const some = 'TRUE' || listed;")],
    tests: ['test/fences.spec.ts'],
  },
  {
    name: 'an investigation is shown while it is open',
    edits: [
      {
        file: 'src/entities/evidence/investigation.ts',
        find: "`${row}.status <> 'OPEN' AND ${row}.opened_at",
        replace: '`${row}.opened_at',
      },
    ],
    tests: ['test/stripping/evidence.spec.ts'],
  },
  {
    name: 'investigations are shown for ever',
    edits: [
      {
        file: 'src/entities/evidence/investigation.ts',
        find: 'const SHOWN_HOURS = 90 * 24;',
        replace: 'const SHOWN_HOURS = 9000 * 24;',
      },
    ],
    tests: ['test/stripping/evidence.spec.ts'],
  },
  {
    name: 'rows at the account itself are shown to whoever reaches an organization',
    edits: [
      extent(
        '  return inReach === null ? `${alias}.organization_id IS NULL`',
        "  return !reach.account ? 'TRUE' : inReach === null ? `${alias}.organization_id IS NULL`",
      ),
      extent('  if (!reach.account) return inReach;\n', ''),
    ],
    tests: ['test/fences.spec.ts'],
  },
  {
    name: 'a list is reached by another permission than its own',
    edits: [
      {
        file: 'src/context/extents.ts',
        find: 'services.judge.reachIn(viewer, guard, place.accountId)',
        replace:
          "services.judge.reachIn(viewer, guard === 'escalation.view' ? 'organization.view' : guard, place.accountId)",
      },
    ],
    tests: ['test/fences.spec.ts'],
  },
  {
    name: 'what stands nowhere is shown to everybody',
    edits: [
      {
        file: 'src/context/extents.ts',
        find: "decide(viewer, guard).allowed ? { kind: 'EVERYBODY' } : null",
        replace: "{ kind: 'EVERYBODY' }",
      },
    ],
    tests: ['test/fences.spec.ts'],
  },
  {
    name: 'a count of its own counts all that is listed',
    edits: [
      {
        file: 'src/context/scoped-rows.ts',
        find: 'name in storageOf(rowClass).under ? name : under.typeName',
        replace: 'under.typeName',
      },
    ],
    tests: ['test/stripping/itdr.spec.ts'],
  },
  {
    name: 'what is inherited is shown wherever its permission holds somewhere in the account',
    edits: [
      {
        file: 'src/context/defender-inheritance.ts',
        find: "return organizations === 'ALL' || organizations.has(organizationId) ? extent : null;",
        replace: 'return void [organizations, organizationId] ?? extent;',
      },
    ],
    tests: ['test/defender/inheritance.spec.ts'],
  },
  {
    name: 'a row is fetched by its id without its gate',
    edits: [
      {
        file: 'src/context/extents.ts',
        find: 'account: rowGate.account !== null && services.judge.reachIn(viewer, rowGate.account, scopeId).account,',
        replace:
          "account: rowGate.account !== null && services.judge.reachIn(viewer, 'account.view', scopeId).account,",
      },
    ],
    tests: ['test/isolation.spec.ts'],
  },
  {
    name: 'lists and their totals go beyond the reach',
    edits: [statements('conjunction(scope, hung, reach, met)', 'conjunction(scope, hung, met)')],
    tests: ['test/fences.spec.ts'],
  },
  {
    name: 'a row is under an organization as often as it names it',
    edits: [statements(' WHERE array_position(${array}, id) = place', '')],
    tests: ['test/several-organizations.spec.ts'],
  },
  {
    name: 'a page is one row short of knowing whether more follows',
    edits: [statements('parameters.add(window.size + 1)', 'parameters.add(window.size)')],
    tests: ['test/pages.spec.ts'],
  },
  {
    name: 'a page read from the end comes the wrong way round',
    edits: [
      repository("direction === 'forward' ? rows : rows.reverse()", "direction === 'forward' ? rows : [...rows]"),
    ],
    tests: ['test/pages.spec.ts'],
  },
  {
    name: 'the signature of a cursor is not checked',
    edits: [
      {
        file: 'src/entities/cursor.ts',
        find: '    if (!timingSafeEqual(bytes.subarray(-SIGNATURE_BYTES), this.#sign(list, position))) return null;\n',
        replace: '    void timingSafeEqual;\n',
      },
    ],
    tests: ['test/pages.spec.ts'],
  },
  {
    name: 'every column is read, whatever was asked for',
    edits: [
      statements(
        "const properties = new Set(['id', ...placeColumns[stands], ...always]);",
        "const properties = new Set(['id', ...placeColumns[stands], ...always, ...columns]);",
      ),
    ],
    tests: ['test/statements.spec.ts'],
  },
  {
    name: 'rows are read one parent at a time',
    edits: [
      {
        file: 'src/context/snapshot.ts',
        find: 'new DataLoader<Key, Value>(batch)',
        replace: 'new DataLoader<Key, Value>(batch, { batch: false })',
      },
    ],
    tests: ['test/statements.spec.ts'],
  },
  {
    name: 'an id is taken in any spelling',
    edits: [
      {
        file: 'src/entities/global-id.ts',
        find: ' && globalId(parsed.code, parsed.scopeId, parsed.id) === text',
        replace: '',
      },
    ],
    tests: ['test/absence.spec.ts'],
  },
  {
    name: 'an id is taken that names the row by another scope',
    edits: [
      {
        file: 'src/context/loaders.ts',
        find: 'rows.filter((row) => scopeIdOf(row[PLACE]) === scopeId)',
        replace: 'rows.filter((row) => scopeIdOf(row[PLACE]) !== null)',
      },
    ],
    tests: ['test/absence.spec.ts'],
  },
  {
    name: 'one call answers rows of two accounts',
    edits: [
      { file: 'src/resolvers/node.ts', find: 'parseGlobalId(id)?.scopeId === scopeId', replace: "scopeId !== ''" },
    ],
    tests: ['test/absence.spec.ts'],
  },
];
