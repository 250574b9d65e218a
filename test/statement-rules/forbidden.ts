// Constructs that Citus refuses, drops silently or answers differently, wherever they stand in a statement.
import { callsIn, CLOCKS, queriesByText, VOLATILE } from './functions.js';
import { as, namesIn, nodesIn, type Kind, type Node, type Of } from './tree.js';

type Checks = { readonly [K in Kind]?: (body: Of<K>) => string | undefined };

const CHECKS: Checks = {
  FuncCall: ({ funcname }) => functionRule(namesIn(funcname)),
  GroupingSet: () => 'GROUPING SETS, CUBE and ROLLUP do not run across shards: send one GROUP BY per statement',
  MergeStmt: () => 'MERGE does not run on distributed tables: use INSERT .. ON CONFLICT or UPDATE',
  CommonTableExpr: ({ ctename, ctequery }) => modifyingRule(ctename, ctequery),
  A_Expr: (comparison) => rowRule(comparison) ?? coalesceRule(comparison),
  SubLink: ({ testexpr, operName }) => (as('RowExpr', testexpr) && isOrder(operName) ? ROWS : undefined),
  SelectStmt: ({ limitOffset }) =>
    limitOffset ? 'Advice: OFFSET reads all that it skips: use keyset paging' : undefined,
  UpdateStmt: (update) => impure('UPDATE', VOLATILE, update) ?? impure('UPDATE .. SET', CLOCKS, update.targetList),
  DeleteStmt: (removal) => impure('DELETE', VOLATILE, removal),
  OnConflictClause: (conflict) => impure('ON CONFLICT DO UPDATE', [...VOLATILE, ...CLOCKS], conflict),
};

const ROWS =
  'a keyset by row comparison, (a, b) < ($1, $2), loses rows with nulls: write a < $1 OR (a = $1 AND b < $2)';

export function forbiddenIn(statement: Node): readonly string[] {
  return [...nodesIn(statement)].flatMap(({ kind, body }) => {
    const check = CHECKS[kind] as ((body: unknown) => string | undefined) | undefined;
    return check?.(body) ?? [];
  });
}

function functionRule(names: readonly string[]): string | undefined {
  const name = names.at(-1) ?? '';
  if (name === 'set_config') return 'set_config() does not reach the shards: send SET LOCAL as a message of its own';
  if (queriesByText(name)) return `${name}() reads tables by a text that no check sees: write the query out`;
  const ours = names.length > 1 && names[0] !== 'pg_catalog';
  return ours ? `${names.join('.')}() may read tables out of sight: write the query out` : undefined;
}

function modifyingRule(name: string | undefined, query: Node | undefined): string | undefined {
  return as('SelectStmt', query) ? undefined : `the CTE ${name} modifies data: send it as a statement of its own`;
}

function rowRule({ kind, name, lexpr }: Of<'A_Expr'>): string | undefined {
  const ordered = isOrder(name) || kind?.includes('BETWEEN');
  return as('RowExpr', lexpr) && ordered ? ROWS : undefined;
}

const isOrder = (operator: readonly Node[] | undefined): boolean => /^[<>]=?$/.test(namesIn(operator).at(-1) ?? '');

function coalesceRule({ lexpr, rexpr }: Of<'A_Expr'>): string | undefined {
  const sides = [lexpr, rexpr];
  const account = sides.some((side) => namesIn(as('ColumnRef', side)?.fields).at(-1) === 'account_id');
  const fallback = sides.some((side) => as('CoalesceExpr', as('TypeCast', side)?.arg ?? side));
  return account && fallback
    ? 'account_id = COALESCE(..) routes by luck of the plan: pass the account as one parameter'
    : undefined;
}

function impure(place: string, names: readonly string[], tree: unknown): string | undefined {
  const called = callsIn(tree).find((name) => names.includes(name));
  return called
    ? `${place} calls ${called}(): ids, times and random values are made by the gateway, pass a parameter`
    : undefined;
}
