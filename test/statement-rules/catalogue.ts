// Which tables there are and where they would stand on Citus.
import type { Of } from './tree.js';

/** Names without schema; a name with a dot (`pg_catalog.pg_roles`) is taken as it stands. */
export interface Catalogue {
  readonly tenant: readonly string[];
  readonly reference: readonly string[];
  readonly local: readonly string[];
  readonly schema: string;
}

export type Placement = 'tenant' | 'reference' | 'local' | 'unknown';
export type Table = Of<'RangeVar'>;

const PLACEMENTS = ['tenant', 'reference', 'local'] as const;

export function placementOf(table: Table, catalogue: Catalogue): Placement {
  const name = nameOf(table, catalogue);
  return (
    PLACEMENTS.find((placement) => catalogue[placement].some((known) => full(known, catalogue) === name)) ?? 'unknown'
  );
}

/** An unqualified table is judged as if it stood in our schema: a missing schema must not hide a missing account. */
export function nameOf(table: Table, { schema }: Catalogue): string {
  return [table.catalogname, table.schemaname ?? schema, table.relname].filter(Boolean).join('.');
}

const full = (known: string, { schema }: Catalogue): string => (known.includes('.') ? known : `${schema}.${known}`);
