// What the two specs share: a small world of tables, and the two verdicts.
import { expect } from 'vitest';
import { violationsOf, type Catalogue } from '../statement-rules.js';

export const CATALOGUE: Catalogue = {
  tenant: ['organization', 'agent', 'incident', 'audit_entry'],
  reference: ['reseller', 'account', 'person', 'membership', 'idempotency_key'],
  local: ['outbox_cursor', 'pg_catalog.pg_roles'],
  schema: 'app',
};

export async function accepts(...statements: readonly string[]): Promise<void> {
  for (const sql of statements) expect(await violationsOf(sql, CATALOGUE), sql).toEqual([]);
}

/** Exactly these violations, each known by a part of its sentence: a rule must not refuse for another rule's reason. */
export async function refuses(sql: string, ...reasons: readonly string[]): Promise<void> {
  expect(await violationsOf(sql, CATALOGUE), sql).toEqual(reasons.map((reason) => expect.stringContaining(reason)));
}
