// The other rules: what a write owes, which tables may be named, what is refused wherever it stands.
import { expect, test } from 'vitest';
import { isAdvice, violationsOf } from '../statement-rules.js';
import { accepts, CATALOGUE, refuses } from './verdicts.js';

test('an update or delete names the account of its target and of every table beside it', async () => {
  await accepts(
    'UPDATE app.agent SET name = $3, version = version + 1 WHERE account_id = $1 AND id = $2 AND version = $4 RETURNING *',
    'UPDATE app.agent t SET name = p.name FROM unnest($2::uuid[], $3::text[]) p (id, name) WHERE t.account_id = $1 AND t.id = p.id',
    'DELETE FROM app.agent t USING app.incident i WHERE t.account_id = $1 AND i.account_id = $1 AND i.agent_id = t.id',
  );
  await refuses('UPDATE app.agent t SET name = $2 WHERE t.id = $1', 'app.agent t is updated without its account');
  await refuses('DELETE FROM app.agent', 'app.agent is deleted from without its account');
  await refuses(
    'UPDATE app.agent t SET name = i.name FROM app.incident i WHERE t.account_id = $1 AND i.account_id = t.account_id',
    'app.incident i is read without its account',
  );
});

test('a claim by sub-select names the account twice', async () => {
  const claim = (inner: string): string =>
    `UPDATE app.agent t SET claimed_by = $2 WHERE t.account_id = $1 AND t.id IN
       (SELECT c.id FROM app.agent c WHERE ${inner} ORDER BY c.id LIMIT 5 FOR UPDATE SKIP LOCKED)`;
  await accepts(claim('c.account_id = $1'));
  await refuses(claim('c.claimed_by IS NULL'), 'app.agent c is read under a row lock without its account');
});

test('every inserted row is given its account by the same parameter', async () => {
  await accepts('INSERT INTO app.agent (account_id, id, name) VALUES ($1, $2, $3), ($1::uuid, $4, $5) RETURNING id');
  const noAccount = (row: number): string => `row ${row} inserted into app.agent has no account`;
  await refuses('INSERT INTO app.agent (id, name) VALUES ($1, $2)', noAccount(1));
  await refuses('INSERT INTO app.agent VALUES ($1, $2)', noAccount(1));
  await refuses('INSERT INTO app.agent (id, account_id) VALUES ($2, $1), ($3, DEFAULT)', noAccount(2));
  await refuses('INSERT INTO app.agent (account_id, id) VALUES ($1, $2), ($3, $4)', 'names its account by $1 and $3');
});

test('rows are inserted as VALUES, not from a select', async () => {
  const noValues = 'app.agent is inserted into without VALUES';
  await refuses('INSERT INTO app.agent (account_id, id) SELECT $1, id FROM unnest($2::uuid[]) id', noValues);
  await refuses('INSERT INTO app.agent DEFAULT VALUES', noValues);
});

test('a conflict target begins with the account', async () => {
  const insert = (conflict: string): string =>
    `INSERT INTO app.agent (account_id, key) VALUES ($1, $2) ON CONFLICT ${conflict}`;
  await accepts(
    insert('(account_id, key) DO NOTHING RETURNING key'),
    insert('(account_id, key) DO UPDATE SET name = EXCLUDED.name'),
    insert('ON CONSTRAINT agent_key_uq DO NOTHING'),
  );
  await refuses(insert('(key) DO NOTHING'), 'ON CONFLICT on app.agent has a target without account_id');
  await refuses(insert('DO NOTHING'), 'ON CONFLICT on app.agent has a target without account_id');
});

test('a row never moves to another account', async () => {
  await refuses('UPDATE app.agent SET account_id = $2 WHERE account_id = $1', 'app.agent is given another account_id');
  await refuses(
    'INSERT INTO app.agent (account_id, id) VALUES ($1, $2) ON CONFLICT (account_id, id) DO UPDATE SET account_id = $3',
    'app.agent is given another account_id',
  );
  await accepts('UPDATE app.membership SET account_id = $2 WHERE id = $1');
});

test('a reference table is not written from a tenant table', async () => {
  await accepts('UPDATE app.person SET name = $2 WHERE id = $1', 'INSERT INTO app.idempotency_key (key) SELECT $1');
  await refuses(
    'UPDATE app.account SET agents = (SELECT count(*) FROM app.agent t WHERE t.account_id = $1) WHERE id = $1',
    'app.account is updated in a statement over the tenant table app.agent',
  );
});

test('ids, times and random values come from the gateway', async () => {
  const update = (value: string): string => `UPDATE app.agent SET name = ${value}::text WHERE account_id = $1`;
  const upsert = (value: string): string =>
    `INSERT INTO app.agent (account_id, id, seen) VALUES ($1, $2, now()) ON CONFLICT (account_id, id) DO UPDATE SET ${value}`;
  await accepts(update('$2'), upsert('seen = EXCLUDED.seen'), `${update('$2')} AND seen < now()`);
  for (const value of [
    'now()',
    'CURRENT_TIMESTAMP(3)',
    'pg_catalog.clock_timestamp()',
    'gen_random_uuid()',
    'random() * 2',
  ]) {
    await refuses(update(value), 'made by the gateway');
    await refuses(upsert(`name = ${value}::text`), 'ON CONFLICT DO UPDATE calls');
  }
  await refuses(upsert('seen = $3 WHERE agent.seen < now()'), 'ON CONFLICT DO UPDATE calls now()');
  await refuses('DELETE FROM app.agent WHERE account_id = $1 AND random() < 0.5', 'DELETE calls random()');
});

test('every table is named with its schema and known to the catalogue', async () => {
  await accepts(
    'SELECT now(), n FROM generate_series(1, 3) n',
    'SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = $1',
  );
  await refuses(
    'SELECT 1 FROM membership m',
    'membership has no schema, so search_path decides what it is: write app.membership',
  );
  await refuses('SELECT 1 FROM app.secret', 'app.secret is in no catalogue');
  await refuses('SELECT 1 FROM other.agent', 'other.agent is in no catalogue');
  await refuses('SELECT 1 FROM db.app.agent', 'db.app.agent is in no catalogue');
  await refuses('SELECT id INTO app.person FROM app.account', 'app.person stands where this check does not look');
});

test('set_config never, SET only LOCAL and only what changes no meaning', async () => {
  await accepts("SET LOCAL app.account = 'x'", "SET LOCAL lock_timeout = '1s'", 'SET TRANSACTION READ ONLY');
  await refuses("SELECT set_config('app.account', $1, true)", 'set_config() does not reach the shards');
  await refuses('SELECT 1 FROM app.person p WHERE pg_catalog.set_config($1, $2, true) IS NULL', 'set_config()');
  await refuses("SET app.account = 'x'", 'SET app.account without LOCAL outlives the request');
  await refuses('SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY', 'without LOCAL');
  await refuses('RESET app.account', 'without LOCAL');
  await refuses('SET LOCAL row_security = off', 'SET LOCAL row_security changes what SQL means');
});

test('each command is its own message', async () => {
  await accepts(
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    'SAVEPOINT s',
    'ROLLBACK TO s',
    'COMMIT;',
    '-- nothing',
  );
  await refuses("BEGIN; SET LOCAL app.account = 'x'", 'several commands in one message');
  await refuses('COMMIT; DELETE FROM app.agent', 'several commands in one message', 'app.agent is deleted from');
});

test('what the app role has no business with is refused unread, and so is what does not parse', async () => {
  await refuses('TRUNCATE app.agent', 'TruncateStmt is no statement of the app role');
  await refuses("DO 'BEGIN DELETE FROM app.agent; END'", 'DoStmt is no statement');
  await refuses('PREPARE p AS SELECT 1 FROM app.agent', 'PrepareStmt is no statement');
  await refuses('SELEC 1', 'does not parse');
});

test('MERGE is refused', async () => {
  await refuses(
    'MERGE INTO app.agent t USING app.person p ON t.id = p.id WHEN MATCHED THEN DELETE',
    'MERGE does not run',
  );
  await refuses(
    'WITH m AS (MERGE INTO app.person t USING (SELECT 1 AS id) p ON t.role = $1 WHEN MATCHED THEN DELETE RETURNING t.id) SELECT 1 FROM m',
    'app.person stands where this check does not look',
    'the CTE m modifies data',
    'MERGE does not run',
  );
});

test('GROUP BY is plain', async () => {
  const count = (group: string): string => `SELECT count(*) FROM app.agent t WHERE t.account_id = $1 GROUP BY ${group}`;
  await accepts(count('t.organization_id, t.name HAVING count(*) > 1'));
  for (const group of ['ROLLUP (t.name)', 'CUBE (t.name)', 'GROUPING SETS ((t.name), ())']) {
    await refuses(count(group), 'GROUPING SETS, CUBE and ROLLUP');
  }
});

test('a CTE only reads', async () => {
  await refuses(
    'WITH gone AS (DELETE FROM app.agent t WHERE t.account_id = $1 RETURNING t.id) SELECT id FROM gone',
    'the CTE gone modifies data',
  );
});

test('a keyset is written out, not compared as a row', async () => {
  const after = (keyset: string): string => `SELECT 1 FROM app.agent t WHERE t.account_id = $1 AND ${keyset}`;
  await accepts(after('(t.seen < $2 OR (t.seen = $2 AND t.id < $3))'), after('(t.id, t.name) IN (($2, $3))'));
  await refuses(after('(t.seen, t.id) < ($2, $3)'), 'a keyset by row comparison');
  await refuses(after('ROW(t.seen, t.id) >= ROW($2, $3)'), 'a keyset by row comparison');
  await refuses(after('(t.seen, t.id) BETWEEN ($2, $3) AND ($4, $5)'), 'a keyset by row comparison');
  await refuses(after('(t.seen, t.id) > ALL (SELECT p.seen, p.id FROM app.person p)'), 'a keyset by row comparison');
});

test('OFFSET is only advised against', async () => {
  const page = '(SELECT t.id FROM app.agent t WHERE t.account_id = $1 LIMIT 20 OFFSET $2) UNION SELECT $3';
  await refuses(page, 'Advice: OFFSET reads all that it skips: use keyset paging');
  expect((await violationsOf(page, CATALOGUE)).every(isAdvice)).toBe(true);
});

test('pg_notify is a statement of its own', async () => {
  await accepts('SELECT pg_notify($1, $2)', 'LISTEN changes');
  await refuses(
    "SELECT pg_notify('changes', t.id::text) FROM app.agent t WHERE t.account_id = $1",
    'pg_notify() over a table is lost',
  );
  await refuses(
    "UPDATE app.agent t SET name = $2 WHERE t.account_id = $1 RETURNING pg_notify('x', 'y')",
    'pg_notify() over a table',
  );
});

test('no function reads tables out of sight', async () => {
  await accepts('SELECT lower($1), pg_catalog.version()');
  await refuses('SELECT app.agents_of($1)', 'app.agents_of() may read tables out of sight');
  await refuses("SELECT query_to_xml('SELECT * FROM app.agent', true, true, '')", 'reads tables by a text');
});
