import type { KnownRow } from '../isolation/world.js';
import { meaningOf } from './meanings.js';
import { camel, fieldOf, typesOfRows, yieldedBy } from './published.js';
import { columnsOf } from './shown.js';

/** A field of a row that shows another one, and the column that says which. */
export interface Reference {
  readonly field: string;
  readonly target: string;
  readonly column: string;
}

/** What a row leads to; where it stands, too, if a field shows that. */
export const referencesOf = (row: KnownRow): readonly Reference[] =>
  columnsOf(row).flatMap((column): readonly Reference[] => {
    const meaning = meaningOf(row.type, column, row.columns);
    if (meaning.kind === 'reference')
      return meaning.field === null ? [] : [{ field: meaning.field, target: meaning.target, column }];
    const field = camel(column.replace(/_id$/, ''));
    const shown = column.endsWith('_id') ? fieldOf(row.type, field) : undefined;
    const target = shown === undefined ? undefined : yieldedBy(shown).name;
    return target === undefined || !ROWS.has(target) ? [] : [{ field, target, column }];
  });

const ROWS = new Set(typesOfRows.map(({ name }) => name));
