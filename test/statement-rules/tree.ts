// The syntax tree as PostgreSQL's own parser gives it, and the only ways this check moves through it.
import type { parse } from 'pgsql-parser';

type Tree = Awaited<ReturnType<typeof parse>>;
/** Every node wears its kind as its only key: `{ SelectStmt: { ... } }`. */
export type Node = NonNullable<NonNullable<Tree['stmts']>[number]['stmt']>;
export type Kind = Node extends infer N ? (N extends unknown ? keyof N : never) : never;
export type Of<K extends Kind> = Node extends infer N ? (N extends Record<K, infer Body> ? Body : never) : never;
export type Found = { [K in Kind]: { readonly kind: K; readonly body: Of<K> } }[Kind];

/** Where the grammar allows one kind only, the parser leaves the kind out. */
const IMPLIED: Readonly<Record<string, Kind>> = {
  larg: 'SelectStmt',
  rarg: 'SelectStmt',
  relation: 'RangeVar',
  rel: 'RangeVar',
  onConflictClause: 'OnConflictClause',
};

/** All nodes below `tree`, outermost first. `enter` tells which kinds to look into. */
export function* nodesIn(tree: unknown, enter: (kind: Kind) => boolean = () => true): Generator<Found> {
  if (typeof tree !== 'object' || tree === null) return;
  for (const [key, value] of Object.entries(tree)) {
    const kind = kindOf(key, value);
    if (kind) yield { kind, body: value } as Found;
    if (!kind || enter(kind)) yield* nodesIn(value, enter);
  }
}

export function as<K extends Kind>(kind: K, node: Node | undefined): Of<K> | undefined {
  return node && kind in node ? (node as unknown as Record<K, Of<K>>)[kind] : undefined;
}

export function namesIn(parts: readonly Node[] = []): readonly string[] {
  return parts.map((part) => as('String', part)?.sval ?? '*');
}

/** `a AND (b AND c)` -> a, b, c. What stands inside OR or NOT is no conjunct and stays one piece. */
export function conjunctsOf(condition: Node | undefined): readonly Node[] {
  const both = as('BoolExpr', condition);
  if (both?.boolop === 'AND_EXPR') return (both.args ?? []).flatMap(conjunctsOf);
  return condition ? [condition] : [];
}

/** `$1` or `$1::uuid`. `$1::text::uuid` routes only while the plan is a custom one, so it does not count. */
export function parameterIn(node: Node | undefined): number | undefined {
  const cast = as('TypeCast', node);
  if (!cast) return as('ParamRef', node)?.number;
  const toUuid = namesIn(cast.typeName?.names).at(-1) === 'uuid' && !cast.typeName?.arrayBounds;
  return toUuid ? as('ParamRef', cast.arg)?.number : undefined;
}

function kindOf(key: string, value: unknown): Kind | undefined {
  if (/^[A-Z]/.test(key)) return key as Kind;
  const wrapped = typeof value === 'object' && value !== null && /^[A-Z]/.test(Object.keys(value)[0] ?? '');
  return wrapped ? undefined : IMPLIED[key];
}
