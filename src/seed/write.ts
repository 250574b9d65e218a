import type { DataSource, QueryRunner } from 'typeorm';
import { columnName } from '../entities/row.js';
import type { Wall } from '../entities/session.js';
import type { Parcel } from './rows.js';

/** PostgreSQL takes 65,535 parameters a statement. */
const MOST_PARAMETERS = 60_000;

/** One seed at a time on a database: two replicas may start together. */
const SEED_LOCK = 4_127_002;

/** Runs in one transaction, alone among all seeds of the database. */
export async function alone<Result>(
  owner: DataSource,
  work: (runner: QueryRunner) => Promise<Result>,
): Promise<Result> {
  return owner.transaction('READ COMMITTED', async ({ queryRunner }) => {
    if (queryRunner === undefined) throw new Error('A transaction without a connection.');
    await queryRunner.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    return work(queryRunner);
  });
}

/** Writes parcels in their order, each behind its wall: an owner without BYPASSRLS meets the walls, too. */
export async function write(runner: QueryRunner, parcels: readonly Parcel[]): Promise<void> {
  const standing = new Map<string, string>();
  for (const { table, rows, wall } of parcels) {
    if (rows.length === 0) continue;
    await raise(runner, wall, standing);
    await insert(runner, table, rows);
  }
}

/** Each SET LOCAL is a message of its own, as a sharded PostgreSQL wants it (scaling.md, fact 5). */
export async function raise(runner: QueryRunner, wall: Wall, standing = new Map<string, string>()): Promise<void> {
  for (const [setting, value] of Object.entries(wall)) {
    if (standing.get(setting) === value) continue;
    if (!/^[0-9a-f,*-]*$/.test(value)) throw new Error(`The wall's setting ${setting} has a value that is no id.`);
    await runner.query(`SET LOCAL ${setting} = '${value}'`);
    standing.set(setting, value);
  }
}

async function insert(runner: QueryRunner, table: string, rows: readonly object[]): Promise<void> {
  const properties = Object.keys(rows[0] ?? {});
  const json = jsonColumns(runner, table);
  const size = Math.floor(MOST_PARAMETERS / properties.length);
  for (let start = 0; start < rows.length; start += size) {
    const batch = rows.slice(start, start + size);
    const values = batch.flatMap((row) => properties.map((property) => parameter(row, property, json)));
    await runner.query(insertSql(table, properties, batch.length), values);
  }
}

function insertSql(table: string, properties: readonly string[], rows: number): string {
  const width = properties.length;
  const tuples = Array.from(
    { length: rows },
    (_, row) => `(${properties.map((_property, column) => `$${row * width + column + 1}`).join(',')})`,
  );
  return `INSERT INTO fieldgate.${table} (${properties.map(columnName).join(', ')}) VALUES ${tuples.join(',')}`;
}

/** An array is an array of PostgreSQL unless its column holds JSON. */
function parameter(row: object, property: string, json: ReadonlySet<string>): unknown {
  const value: unknown = Reflect.get(row, property);
  return json.has(property) && value !== null ? JSON.stringify(value) : value;
}

const jsonColumns = (runner: QueryRunner, table: string): ReadonlySet<string> =>
  new Set(
    runner.manager.dataSource.entityMetadatas
      .find(({ tableName }) => tableName === table)
      ?.columns.filter(({ type }) => type === 'jsonb')
      .map(({ propertyName }) => propertyName),
  );
