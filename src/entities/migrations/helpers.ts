import type { QueryRunner } from 'typeorm';
import type { Placement } from '../row.js';

/** What the tables of tenants begin and end with (scaling.md section 4). */
export const KEY = `account_id uuid NOT NULL, id uuid NOT NULL`;
export const STAMPS = `created_at timestamptz(3) NOT NULL, updated_at timestamptz(3) NOT NULL`;
export const PRIMARY = `PRIMARY KEY (account_id, id)`;

/** The foreign keys to where a row stands. */
export const ACCOUNT = '(account_id) REFERENCES fieldgate.account (id)';
export const ORGANIZATION = '(account_id, organization_id) REFERENCES fieldgate.organization (account_id, id)';

/** Tables of one placement, in an order in which they can be made; none is without a wall. */
export interface Building<Table extends string> {
  readonly placement: Placement;
  readonly tables: Readonly<Record<Table, string>>;
  readonly indexes?: readonly string[];
  readonly uniqueIndexes?: readonly string[];
  readonly foreignKeys: readonly (readonly [table: NoInfer<Table>, name: string, key: string])[];
  readonly walls: Readonly<Record<NoInfer<Table>, string>>;
}

export async function build<Table extends string>(
  runner: QueryRunner,
  { placement, tables, indexes = [], uniqueIndexes = [], foreignKeys, walls }: Building<Table>,
): Promise<void> {
  for (const [table, columns] of Object.entries<string>(tables)) {
    await runner.query(`CREATE TABLE fieldgate.${table} (${columns})`);
  }
  for (const index of indexes) await runner.query(`CREATE INDEX ON fieldgate.${index}`);
  for (const index of uniqueIndexes) await runner.query(`CREATE UNIQUE INDEX ${index}`);
  await place(runner, placement, Object.keys(tables));
  for (const [table, name, key] of foreignKeys) {
    await runner.query(`ALTER TABLE fieldgate.${table} ADD CONSTRAINT ${name} FOREIGN KEY ${key}`);
  }
  for (const [table, condition] of Object.entries<string>(walls)) await wall(runner, table, condition);
}

export async function raze(runner: QueryRunner, tables: Readonly<Record<string, string>>): Promise<void> {
  for (const table of Object.keys(tables).reverse()) await runner.query(`DROP TABLE fieldgate.${table} CASCADE`);
}

/** First in every migration: DDL over several distributed tables in one transaction (scaling.md, i). Plain PostgreSQL takes it too. */
export const sequentially = (runner: QueryRunner): Promise<unknown> =>
  runner.query(`SET LOCAL citus.multi_shard_modify_mode TO 'sequential'`);

/** Places tables on a sharded PostgreSQL, before their foreign keys; without the extension there is nothing to do. */
export async function place(runner: QueryRunner, placement: Placement, tables: readonly string[]): Promise<void> {
  const [citus] = (await runner.query(`SELECT 1 FROM pg_extension WHERE extname = 'citus'`)) as unknown[];
  if (citus === undefined) return;
  for (const table of tables) {
    const call =
      placement === 'reference' ? `create_reference_table($1)` : `create_distributed_table($1, 'account_id')`;
    await runner.query(`SELECT ${call}`, [`fieldgate.${table}`]);
  }
}

/** The setting of the tenant wall that lists the places in scope: `*`, or ids of organizations and of the account. */
const SCOPE = `current_setting('app.organizations', true)`;
const setting = (name: string): string => `nullif(current_setting('${name}', true), '')`;
const listed = (id: string): string => `(${SCOPE} = '*' OR ${id}::text = ANY (string_to_array(${SCOPE}, ',')))`;
const account = `account_id = ${setting('app.account')}::uuid`;

/** The walls (rulings 6). Scalars, because parsing an array of accounts costs milliseconds a statement. */
export const WALL = {
  /** Rows that stand at the account itself. */
  account: `${account} AND ${listed('account_id')}`,
  /** Values that the account hands down to whoever belongs anywhere in it (rulings 13); never rows that somebody wrote. */
  anywhereInAccount: account,
  organization: `${account} AND ${listed('organization_id')}`,
  organizationItself: `${account} AND ${listed('id')}`,
  organizationOrAccount: `${account} AND ${listed('coalesce(organization_id, account_id)')}`,
  /** Rows of several organizations are in scope where one of them is; those of none stand at the account. */
  organizations:
    `${account} AND (${SCOPE} = '*' OR organization_ids::text[] && string_to_array(${SCOPE}, ',')` +
    ` OR (organization_ids = '{}' AND ${listed('account_id')}))`,
  /** Reference rows have walls too: by account, reseller or person. */
  accountItself:
    `id = ${setting('app.account')}::uuid AND ${listed('id')} OR id = ANY (string_to_array(${setting('app.accounts')}, ',')::uuid[])` +
    ` OR reseller_id = ${setting('app.reseller')}::uuid`,
  resellerItself: `id = ${setting('app.reseller')}::uuid`,
  reseller: `reseller_id = ${setting('app.reseller')}::uuid`,
  accountOrReseller: `${account} AND ${listed('account_id')} OR reseller_id = ${setting('app.reseller')}::uuid`,
  person: `subject_key = ${setting('app.subject')} OR id = ${setting('app.person')}::uuid`,
  personAtPlace:
    `${account} OR reseller_id = ${setting('app.reseller')}::uuid` +
    ` OR (account_id IS NULL AND reseller_id IS NULL AND id = ${setting('app.person')}::uuid)`,
  membership: `${account} AND ${listed('coalesce(organization_id, account_id)')} OR reseller_id = ${setting('app.reseller')}::uuid OR subject_key = ${setting('app.subject')}`,
  /** Rows that are the same for whoever is signed in. */
  everybody: `${setting('app.person')} IS NOT NULL`,
  assignedOrganization: `${account} OR subject_key = ${setting('app.subject')}`,
} as const;

/**
 * PERMISSIVE, as every policy here: Citus forgets RESTRICTIVE, and the rows would leak (scaling.md, fact 4). Any second
 * policy therefore only opens further, as the doors for platform support do, each for one command (migration 8).
 */
export async function wall(runner: QueryRunner, table: string, condition: string): Promise<void> {
  await runner.query(`ALTER TABLE fieldgate.${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE fieldgate.${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY wall ON fieldgate.${table} USING (${condition}) WITH CHECK (${condition})`);
}

/** A CHECK that a column holds a member of a closed set. */
export const among = (column: string, names: readonly string[]): string =>
  `CHECK (${column} IN (${names.map((name) => `'${name}'`).join(', ')}))`;
