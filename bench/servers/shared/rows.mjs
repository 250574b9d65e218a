// The batched SQL that the peers in JavaScript share: one statement for a level of the answer, paged under each parent,
// prepared once per connection, reading the asked columns only.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { TABLES } from './tables.mjs';

/** The pool of every peer. A connection that ends while nobody uses it, as when the database stops, is no error. */
export function connect(connectionString) {
  const pool = new pg.Pool({ connectionString, max: 10 });
  pool.on('error', () => {});
  return pool;
}

const column = (field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What to select of a type when these of its fields were asked for. */
function columnsOf({ always, fields, needs }, asked) {
  const columns = new Set(always);
  for (const field of asked) {
    if (fields.has(field)) columns.add(field);
    else for (const needed of needs[field] ?? []) columns.add(needed);
  }
  return [...columns].map((field) => `t.${column(field)} AS "${field}"`).join(', ');
}

/**
 * The rows of a list under each parent, at most `limit` each, behind the row `after`; by parent, in the order of `parents`.
 * @returns {Promise<object[][]>}
 */
export async function rowsUnder(pool, { of, hangs }, parents, { limit, after, asked }) {
  const table = TABLES[of];
  const beyond = after == null ? '' : ` AND t.id ${table.order === 'ASC' ? '>' : '<'} $4`;
  const page =
    `SELECT ${columnsOf(table, asked)} FROM fieldgate.${table.name} t` +
    ` WHERE t.account_id = p.account_id AND ${hangs}${beyond} ORDER BY t.id ${table.order} LIMIT $3`;
  const keys = [parents.map((parent) => parent.accountId ?? parent.id), parents.map(({ id }) => id)];
  const statement =
    parents.length === 1
      ? prepared(`SELECT 1 AS ord, t.* FROM (SELECT $1::uuid, $2::uuid) AS p (account_id, id), LATERAL (${page}) t`)
      : prepared(
          `SELECT p.ord, t.* FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS p (account_id, id, ord)` +
            ` CROSS JOIN LATERAL (${page}) t ORDER BY p.ord, t.id ${table.order}`,
        );
  const values = [...(parents.length === 1 ? keys.flat() : keys), limit, ...(after == null ? [] : [after])];
  const { rows } = await pool.query({ ...statement, values });
  const byParent = parents.map(() => []);
  for (const row of rows) byParent[row.ord - 1].push(row);
  return byParent;
}

/** The accounts of these ids, each in its place. */
export async function accounts(pool, ids, asked) {
  const text = `SELECT ${columnsOf(TABLES.Account, asked)} FROM fieldgate.account t WHERE t.id = ANY ($1::uuid[])`;
  const { rows } = await pool.query({ ...prepared(text), values: [ids] });
  return ids.map((id) => rows.find((row) => row.id === id) ?? null);
}

const statements = new Map();

function prepared(text) {
  let statement = statements.get(text);
  if (statement === undefined) {
    statement = { name: createHash('sha256').update(text).digest('hex').slice(0, 32), text };
    statements.set(text, statement);
  }
  return statement;
}
