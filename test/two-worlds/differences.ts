import type { KnownRow } from '../isolation/world.js';
import { meaningOf } from './meanings.js';
import { changedIn, type Change } from './other-world.js';
import { byName, columnsOf, shownIn } from './shown.js';
import type { Sight } from './sight.js';

/** How many cells are otherwise in the other world, by type and column; rows that came or went count whole. */
export function changedCells(changes: readonly Change[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const change of changes) {
    for (const column of changedIn(change)) {
      const name = `${change.type}.${column}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

/** The types and columns of which somebody does not see some value that there is. */
export function hiddenColumns(sight: Sight): readonly string[] {
  const all = [...sight.world.byType.values()].flat();
  const rows = byName(all);
  const isHidden = (row: KnownRow, column: string): boolean => {
    const { kind } = meaningOf(row.type, column, row.columns);
    return kind !== 'place' && row.columns[column] !== null && shownIn(sight, row, column, rows) === undefined;
  };
  const hidden = all.flatMap((row) =>
    columnsOf(row)
      .filter((column) => isHidden(row, column))
      .map((column) => `${row.type}.${column}`),
  );
  return [...new Set(hidden)].sort();
}
