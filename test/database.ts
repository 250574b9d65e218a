import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/embedded-postgres.js';
import { migrate, ownerDataSource } from '../src/entities/data-source.js';
import { seedDemoWorld } from '../src/seed/demo-world.js';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly database: TestServer & { readonly template: string };
  }
}

interface TestServer {
  readonly mode: 'database per gateway' | 'schema per run';
  readonly ownerUrl: string;
  readonly appUrl: string;
}

const TEMPLATE = 'fieldgate_template';

/** The instant at which the demo world of the tests was seeded. */
export const SEEDED_AT = new Date('2026-11-01T00:00:00Z');

/**
 * Starts one cluster for the whole run, or takes the server of TEST_CITUS_URL or DATABASE_OWNER_URL, and prepares the
 * template once. Every gateway of the tests gets a world of its own, so that none sees what another wrote.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { stop, ...server } = await theServer();
  if (server.mode === 'database per gateway') {
    await recreate(server.ownerUrl, TEMPLATE);
    await makeWorld(inDatabase(server.ownerUrl, TEMPLATE), server.appUrl);
  }
  provide('database', { ...server, template: TEMPLATE });
  return stop;
}

/** Makes the schema anew, with the demo world in it. */
export async function makeWorld(ownerUrl: string, appUrl: string): Promise<void> {
  const owner = await ownerDataSource(ownerUrl).initialize();
  await owner.query('DROP SCHEMA IF EXISTS fieldgate CASCADE');
  await migrate(owner, new URL(appUrl).username);
  await seedDemoWorld(owner, SEEDED_AT);
  await owner.destroy();
}

/** The same server and role, another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function theServer(): Promise<TestServer & { stop: () => Promise<void> }> {
  const { DATABASE_URL, DATABASE_OWNER_URL, TEST_CITUS_URL } = process.env;
  const nothing = (): Promise<void> => Promise.resolve();
  if (TEST_CITUS_URL !== undefined) {
    const appUrl = await citusRole(TEST_CITUS_URL);
    return { mode: 'schema per run', ownerUrl: TEST_CITUS_URL, appUrl, stop: nothing };
  }
  if (DATABASE_URL !== undefined) {
    if (DATABASE_OWNER_URL === undefined) throw new Error('The tests need DATABASE_OWNER_URL besides DATABASE_URL.');
    return { mode: 'database per gateway', ownerUrl: DATABASE_OWNER_URL, appUrl: DATABASE_URL, stop: nothing };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'fieldgate-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durability: 'throwaway' });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { mode: 'database per gateway', ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, stop };
}

const CITUS_ROLE = 'fieldgate_app';

/**
 * The gateway's role on a Citus cluster. A statement that is not of one account is an error there (scaling.md, fact 10),
 * and without the extension the tests refuse to run: a wrong URL must not pass for a proof.
 */
async function citusRole(ownerUrl: string): Promise<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('SELECT citus_version()');
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [CITUS_ROLE]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${CITUS_ROLE} LOGIN PASSWORD '${CITUS_ROLE}'`);
  await client.query(`ALTER ROLE ${CITUS_ROLE} SET citus.multi_task_query_log_level = 'error'`);
  await client.end();
  const appUrl = new URL(ownerUrl);
  appUrl.username = CITUS_ROLE;
  appUrl.password = CITUS_ROLE;
  return appUrl.href;
}

async function recreate(ownerUrl: string, database: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${database}`);
  await client.end();
}
