import { badInput } from '../../auth/errors.js';
import type { Parameters } from '../extent.js';
import { columnName, type Row, type RowClass } from '../row.js';
import { searchableFields, type ColumnKind } from './column-kind.js';
import { masked, type Sights } from './sight.js';

export type Direction = 'ASC' | 'DESC';

/** One field that a list is sorted by; every order ends in the id besides (rulings 14). */
export interface SortKey {
  readonly field: string;
  readonly kind: ColumnKind;
  readonly direction: Direction;
}

/** A sort value as it stands in a cursor: masked, and of JSON. */
export type SortValue = string | number | boolean | null;

/** A place in a list: the sort values of a row, as they could be seen, and its id (rulings 15). */
export interface Position {
  readonly id: string;
  readonly values: readonly SortValue[];
}

/** More fields than these decide nothing. */
const MOST_KEYS = 5;

export type OrderInput = readonly { readonly field: string; readonly direction: Direction }[];

/** Reads an order. Throws BAD_USER_INPUT for a field that stands there twice and for too many of them. */
export function sortKeysOf(orderBy: OrderInput | null | undefined, rowClass: RowClass): readonly SortKey[] {
  const asked = orderBy ?? [];
  if (asked.length > MOST_KEYS) throw badInput('orderBy', `names ${asked.length} fields; at most ${MOST_KEYS}.`);
  if (new Set(asked.map(({ field }) => field)).size < asked.length) throw badInput('orderBy', 'names a field twice.');
  return asked.map(({ field, direction }) => {
    const kind = searchableFields(rowClass).get(field);
    if (kind === undefined)
      throw new Error(`The schema lets ${rowClass.name} be sorted by ${field}, and nothing knows it.`);
    return { field, kind, direction };
  });
}

/** The order of one statement: its keys as expressions on `t`, and the direction of the id that ends it. */
export interface WrittenOrder {
  readonly keys: readonly WrittenKey[];
  readonly id: Direction;
}

interface WrittenKey {
  /** Null when the field may be read of no row: then all rows are equal here. */
  readonly expression: string | null;
  readonly type: string;
  readonly direction: Direction;
}

const TYPES = {
  id: 'uuid',
  text: 'text',
  one: 'integer',
  int: 'integer',
  flag: 'boolean',
  time: 'timestamptz',
} as const;

export function writtenOrder(
  keys: readonly SortKey[],
  id: Direction,
  { rowClass, sights, parameters }: { rowClass: RowClass; sights: Sights; parameters: Parameters },
): WrittenOrder {
  return {
    id,
    keys: keys.map(({ field, kind, direction }) => {
      const sight = sights.field(field);
      const expression = masked(`t.${columnName(field)}`, sight, { rowClass, alias: 't', parameters });
      return {
        expression: expression === null ? null : comparable(expression, kind, parameters),
        type: typeOf(kind),
        direction,
      };
    }),
  };
}

/** Members of a closed set sort in the order of the set, texts by code points on every server. */
function comparable(expression: string, kind: ColumnKind, parameters: Parameters): string {
  if (kind.kind === 'one') return `array_position(${parameters.add(kind.names)}::text[], ${expression})`;
  return kind.kind === 'text' ? `(${expression}) COLLATE "C"` : expression;
}

function typeOf({ kind }: ColumnKind): string {
  if (kind === 'texts' || kind === 'many' || kind === 'prose') throw new Error(`What is ${kind} has no order.`);
  return TYPES[kind];
}

/** What a statement selects besides its columns, so that a cursor can say where its row stands. */
export const sortColumns = ({ keys }: WrittenOrder): readonly string[] =>
  keys.flatMap(({ expression }, n) => (expression === null ? [] : [`${expression} AS "${sortColumn(n)}"`]));

const sortColumn = (n: number): string => `sort ${n}`;

/** Where a row that such a statement gave stands in its list. */
export const positionOf = (row: Row, keys: readonly SortKey[]): Position => ({
  id: row.id,
  values: keys.map((_key, n) => sortValue(Reflect.get(row, sortColumn(n)))),
});

const sortValue = (value: unknown): SortValue =>
  value instanceof Date ? value.toISOString() : ((value ?? null) as SortValue);

export type Reading = 'forward' | 'backward';

/** ORDER BY over a statement's own expressions, or over the columns that an inner one gave them. Nulls last (rulings 14). */
export function orderBySql({ keys, id }: WrittenOrder, reading: Reading, of: 'expressions' | 'columns'): string {
  const parts = keys.flatMap(({ expression, direction }, n) => {
    if (expression === null) return [];
    const turned = reading === 'forward' ? `${direction} NULLS LAST` : `${opposite(direction)} NULLS FIRST`;
    return [`${of === 'columns' ? `t."${sortColumn(n)}"` : expression} ${turned}`];
  });
  return [...parts, `t.id ${reading === 'forward' ? id : opposite(id)}`].join(', ');
}

const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');

/**
 * The rows on one side of a position: for each key, those equal in all keys before it and beyond it in this one; then those
 * equal in all keys, by id. Expanded, never a row comparison, which knows neither nulls nor mixed directions (rulings 14).
 */
export function beyondSql(
  order: WrittenOrder,
  position: Position,
  side: 'after' | 'before',
  parameters: Parameters,
): string {
  const equal: string[] = [];
  const ways: string[] = [];
  for (const [n, key] of order.keys.entries()) {
    if (key.expression === null) continue;
    const value = position.values[n] ?? null;
    const at = value === null ? null : `${parameters.add(value)}::${key.type}`;
    const beyond = beyondKey(key.expression, at, (key.direction === 'ASC') === (side === 'after') ? '>' : '<', side);
    if (beyond !== null) ways.push([...equal, beyond].join(' AND '));
    equal.push(at === null ? `(${key.expression}) IS NULL` : `(${key.expression}) = ${at}`);
  }
  const sign = (order.id === 'ASC') === (side === 'after') ? '>' : '<';
  ways.push([...equal, `t.id ${sign} ${parameters.add(position.id)}::uuid`].join(' AND '));
  return ways.length === 1 ? (ways[0] ?? 'FALSE') : `(${ways.map((way) => `(${way})`).join(' OR ')})`;
}

/** Nulls stand last: after any value, with nothing after them. */
function beyondKey(expression: string, at: string | null, sign: '>' | '<', side: 'after' | 'before'): string | null {
  if (at === null) return side === 'after' ? null : `(${expression}) IS NOT NULL`;
  return side === 'after'
    ? `((${expression}) ${sign} ${at} OR (${expression}) IS NULL)`
    : `(${expression}) ${sign} ${at}`;
}
