// A scope is one FROM ... WHERE: sub-selects, CTEs, UNION arms each have their own. Citus routes each by itself.
import type { Table } from './catalogue.js';
import { as, conjunctsOf, nodesIn, type Found, type Kind, type Node, type Of } from './tree.js';

const STATEMENTS = ['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt'] as const;
export type Statement = Extract<Found, { readonly kind: (typeof STATEMENTS)[number] }>;

export interface Scope {
  readonly statement: Statement;
  /** CTE names that an unqualified FROM item means here, before any table. */
  readonly ctes: ReadonlySet<string>;
}

export interface Use {
  readonly table: Table;
  readonly alias: string;
  readonly verb: 'read' | 'read under a row lock' | 'updated' | 'deleted from' | 'inserted into';
  /** The conditions every row of this table has met before the scope lets it out. */
  readonly filters: readonly Node[];
  /** The scope has no other range, so a bare column can only be this table's. */
  readonly alone: boolean;
  readonly isCte: boolean;
}

const isStatement = (found: Found): found is Statement => STATEMENTS.some((kind) => kind === found.kind);
const outsideStatements = (kind: Kind): boolean => !STATEMENTS.some((statement) => statement === kind);

export function* scopesIn(tree: unknown, outer: ReadonlySet<string> = new Set()): Generator<Scope> {
  for (const statement of nodesIn(tree, outsideStatements)) {
    if (!isStatement(statement)) continue;
    const { withClause, ...rest } = statement.body;
    const ctes = new Set(outer);
    yield* scopesInCtes(withClause, ctes);
    yield { statement, ctes };
    yield* scopesIn(rest, ctes);
  }
}

/** Without RECURSIVE a CTE sees only earlier ones: its own name inside itself is still the table. */
function* scopesInCtes(clause: Of<'WithClause'> | undefined, visible: Set<string>): Generator<Scope> {
  const ctes = (clause?.ctes ?? []).flatMap((node) => as('CommonTableExpr', node) ?? []);
  if (clause?.recursive) for (const cte of ctes) visible.add(cte.ctename ?? '');
  for (const cte of ctes) {
    yield* scopesIn(cte.ctequery, new Set(visible));
    visible.add(cte.ctename ?? '');
  }
}

export function usesOf({ statement, ctes }: Scope): readonly Use[] {
  const { kind, body } = statement;
  switch (kind) {
    case 'SelectStmt':
      return usesOfSelect(body, ctes);
    case 'UpdateStmt':
      return [target(body, 'updated', body.fromClause), ...ranges(body.fromClause, body.whereClause, ctes)];
    case 'DeleteStmt':
      return [target(body, 'deleted from', body.usingClause), ...ranges(body.usingClause, body.whereClause, ctes)];
    case 'InsertStmt':
      return [target(body, 'inserted into')];
    case 'MergeStmt':
      return []; // refused as a whole
  }
}

function usesOfSelect(body: Of<'SelectStmt'>, ctes: ReadonlySet<string>): readonly Use[] {
  const [first, ...others] = body.fromClause ?? [];
  const alone = others.length === 0 && as('RangeVar', first) !== undefined;
  const verb = body.lockingClause ? 'read under a row lock' : 'read';
  return [...ranges(body.fromClause, body.whereClause, ctes)].map((use) => ({ ...use, alone, verb }));
}

/** A written table is never a CTE, and the ON of a join beside it cannot see it: only WHERE filters it. */
function target(
  body: { readonly relation?: Table; readonly whereClause?: Node },
  verb: Use['verb'],
  beside?: readonly Node[],
): Use {
  const table = body.relation ?? {};
  return { ...called(table), table, verb, filters: conjunctsOf(body.whereClause), alone: !beside, isCte: false };
}

function* ranges(from: readonly Node[] = [], where: Node | undefined, ctes: ReadonlySet<string>): Generator<Use> {
  for (const item of from) {
    for (const { table, filters } of tablesIn(item, conjunctsOf(where))) {
      const isCte = !table.schemaname && ctes.has(table.relname ?? '');
      yield { ...called(table), table, verb: 'read', filters, alone: false, isCte };
    }
  }
}

type Filtered = Pick<Use, 'table' | 'filters'>;

/**
 * ON filters both sides of an inner join but only the optional side of an outer one; the other side's rows come out
 * whatever ON says. A join with an alias of its own hides the names inside: `t.account_id` outside it is another t.
 */
function* tablesIn(item: Node | undefined, filters: readonly Node[]): Generator<Filtered> {
  const table = as('RangeVar', item) ?? as('RangeVar', as('RangeTableSample', item)?.relation);
  if (table) yield { table, filters };
  const join = as('JoinExpr', item);
  if (!join) return;
  const outside = join.alias ? [] : filters;
  const inside = [...outside, ...conjunctsOf(join.quals)];
  yield* tablesIn(join.larg, join.jointype === 'JOIN_INNER' || join.jointype === 'JOIN_RIGHT' ? inside : outside);
  yield* tablesIn(join.rarg, join.jointype === 'JOIN_INNER' || join.jointype === 'JOIN_LEFT' ? inside : outside);
}

const called = (table: Table): Pick<Use, 'alias'> => ({ alias: table.alias?.aliasname ?? table.relname ?? '' });
