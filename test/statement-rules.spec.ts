// The first rule of a sharded PostgreSQL: each reference to a tenant table, in each scope, names the one account.
import { expect, test } from 'vitest';
import { violationsOf } from './statement-rules.js';
import { accepts, refuses } from './statement-rules/verdicts.js';

test('a page of one account is fine, with the parameter on either side, cast or bare', async () => {
  await accepts(
    'SELECT t.id FROM app.agent t WHERE t.account_id = $1 AND (t.id > $2 OR $2 IS NULL) ORDER BY t.id LIMIT $3',
    'SELECT t.id FROM app.agent t WHERE (t.name = $2 AND ($1::uuid = t.account_id))',
    'SELECT id FROM app.agent WHERE account_id = $1 AND id = ANY($2)',
  );
});

test('a tenant table without an account is refused, and the sentence says what to add', async () => {
  const catalogue = { tenant: ['agent'], reference: [], local: [], schema: 'app' };
  expect(await violationsOf('SELECT t.id FROM app.agent t WHERE t.id = $1', catalogue)).toEqual([
    'app.agent t is read without its account: add "t.account_id = $n" to the ANDs of its own scope',
  ]);
});

test('the account is a bare parameter: no list, no literal, no setting, no expression', async () => {
  const where = (condition: string): string => `SELECT t.id FROM app.agent t WHERE ${condition}`;
  await refuses(where('t.account_id = ANY($1)'), 'a list may name several accounts');
  await refuses(where('t.account_id IN ($1, $2)'), 'a list may name several accounts');
  await refuses(where("t.account_id = '0198c0de-0000-7000-8000-000000000001'"), 'a bare parameter, not an expression');
  await refuses(where("t.account_id = current_setting('app.account')::uuid"), 'a bare parameter, not an expression');
  for (const cast of ['$1::text::uuid', '$1::text', '$1::uuid[]']) {
    await refuses(where(`t.account_id = ${cast}`), 'a bare parameter, not an expression');
  }
  await refuses(
    where('t.account_id = (SELECT m.account_id FROM app.membership m)'),
    'a bare parameter, not an expression',
  );
});

test('the parameter is cast, never the column', async () => {
  await refuses('SELECT t.id FROM app.agent t WHERE t.account_id::text = $1', 'cast the parameter, never the column');
  await refuses(
    'SELECT t.id FROM app.agent t WHERE lower(t.account_id::text) = $1',
    'cast the parameter, never the column',
  );
  await refuses('SELECT t.id FROM app.agent t WHERE t.account_id >= $1', 'compare the bare column by "="');
});

test('an account that falls back to another is refused even beside a good one', async () => {
  const fallback = 'account_id = COALESCE(..) routes by luck of the plan';
  await refuses('SELECT 1 FROM app.agent t WHERE t.account_id = COALESCE($1, $2::uuid)', 'not an expression', fallback);
  await refuses(
    'SELECT 1 FROM app.agent t WHERE t.account_id = $1 AND t.account_id = COALESCE($1, $2)::uuid',
    fallback,
  );
});

test('an account inside OR or NOT filters nothing', async () => {
  await refuses(
    'SELECT 1 FROM app.agent t WHERE $1::uuid IS NULL OR t.account_id = $1',
    'inside OR or NOT it filters nothing',
  );
  await refuses('SELECT 1 FROM app.agent t WHERE NOT (t.account_id = $1)', 'inside OR or NOT it filters nothing');
});

test('one statement names one account', async () => {
  await refuses(
    'SELECT 1 FROM app.agent t JOIN app.incident i ON i.agent_id = t.id WHERE t.account_id = $1 AND i.account_id = $2',
    'names its account by $1 and $2',
  );
  await refuses(
    'SELECT 1 FROM app.agent t WHERE t.account_id = $1 AND t.account_id = $2',
    'names its account by $1 and $2',
  );
});

test('joined tables each name the account; equality between them is not enough', async () => {
  await accepts(
    'SELECT 1 FROM app.agent t JOIN app.incident i ON i.agent_id = t.id AND i.account_id = $1 WHERE t.account_id = $1',
    'SELECT 1 FROM app.organization o JOIN app.account a ON a.id = o.account_id WHERE o.account_id = $1',
  );
  await refuses(
    'SELECT 1 FROM app.agent t JOIN app.incident i ON i.account_id = t.account_id AND i.agent_id = t.id WHERE t.account_id = $1',
    'app.incident i is read without its account (equality with another column alone goes to every shard)',
  );
  await refuses(
    'SELECT 1 FROM app.agent t JOIN app.incident i USING (account_id) WHERE t.account_id = $1',
    'app.incident i',
  );
});

test('the ON of an outer join filters its optional side only', async () => {
  const found = 'unnest($2::uuid[]) WITH ORDINALITY p (id, n)';
  await accepts(
    `SELECT p.n, t.* FROM ${found} LEFT JOIN app.agent t ON t.account_id = $1 AND t.id = p.id`,
    `SELECT p.n, t.* FROM app.agent t RIGHT JOIN ${found} ON t.account_id = $1 AND t.id = p.id`,
  );
  await refuses(
    `SELECT 1 FROM app.agent t LEFT JOIN ${found} ON t.account_id = $1 AND t.id = p.id`,
    'app.agent t is read',
  );
  await refuses(
    `SELECT 1 FROM ${found} RIGHT JOIN app.agent t ON t.account_id = $1 AND t.id = p.id`,
    'app.agent t is read',
  );
  await refuses(
    `SELECT 1 FROM app.agent t FULL JOIN ${found} ON t.account_id = $1 AND t.id = p.id`,
    'app.agent t is read',
  );
});

test('only the plain "=" on the plain alias is believed', async () => {
  await refuses('SELECT 1 FROM app.agent t WHERE t.account_id OPERATOR(app.=) $1', 'compare the bare column by "="');
  await refuses('SELECT 1 FROM app.agent WHERE app.agent.account_id = $1', 'add "agent.account_id = $n"');
  await refuses('SELECT 1 FROM app.agent t TABLESAMPLE system (1)', 'app.agent t is read without its account');
});

test('a bare account_id counts only where no other table could mean it', async () => {
  await refuses('SELECT 1 FROM app.agent t, app.membership m WHERE account_id = $1', 'add "t.account_id = $n"');
  await refuses(
    'UPDATE app.agent t SET name = p.name FROM unnest($2::uuid[], $3::text[]) p (id, name) WHERE account_id = $1',
    'app.agent t',
  );
});

test('a name hidden by the alias of its join, or columns renamed by an alias, prove nothing', async () => {
  await refuses(
    'SELECT 1 FROM app.agent t WHERE t.account_id = $1 AND EXISTS (SELECT 1 FROM (app.incident t JOIN app.person ON true) AS j WHERE t.account_id = $1)',
    'app.incident t is read without its account',
  );
  await refuses('SELECT 1 FROM app.agent t (account_id, id) WHERE t.account_id = $1', 'its alias renames the columns');
});

test('rows are locked within one account', async () => {
  await accepts(
    'SELECT t.id FROM app.agent t WHERE t.account_id = $1 ORDER BY t.id LIMIT 5 FOR UPDATE OF t SKIP LOCKED',
  );
  await accepts('SELECT m.role FROM app.membership m WHERE m.person_id = $1 FOR SHARE');
  await refuses(
    'SELECT t.id FROM app.agent t WHERE t.id = $1 FOR UPDATE',
    'app.agent t is read under a row lock without its account',
  );
});
