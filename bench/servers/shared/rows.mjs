// The batched SQL that the peers in JavaScript share: one statement for a level of the answer, paged under each parent,
// prepared once per connection, reading the asked columns only.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { column, criterionSql, sortKeys } from './criteria.mjs';
import { keyOf } from './links.mjs';
import { TABLES } from './tables.mjs';

/** The pool of every peer. A connection that ends while nobody uses it, as when the database stops, is no error. */
export function connect(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 10 });
  pool.on('error', () => {});
  return pool;
}

/** What to select of a type when these of its fields were asked for. */
function columnsOf({ always, fields, needs }, asked) {
  const columns = new Set(always);
  for (const field of asked) {
    if (fields.has(field)) columns.add(field);
    else for (const needed of needs[field] ?? []) columns.add(needed);
  }
  return [...columns].map((field) => `t.${column(field)} AS "${field}"`).join(', ');
}

/** Where lists under a row look: in its account, or under the row itself. */
const placeOf = ({ accountId, id }) => ({ scopeId: accountId ?? id, id });

/** The rows from which others are reached, as a table `p`; of a single one the planner makes constants. */
function from(places, add) {
  const [scopes, ids] = [places.map(({ scopeId }) => scopeId), places.map(({ id }) => id)];
  return places.length === 1
    ? `(SELECT ${add(scopes[0])}::uuid, ${add(ids[0])}::uuid, 1) AS p (scope_id, id, ord)`
    : `unnest(${add(scopes)}::uuid[], ${add(ids)}::uuid[]) WITH ORDINALITY AS p (scope_id, id, ord)`;
}

/**
 * The rows of a list under each parent, at most `limit` each, behind the row `after`; by parent, in the order of `parents`.
 * @returns {Promise<object[][]>}
 */
export async function rowsUnder(pool, list, parents, wanted) {
  const { values, add } = parameters();
  const text = pagesText(list, parents, wanted, add);
  const byParent = parents.map(() => []);
  for (const row of await rowsOf(pool, text, values)) byParent[row.ord - 1].push(row);
  return byParent;
}

function pagesText({ of, hangs }, parents, { limit, after, asked, filter, orderBy }, add) {
  const table = TABLES[of];
  const p = from(parents.map(placeOf), add);
  const keys = sortKeys(orderBy, add);
  const selected = [columnsOf(table, asked), ...keys.map(({ expression }, n) => `${expression} AS "key ${n}"`)];
  const order = [...keys.map(({ direction }, n) => `"key ${n}" ${direction}`), `id ${table.order}`];
  const page =
    `SELECT ${selected.join(', ')} FROM fieldgate.${table.name} t` +
    ` WHERE ${hangs}${criterionSql(filter, add)}${beyondSql(after, table, keys, add)}` +
    ` ORDER BY ${order.join(', ')} LIMIT ${add(limit)}`;
  const sorted = parents.length === 1 ? '' : ` ORDER BY p.ord, ${order.map((key) => `t.${key}`).join(', ')}`;
  return `SELECT p.ord, t.* FROM ${p} CROSS JOIN LATERAL (${page}) t${sorted}`;
}

/** Pages after the first are asked only of lists in their usual order. */
function beyondSql(after, { order }, keys, add) {
  if (after == null) return '';
  if (keys.length > 0) throw new Error('A list in another order has one page.');
  return ` AND t.id ${order === 'ASC' ? '>' : '<'} ${add(after)}`;
}

/** How many rows a list has under each parent. */
export async function countsUnder(pool, { of, hangs }, parents, { filter }) {
  const { values, add } = parameters();
  const counted = `SELECT count(*)::int AS total FROM fieldgate.${TABLES[of].name} t WHERE ${hangs}${criterionSql(filter, add)}`;
  const text = `SELECT c.total FROM ${from(parents.map(placeOf), add)} CROSS JOIN LATERAL (${counted}) c ORDER BY p.ord`;
  return (await rowsOf(pool, text, values)).map(({ total }) => total);
}

/** The rows of these ids and scopes, each in its place; null where there is none. */
export async function rowsAt(pool, type, places, asked) {
  const { values, add } = parameters();
  const table = TABLES[type];
  const text = `SELECT p.ord, ${columnsOf(table, asked)} FROM ${from(places, add)} JOIN fieldgate.${table.name} t ON ${keyOf(type)}`;
  const found = places.map(() => null);
  for (const row of await rowsOf(pool, text, values)) found[row.ord - 1] = row;
  return found;
}

function parameters() {
  const values = [];
  return { values, add: (value) => `$${values.push(value)}` };
}

const names = new Map();

async function rowsOf(pool, text, values) {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  return (await pool.query({ name, text, values })).rows;
}
