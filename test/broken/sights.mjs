const TWO_WORLDS = ['test/two-worlds.spec.ts'];
const inFile = (file) => (find, replace) => ({ file, find, replace });
const sights = inFile('src/context/sights.ts');
const sight = inFile('src/entities/lists/sight.ts');
const order = inFile('src/entities/lists/sort-order.ts');
const criterion = inFile('src/entities/lists/criterion-sql.ts');
const lookUps = inFile('src/entities/lists/look-ups.ts');

/** What breaks the sight of filters, orders, counts and cursors: whoever asks would tell two worlds apart by it. */
export const SIGHTS = [
  {
    name: 'a filter sees what is hidden on some of the rows',
    edits: [sight('THEN ${expression} END', 'THEN ${expression} ELSE ${expression} END')],
    tests: TWO_WORLDS,
  },
  {
    name: 'a filter sees what is hidden on every row',
    edits: [
      sight("    case 'NO_ROW':\n      return null;", "    case 'NO_ROW':\n      return expression;"),
      sight('if (seen === null) return null;', 'if (seen === null) return expression;'),
    ],
    tests: TWO_WORLDS,
  },
  {
    name: 'a filter sees every field of the rows that a list shows',
    edits: [
      sights(
        'fetchedBy.every((permission) => permission === guard)',
        'fetchedBy.every((permission) => permission !== guard || permission === guard)',
      ),
    ],
    tests: TWO_WORLDS,
  },
  {
    name: 'a filter sees what needs all organizations of a row where one is in reach',
    edits: [sights("WHOLE_ROW.has(coordinate) ? 'all' : 'some'", "WHOLE_ROW.has(coordinate) ? 'some' : 'some'")],
    tests: TWO_WORLDS,
  },
  {
    name: 'a filter looks at the rows behind a reference without their gate',
    edits: [
      lookUps(
        "const reach = reachSql(target, extent, this.parameters, { alias, part: 'some' });",
        "const reach: string | null = void [reachSql, extent] ?? 'TRUE';",
      ),
      sights(
        'return { extent: within, field: (field) => sightOf(gate, gatesOf(target), target, field, within) };',
        'return { extent: within, field: (field) => sightOf(gate, gatesOf(target), target, field, extent) };',
      ),
    ],
    tests: TWO_WORLDS,
  },
  {
    name: 'a filter sees every field of a row behind a reference',
    edits: [
      criterion(
        'return masked(`${alias}.${column}`, beyond.field(field), { rowClass: target, alias, parameters });',
        'return `${alias}.${column}`;',
      ),
      criterion(
        "if (beyond.extent === null || isHidden(beyond.field(field), { rowClass: target, alias: 'r', parameters }))",
        'if (beyond.extent === null)',
      ),
    ],
    tests: TWO_WORLDS,
  },
  {
    name: 'a list is sorted by what is hidden',
    edits: [
      order(
        "const expression = masked(`t.${columnName(field)}`, sight, { rowClass, alias: 't', parameters });",
        'const expression: string | null = (void [masked, sight, rowClass], `t.${columnName(field)}`);',
      ),
    ],
    tests: TWO_WORLDS,
  },
  {
    name: 'a cursor carries what its reader may not see',
    edits: [
      order(
        'expression === null ? [] : [`${expression} AS "${sortColumn(n)}"`]',
        'expression === null ? [] : [`${/THEN (\\S+) END/.exec(expression)?.[1] ?? expression} AS "${sortColumn(n)}"`]',
      ),
    ],
    tests: TWO_WORLDS,
  },
  {
    name: 'a reference crosses the reach of its row gate',
    edits: [
      {
        file: 'src/context/extents.ts',
        find: ': services.judge.reachIn(viewer, rowGate.organization, scopeId).organizations,',
        replace:
          ": services.judge.reachIn(viewer, rowGate.organization, scopeId).organizations === null\n          ? new Set<string>()\n          : 'ALL',",
      },
    ],
    tests: TWO_WORLDS,
  },
];
