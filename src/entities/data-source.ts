import { DataSource, type QueryRunner } from 'typeorm';
import type { Pool } from 'pg';
import { ROW_CLASSES, SECRETS, TABLES, WRITES } from './catalogue.js';
import { PeopleAndPlaces1763700000001 } from './migrations/1763700000001-people-and-places.js';
import { Tenants1763700000002 } from './migrations/1763700000002-tenants.js';
import { Evidence1763700000003 } from './migrations/1763700000003-evidence.js';
import { Itdr1763700000004 } from './migrations/1763700000004-itdr.js';
import { Defender1763700000005 } from './migrations/1763700000005-defender.js';
import { Settings1763700000006 } from './migrations/1763700000006-settings.js';
import { Integrations1763700000007 } from './migrations/1763700000007-integrations.js';
import { Support1763700000008 } from './migrations/1763700000008-support.js';

/** Every migration, in order; listed, not globbed. */
export const MIGRATIONS = [
  PeopleAndPlaces1763700000001,
  Tenants1763700000002,
  Evidence1763700000003,
  Itdr1763700000004,
  Defender1763700000005,
  Settings1763700000006,
  Integrations1763700000007,
  Support1763700000008,
];

export interface GatewayDatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
}

/** The gateway's connections: the role that owns nothing, a bounded pool, no endless waits. */
export function gatewayDataSource({ url, poolSize, statementTimeoutMs }: GatewayDatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    schema: 'fieldgate',
    entities: [...ROW_CLASSES],
    applicationName: 'fieldgate',
    poolSize,
    extra: {
      pipeline: true,
      connectionTimeoutMillis: 2000,
      idleTimeoutMillis: 30_000,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 10_000,
      options: '-c citus.propagate_set_commands=local -c timezone=UTC', // scaling.md section 4, rules 10 and 14
    },
  });
}

/** The connections of whoever owns the tables: migrates, seeds, tests. */
export const ownerDataSource = (url: string): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    schema: 'fieldgate',
    entities: [...ROW_CLASSES],
    migrations: MIGRATIONS,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    applicationName: 'fieldgate-owner',
    poolSize: 3,
    extra: { pipeline: true, options: '-c citus.propagate_set_commands=local -c timezone=UTC' },
  });

/** The pool beneath TypeORM: reads go through it with prepared statements and pipelining, which TypeORM does not offer. */
export const poolOf = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { master: Pool }).master;

/** One at a time on the whole database: TypeORM does not lock its migrations, and two replicas may start together. */
const MIGRATION_LOCK = 4_127_001;

/** Brings the schema up to date and gives the gateway's role exactly its rights. Safe to run anew and side by side. */
export async function migrate(owner: DataSource, gatewayRole: string): Promise<readonly string[]> {
  const lock = owner.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await lock.query('CREATE SCHEMA IF NOT EXISTS fieldgate');
    await lock.query(
      'CREATE TABLE IF NOT EXISTS fieldgate.seed_mark (world text NOT NULL, seeded_at timestamptz(3) NOT NULL)',
    );
    const applied = await owner.runMigrations();
    await grant(lock, gatewayRole);
    return applied.map(({ name }) => name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
}

async function grant(runner: QueryRunner, role: string): Promise<void> {
  const to = `"${role.replaceAll('"', '""')}"`;
  await runner.query(`GRANT USAGE ON SCHEMA fieldgate TO ${to}`);
  for (const table of [...TABLES.reference, ...TABLES.tenant, ...TABLES.local]) {
    await runner.query(`REVOKE ALL ON fieldgate.${table} FROM ${to}`);
    await runner.query(`GRANT ${await readingOf(runner, table)} ON fieldgate.${table} TO ${to}`);
    for (const right of WRITES[table] ?? []) await runner.query(`GRANT ${right} ON fieldgate.${table} TO ${to}`);
  }
}

/** The right to read a table: all of it or, where it keeps secrets, every other column by name. */
async function readingOf(runner: QueryRunner, table: string): Promise<string> {
  const secrets = SECRETS.get(table);
  if (secrets === undefined) return 'SELECT';
  const columns = (await runner.query(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL ($2)`,
    [`fieldgate.${table}`, secrets],
  )) as readonly { name: string }[];
  return `SELECT (${columns.map(({ name }) => `"${name}"`).join(', ')})`;
}

/** Why the database must not be served with this role (rulings 8); empty when it may be. */
export async function roleFaults(gateway: DataSource): Promise<readonly string[]> {
  const [role] = (await gateway.query(`
    SELECT current_user AS name, r.rolsuper AS superuser,
      EXISTS (SELECT 1 FROM pg_roles b WHERE b.rolbypassrls AND pg_has_role(current_user, b.oid, 'MEMBER')) AS bypass,
      EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = 'fieldgate' AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
    FROM pg_roles r WHERE r.rolname = current_user`)) as [
    { name: string; superuser: boolean; bypass: boolean; owns: boolean },
  ];
  return [
    ...(role.superuser
      ? [`The role ${role.name} of DATABASE_URL is a superuser, for whom no tenant wall stands.`]
      : []),
    ...(role.bypass ? [`The role ${role.name} of DATABASE_URL has, or may assume, BYPASSRLS.`] : []),
    ...(role.owns
      ? [`The role ${role.name} of DATABASE_URL owns, or may assume the owner of, tables of the gateway.`]
      : []),
  ];
}

/** Whether every migration that this build knows was applied. */
export async function isMigrated(gateway: DataSource): Promise<boolean> {
  const applied = (await gateway.query('SELECT name FROM fieldgate.migration')) as readonly { name: string }[];
  const names = new Set(applied.map(({ name }) => name));
  return MIGRATIONS.every(({ name }) => names.has(name));
}
