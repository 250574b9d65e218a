import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../src/embedded-postgres.js';
import { migrate, ownerDataSource } from '../src/entities/data-source.js';
import { seedDemoWorld } from '../src/seed/demo-world.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The database that every test file clones: migrated and filled with the demo world. */
    database: { readonly template: string; readonly ownerUrl: string; readonly appUrl: string };
  }
}

export const TEMPLATE = 'fieldgate_template';

/** The instant at which the demo world of the tests was seeded. */
export const SEEDED_AT = new Date('2026-11-01T00:00:00Z');

/**
 * Starts one cluster for the whole run (or takes the server of DATABASE_OWNER_URL), and prepares the template once.
 * Test files clone it, so that none sees what another wrote.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { ownerUrl, appUrl, stop } = await server();
  await recreate(ownerUrl, TEMPLATE);
  const owner = await ownerDataSource(inDatabase(ownerUrl, TEMPLATE)).initialize();
  await migrate(owner, new URL(appUrl).username);
  await seedDemoWorld(owner, SEEDED_AT);
  await owner.destroy();
  provide('database', { template: TEMPLATE, ownerUrl, appUrl });
  return stop;
}

async function server(): Promise<{ ownerUrl: string; appUrl: string; stop: () => Promise<void> }> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  if (DATABASE_URL !== undefined) {
    if (DATABASE_OWNER_URL === undefined) throw new Error('The tests need DATABASE_OWNER_URL besides DATABASE_URL.');
    return { ownerUrl: DATABASE_OWNER_URL, appUrl: DATABASE_URL, stop: () => Promise.resolve() };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'fieldgate-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durability: 'throwaway' });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, stop };
}

/** The same server and role, another database. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function recreate(ownerUrl: string, database: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${database}`);
  await client.end();
}
