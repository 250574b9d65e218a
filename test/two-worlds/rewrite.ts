import type { Client } from 'pg';
import { storageOf } from '../../src/entities/row.js';
import { ROW_CLASSES } from '../../src/entities/catalogue.js';
import type { Columns } from '../isolation/world.js';
import type { Holds } from './another.js';
import type { Change, HoldsOf } from './other-world.js';
import { camel, membersOf } from './published.js';

const TABLES = new Map(ROW_CLASSES.map((rowClass) => [rowClass.name, storageOf(rowClass).table]));
export const tableOf = (type: string): string => TABLES.get(type) ?? '';

/** What the columns of all tables can hold. */
export async function readColumns(owner: Client): Promise<HoldsOf> {
  const { rows } = await owner.query<{ coordinate: string; type: string; nullable: boolean }>(
    `SELECT table_name || '.' || column_name AS coordinate, udt_name AS type, is_nullable = 'YES' AS nullable
     FROM information_schema.columns WHERE table_schema = 'fieldgate'`,
  );
  const known = new Map(rows.map(({ coordinate, ...holds }) => [coordinate, holds]));
  return (type, column): Holds => {
    const holds = known.get(`${tableOf(type)}.${column}`);
    if (holds === undefined) throw new Error(`There is no column ${type}.${column}.`);
    return { ...holds, members: membersOf(type, camel(column)) };
  };
}

/** Makes the other world out of a copy of the one. What nobody sees need not obey the rules of its table. */
export async function rewrite(owner: Client, changes: readonly Change[], personId: string): Promise<void> {
  await owner.query('BEGIN');
  await owner.query(LOOSEN);
  for (const [type] of TABLES) {
    const changed = changes.filter((change) => change.type === type && change.after !== change.before);
    await clear(
      owner,
      type,
      changed.flatMap(({ before }) => (before === null ? [] : [before])),
    );
    await fill(
      owner,
      type,
      changed.flatMap(({ after }) => (after === null ? [] : [after])),
    );
  }
  for (const statement of DERIVED) await owner.query(statement);
  await owner.query(
    `UPDATE fieldgate.person SET status = CASE status WHEN 'ACTIVE' THEN 'DISABLED' ELSE 'ACTIVE' END, kind = 'SERVICE',
       subject_key = reverse(subject_key), sessions_invalid_before = '2026-07-01', updated_at = '2026-07-01' WHERE id <> $1`,
    [personId],
  );
  await owner.query('COMMIT');
  await owner.query('ANALYZE');
}

async function clear(owner: Client, type: string, rows: readonly Columns[]): Promise<void> {
  const key = type === 'User' ? ['place_id', 'id'] : ['id'];
  const arrays = key.map((column) => rows.map((row) => row[column] as string));
  await owner.query(
    `DELETE FROM fieldgate.${tableOf(type)} t USING unnest(${key.map((_, n) => `$${n + 1}::uuid[]`).join(', ')}) AS gone (${key.join(', ')})
     WHERE ${key.map((column) => `t.${column} = gone.${column}`).join(' AND ')}`,
    arrays,
  );
  if (type === 'Membership')
    await owner.query('DELETE FROM fieldgate.membership_organization WHERE membership_id = ANY ($1::uuid[])', arrays);
}

async function fill(owner: Client, type: string, rows: readonly Columns[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    await owner.query(
      `INSERT INTO fieldgate.${tableOf(type)} SELECT * FROM jsonb_populate_recordset(NULL::fieldgate.${tableOf(type)}, $1::jsonb)`,
      [JSON.stringify(rows.slice(from, from + 1000))],
    );
  }
  const assigned = rows.flatMap(({ id, account_id, subject_key, assigned: ids }) =>
    [...new Set((ids ?? []) as readonly string[])].map((organization_id) => ({
      membership_id: id as string,
      organization_id,
      account_id: account_id as string,
      subject_key: subject_key as string | null,
    })),
  );
  if (type !== 'Membership') return;
  await owner.query(
    `INSERT INTO fieldgate.membership_organization
     SELECT * FROM jsonb_populate_recordset(NULL::fieldgate.membership_organization, $1::jsonb)`,
    [JSON.stringify(assigned)],
  );
}

const LOOSEN = `DO $$ DECLARE rule record; BEGIN
  FOR rule IN SELECT conrelid::regclass AS of, conname FROM pg_constraint
    WHERE connamespace = 'fieldgate'::regnamespace AND contype IN ('f', 'c', 'u') ORDER BY contype = 'u' LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.of, rule.conname);
  END LOOP;
  FOR rule IN SELECT i.indexrelid::regclass AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = 'fieldgate'::regnamespace AND i.indisunique AND NOT i.indisprimary LOOP
    EXECUTE format('DROP INDEX %s', rule.name);
  END LOOP; END $$`;

/** What an account hands down says what its rows say. */
const DERIVED = [
  'DELETE FROM fieldgate.baseline_exclusion',
  `INSERT INTO fieldgate.baseline_exclusion (account_id, id, kind, value, risky)
   SELECT account_id, baseline_id, kind, value, risky FROM fieldgate.exclusion WHERE baseline_id IS NOT NULL`,
  'DELETE FROM fieldgate.baseline_policy',
  `INSERT INTO fieldgate.baseline_policy (account_id, id, mode, settings)
   SELECT account_id, baseline_id, mode, settings FROM fieldgate.defender_policy WHERE baseline_id IS NOT NULL`,
];
