import { Row, type RowClass } from '../row.js';

/**
 * What a column holds, as far as lists can be filtered and sorted by it. A closed set says its names in their order. What
 * is kept as JSON and what is secret has no kind, and so can be neither filtered nor sorted by.
 */
export type ColumnKind =
  | { readonly kind: 'id' | 'text' | 'prose' | 'int' | 'flag' | 'time' | 'texts' }
  | { readonly kind: 'one' | 'many'; readonly names: readonly string[] };

const kinds = new Map<object, Map<string, ColumnKind>>();

/** Called by the decorators of `columns.ts`, once for each column that is a field. */
export function searchable(prototype: object, property: string, kind: ColumnKind): void {
  const known = kinds.get(prototype) ?? new Map<string, ColumnKind>([]);
  kinds.set(prototype, known.set(property, kind));
}

const known = new Map<RowClass, ReadonlyMap<string, ColumnKind>>();

/** The fields that lists of a class can be filtered by, in the order of their declaration; `id` comes first. */
export function searchableFields(rowClass: RowClass): ReadonlyMap<string, ColumnKind> {
  const fields =
    known.get(rowClass) ??
    new Map([['id', ID] as const, ...ancestry(rowClass).flatMap((prototype) => [...(kinds.get(prototype) ?? [])])]);
  known.set(rowClass, fields);
  return fields;
}

const ID: ColumnKind = { kind: 'id' };

/** Lists of values have no order; prose has one that nobody asks for, and its cursors would hold whole reports. */
export const isSortable = ({ kind }: ColumnKind): boolean => !['texts', 'many', 'prose'].includes(kind);

/** The prototypes from the base of all rows down to the class itself. */
function ancestry(rowClass: RowClass): readonly object[] {
  const prototypes: object[] = [];
  for (let at = rowClass.prototype as object; at !== Row.prototype; at = Object.getPrototypeOf(at) as object)
    prototypes.unshift(at);
  return prototypes;
}
