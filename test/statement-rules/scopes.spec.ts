// Each scope counts by itself: a filter outside, inside or beside a tenant table is no filter on it.
import { test } from 'vitest';
import { accepts, refuses } from './verdicts.js';

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
  await refuses('WITH agent AS (SELECT 1) SELECT 1 FROM app.agent', 'app.agent is read without its account');
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
