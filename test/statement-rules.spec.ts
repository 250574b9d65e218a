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
  await refuses(where('t.account_id = $1::text::uuid'), 'a bare parameter, not an expression');
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
    `SELECT 1 FROM app.agent t FULL JOIN ${found} ON t.account_id = $1 AND t.id = p.id`,
    'app.agent t is read',
  );
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

test('an outer account filter does not cover the inner scope', async () => {
  const exists = (inner: string): string =>
    `SELECT o.id FROM app.organization o WHERE o.account_id = $1 AND EXISTS (SELECT 1 FROM app.agent t WHERE ${inner})`;
  await accepts(exists('t.account_id = $1 AND t.organization_id = o.id'));
  await refuses(
    exists('t.account_id = o.account_id AND t.organization_id = o.id'),
    'app.agent t is read without its account',
  );
  await refuses(exists('o.account_id = $1 AND t.organization_id = o.id'), 'app.agent t is read without its account');
});

test('an inner account filter does not cover the outer scope, and a filter around a sub-select not the table in it', async () => {
  await refuses(
    'SELECT 1 FROM app.organization o WHERE EXISTS (SELECT 1 FROM app.agent t WHERE t.account_id = $1)',
    'app.organization o is read without its account',
  );
  await refuses(
    'SELECT 1 FROM (SELECT * FROM app.agent t) s WHERE s.account_id = $1',
    'app.agent t is read without its account',
  );
});

test('a page per parent names the account inside LATERAL', async () => {
  const pages = (inner: string): string =>
    `SELECT p.n, t.* FROM unnest($2::uuid[]) WITH ORDINALITY p (id, n) CROSS JOIN LATERAL
       (SELECT t.* FROM app.agent t WHERE ${inner} AND t.organization_id = p.id ORDER BY t.id LIMIT $3) t`;
  await accepts(pages('t.account_id = $1'));
  await refuses(pages('true'), 'app.agent t is read without its account');
});

test('nested json_agg names the account at every level', async () => {
  const nested = (inner: string): string =>
    `SELECT o.id, (SELECT json_agg(a.id) FROM (SELECT t.id FROM app.agent t WHERE ${inner} LIMIT 10) a)
       FROM app.organization o WHERE o.account_id = $1`;
  await accepts(nested('t.account_id = $1 AND t.organization_id = o.id'));
  await refuses(
    nested('t.account_id = o.account_id AND t.organization_id = o.id'),
    'equality with another column alone',
  );
});

test('a reference table outside needs no account, the tenant table inside does', async () => {
  const accounts = (inner: string): string =>
    `SELECT a.id, (SELECT count(*) FROM app.agent t WHERE ${inner}) FROM app.account a WHERE a.reseller_id = $2`;
  await accepts(
    accounts('t.account_id = $1'),
    'SELECT m.account_id FROM app.membership m WHERE m.account_id = ANY($1)',
  );
  await refuses(accounts('t.account_id = a.id'), 'app.agent t is read without its account');
});

test('a CTE names the account itself, and reading the CTE asks for nothing more', async () => {
  await accepts('WITH page AS (SELECT t.id FROM app.agent t WHERE t.account_id = $1) SELECT id FROM page');
  await refuses(
    'WITH page AS (SELECT t.account_id FROM app.agent t) SELECT 1 FROM page p WHERE p.account_id = $1',
    'app.agent t',
  );
});

test('a CTE named like a table hides it only where the CTE is visible', async () => {
  await accepts('WITH agent AS (SELECT t.id FROM app.agent t WHERE t.account_id = $1) SELECT id FROM agent');
  const unqualified = 'agent has no schema';
  await refuses(
    'WITH agent AS (SELECT * FROM agent) SELECT 1 FROM agent',
    unqualified,
    'agent is read without its account',
  );
  await refuses(
    'SELECT 1 FROM agent WHERE EXISTS (WITH agent AS (SELECT 1) SELECT 1 FROM agent)',
    unqualified,
    'app.agent is read',
  );
});

test('both halves of a recursion name the account', async () => {
  const tree = (second: string): string =>
    `WITH RECURSIVE below AS (
       SELECT o.id FROM app.organization o WHERE o.account_id = $1 AND o.id = $2
       UNION ALL SELECT c.id FROM app.organization c JOIN below b ON c.parent_id = b.id ${second}) SELECT id FROM below`;
  await accepts(tree('WHERE c.account_id = $1'));
  await refuses(tree(''), 'app.organization c is read without its account');
});

test('every arm of a UNION names the account', async () => {
  const arms = (last: string): string =>
    `SELECT t.id FROM app.agent t WHERE t.account_id = $1 UNION ALL SELECT i.id FROM app.incident i WHERE i.account_id = $1
       EXCEPT SELECT o.id FROM app.organization o WHERE ${last}`;
  await accepts(arms('o.account_id = $1'));
  await refuses(arms('o.id = $2'), 'app.organization o is read without its account');
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
