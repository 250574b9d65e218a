/** The rows of a named statement: PostgreSQL parses and plans it once a connection. */
export const rowsOf = async (pool, statement, ...values) => (await pool.query({ ...statement, values })).rows;

/** A page under each of many parents, in one statement: $1 is the account, $2 the parents; `ord` is the parent's place. */
export const under = (name, columns, direction, rows) => ({
  name,
  text: `SELECT p.ord::int AS ord, ${columns}
         FROM unnest($2::uuid[]) WITH ORDINALITY AS p (id, ord) CROSS JOIN LATERAL (${rows}) t
         ORDER BY p.ord, t.id ${direction}`,
});

/** What was made of each row, by the place of its parent, as pages. */
export function pages(rows, made, count) {
  const found = Array.from({ length: count }, () => ({ nodes: [] }));
  for (const row of rows) found[row.ord - 1].nodes.push(made(row));
  return found;
}

export const idsOf = (rows) => rows.map(({ id }) => id);

const ACCOUNT = { name: 'account', text: 'SELECT id, name FROM fieldgate.account WHERE id = $1' };

const ORGANIZATIONS = {
  name: 'organizations',
  text: 'SELECT id, name FROM fieldgate.organization WHERE account_id = $1 ORDER BY id LIMIT 50',
};

export const account = async (pool, accountId) => (await rowsOf(pool, ACCOUNT, accountId))[0];
export const organizations = (pool, accountId) => rowsOf(pool, ORGANIZATIONS, accountId);
