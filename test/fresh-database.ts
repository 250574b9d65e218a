import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { inDatabase, makeWorld } from './database.js';

/** A demo world of its own, under both roles. */
export interface FreshDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/**
 * The harness knows two modes (rulings 8): a clone of the template per gateway, or, where databases cannot be cloned
 * (Citus), the schema made anew in the one database there is; then test files run one after the other.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { mode, ownerUrl, appUrl, template } = inject('database');
  if (mode === 'schema per run') {
    await makeWorld(ownerUrl, appUrl);
    return { ownerUrl, appUrl, drop: () => Promise.resolve() };
  }
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await asOwner(ownerUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  return {
    ownerUrl: inDatabase(ownerUrl, name),
    appUrl: inDatabase(appUrl, name),
    drop: () => asOwner(ownerUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function asOwner(ownerUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}
