import { Parameters, reachSql, scopeSql, type Extent } from './extent.js';
import { criterionSql } from './lists/criterion-sql.js';
import type { Criterion } from './lists/criterion.js';
import { LookUps } from './lists/look-ups.js';
import type { Sights } from './lists/sight.js';
import {
  beyondSql,
  orderBySql,
  sortColumns,
  writtenOrder,
  type Direction,
  type SortKey,
  type WrittenOrder,
} from './lists/sort-order.js';
import type { Window } from './paging.js';
import { columnName, columnsOf, placeColumns, propertyOf, storageOf, type Row, type RowClass } from './row.js';
import type { Statement } from './session.js';

// What the row fence sends: every statement is bound to one scope, carries the reach, and selects what was asked for.

/** What of a row is wanted: the fields asked for; the repository adds what every row needs. */
export type Wanted = readonly string[];

/** What a client asked of a list: which rows and in which order, and which fields it may ask that about. */
export interface Asked {
  readonly criterion: Criterion | null;
  readonly keys: readonly SortKey[];
  readonly sights: Sights;
}

/** A list under parents of one type, all within one extent. */
export interface Listing<R extends Row> {
  readonly rowClass: RowClass<R>;
  readonly parentType: string;
  readonly extent: Extent;
  readonly asked: Asked;
  readonly wanted: Wanted;
}

export type RowLock = 'none' | 'for update';

/** The rows of these ids; null when nothing of them is in reach. */
export function rowsStatement(selecting: Selecting, ids: readonly string[], lock: RowLock): Statement | null {
  const { rowClass, extent } = selecting;
  const parameters = new Parameters();
  const scope = scopeSql(rowClass, extent, parameters);
  const reach = reachSql(rowClass, extent, parameters);
  if (reach === null) return null;
  const text =
    `SELECT ${selectList(selecting)} FROM ${tableOf(rowClass)} t` +
    ` WHERE ${conjunction(scope, `t.id = ANY (${parameters.add(ids)}::uuid[])`, reach)}` +
    (lock === 'none' ? '' : ' ORDER BY t.id FOR UPDATE');
  return { text, values: parameters.values };
}

/** The scope's own predicate always stands; what is true anyway is left out. */
const conjunction = (scope: string, ...rest: readonly string[]): string =>
  [scope, ...rest.filter((condition) => condition !== 'TRUE')].join(' AND ');

const tableOf = (rowClass: RowClass): string => `fieldgate.${storageOf(rowClass).table}`;

type AccountExtent = Extent & { readonly kind: 'ACCOUNT' };

/** Every row of such a statement is of the account that `$1` binds it to, so nothing need say so row by row. */
export const scopeIsKnown = (rowClass: RowClass, extent: Extent): extent is AccountExtent =>
  extent.kind === 'ACCOUNT' && columnsOf(rowClass).has('accountId');

/** What holds the id of the parent under which a row was found, and is known for that; null where there are no such parents. */
export function propertyOfParent(listing: { rowClass: RowClass; parentType: string }): string | null {
  const { column } = hangingOf(listing);
  return column === undefined ? null : column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

type Selecting = { readonly rowClass: RowClass; readonly extent: Extent; readonly wanted: Wanted };

/** The asked columns, those that say where the row stands, and the id; but for what is known of every row. */
function selectList(
  { rowClass, extent, wanted }: Selecting,
  parent: string | null = null,
  besides: readonly string[] = [],
): string {
  const { stands, references = {}, needs = {}, always = [], computed = {} } = storageOf(rowClass);
  const columns = columnsOf(rowClass);
  const properties = new Set(['id', ...placeColumns[stands], ...always]);
  for (const field of wanted) {
    const reference = references[field];
    const behind = reference === undefined ? (needs[field] ?? [field]) : [propertyOf(field, reference)];
    for (const property of behind) properties.add(property);
  }
  if (scopeIsKnown(rowClass, extent)) properties.delete('accountId');
  if (parent !== null) properties.delete(parent);
  const selected = [...properties].flatMap((property) => {
    if (computed[property] !== undefined) return [`${computed[property]} AS "${property}"`];
    return columns.has(property) ? [`t.${columnName(property)} AS "${property}"`] : [];
  });
  return [...selected, ...besides].join(', ');
}

function hangingOf({ rowClass, parentType }: { rowClass: RowClass; parentType: string }) {
  const hanging = storageOf(rowClass).under[parentType];
  if (hanging === undefined) throw new Error(`${rowClass.name} does not hang under ${parentType}.`);
  return hanging;
}

export const perParent = (listing: { rowClass: RowClass; parentType: string }): boolean => hangingOf(listing).perParent;

/** One page under each parent; null when nothing of the list is in reach. */
export function pagesStatement<R extends Row>(
  listing: Listing<R>,
  parents: readonly string[],
  window: Window,
): Statement | null {
  const { rowClass, asked } = listing;
  const parameters = new Parameters();
  const inOnePass = parentsListed(listing, parents);
  const from = rowsOf(listing, parents, parameters);
  if (from === null) return null;
  const order = writtenOrder(asked.keys, idDirection(rowClass), { rowClass, sights: asked.sights, parameters });
  const limit = parameters.add(window.size + 1);
  const columns = selectList(listing, propertyOfParent(listing), sortColumns(order));
  const rows = `SELECT ${columns} ${from}${boundsSql(order, window, parameters)}`;
  const list = `${rows} ORDER BY ${orderBySql(order, window.direction, 'expressions')} LIMIT ${limit}`;
  if (!perParent(listing)) return statementOf(list, parameters, asked);
  const each = eachOf(parents, parameters);
  const within = orderBySql(order, window.direction, 'columns');
  const text =
    inOnePass === null
      ? `SELECT p.ord::int, t.* FROM ${each} CROSS JOIN LATERAL (${list}) t ORDER BY p.ord, ${within}`
      : `SELECT t.* FROM (SELECT p.ord::int, row_number() OVER (PARTITION BY p.ord ORDER BY ${within}) AS nth, t.*` +
        ` FROM (${rows}) t CROSS JOIN LATERAL ${listed('t."organizationIds"')} JOIN ${each} ON p.id = listed.id) t WHERE t.nth <= ${limit} ORDER BY t.ord, ${within}`;
  return statementOf(text, parameters, asked);
}

/** The parents, as a table of their ids and their order. */
const eachOf = (parents: readonly string[], parameters: Parameters): string =>
  `unnest(${parameters.add(parents)}::uuid[]) WITH ORDINALITY AS p (id, ord)`;

/** The ids in an array, each once, however often it is there. */
const listed = (array: string): string =>
  `(SELECT id FROM unnest(${array}) WITH ORDINALITY AS u (id, place) WHERE array_position(${array}, id) = place) listed`;

/**
 * The column of children that stand under several parents at once, if several are asked about. Behind row-level security no
 * index finds what an array contains (`@>` is not leakproof), so the account's rows are read once, not once a parent.
 */
function parentsListed(listing: { rowClass: RowClass; parentType: string }, asked: readonly string[]): string | null {
  return asked.length > 1 ? (hangingOf(listing).parents ?? null) : null;
}

/** How many rows hang under each parent; null when nothing of the list is in reach. */
export function countsStatement<R extends Row>(
  listing: Omit<Listing<R>, 'wanted'>,
  parents: readonly string[],
): Statement | null {
  const parameters = new Parameters();
  const inOnePass = parentsListed(listing, parents);
  const from = rowsOf(listing, parents, parameters);
  if (from === null) return null;
  const count = `SELECT count(*)::int AS total ${from}`;
  if (!perParent(listing)) return statementOf(count, parameters, listing.asked);
  const each = eachOf(parents, parameters);
  const text =
    inOnePass === null
      ? `SELECT c.total FROM ${each} CROSS JOIN LATERAL (${count}) c ORDER BY p.ord`
      : `SELECT coalesce(c.total, 0) AS total FROM ${each} LEFT JOIN (SELECT listed.id, count(*)::int AS total` +
        ` FROM (SELECT t.${inOnePass} AS parents ${from}) t CROSS JOIN LATERAL ${listed('t.parents')}` +
        ` GROUP BY listed.id) c ON c.id = p.id ORDER BY p.ord`;
  return statementOf(text, parameters, listing.asked);
}

const statementOf = (text: string, { values }: Parameters, { criterion, keys }: Asked): Statement =>
  criterion === null && keys.length === 0 ? { text, values } : { text, values, asked: true };

/** FROM and WHERE of a list, the same for its pages and its count; null when nothing of it is in reach. */
function rowsOf<R extends Row>(
  listing: Omit<Listing<R>, 'wanted'>,
  parents: readonly string[],
  parameters: Parameters,
): string | null {
  const { rowClass, extent, asked } = listing;
  const scope = scopeSql(rowClass, extent, parameters);
  const reach = reachSql(rowClass, extent, parameters);
  if (reach === null) return null;
  const { criterion, sights } = asked;
  const lookUps = new LookUps(rowClass, parameters);
  const met = criterion === null ? 'TRUE' : criterionSql(criterion, { rowClass, extent, sights, parameters, lookUps });
  const inOnePass = parentsListed(listing, parents);
  const hung = inOnePass === null ? hangingOf(listing).sql : `t.${inOnePass} && ${parameters.add(parents)}::uuid[]`;
  return `FROM ${tableOf(rowClass)} t${lookUps.sql} WHERE ${conjunction(scope, hung, reach, met)}`;
}

/** Lists end in the id, which is time-ordered (UUID v7), so that cursors stay stable under inserts. */
const idDirection = (rowClass: RowClass): Direction => (storageOf(rowClass).order === 'ascending' ? 'ASC' : 'DESC');

function boundsSql(order: WrittenOrder, { after, before }: Window, parameters: Parameters): string {
  const from = after === null ? '' : ` AND ${beyondSql(order, after, 'after', parameters)}`;
  const until = before === null ? '' : ` AND ${beyondSql(order, before, 'before', parameters)}`;
  return from + until;
}
