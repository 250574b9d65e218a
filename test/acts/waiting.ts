import { Client } from 'pg';
import { expect, inject } from 'vitest';
import { inDatabase } from '../database.js';
import type { TestGateway } from '../gateway.js';

/** A connection of the owner besides the one of the harness, for a transaction that stays open. */
async function anotherOwner({ owner }: TestGateway): Promise<Client> {
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  const client = new Client({ connectionString: inDatabase(inject('database').ownerUrl, rows[0]?.name ?? '') });
  await client.connect();
  return client;
}

/** Returns once somebody of the gateway waits for a lock. */
async function somebodyWaits({ owner }: TestGateway): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await owner.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity
         WHERE application_name = 'fieldgate' AND datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows[0]?.waiting;
    })
    .toBeGreaterThan(0);
}

/** While an open transaction holds what `statements` touch, an act runs into it and waits; then the transaction ends. */
export async function whileHeld<Result>(
  gateway: TestGateway,
  statements: readonly string[],
  act: () => Promise<Result>,
  ending: 'COMMIT' | (() => Promise<unknown>),
): Promise<Result> {
  const holder = await anotherOwner(gateway);
  try {
    await holder.query('BEGIN');
    for (const statement of statements) await holder.query(statement);
    const acting = act();
    await somebodyWaits(gateway);
    if (typeof ending === 'function') await ending();
    await holder.query(ending === 'COMMIT' ? 'COMMIT' : 'ROLLBACK');
    return await acting;
  } finally {
    await holder.end();
  }
}
