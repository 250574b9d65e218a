import { Row, type RowClass } from '../row.js';

/**
 * What a column holds, as far as lists can be filtered and sorted by it. A closed set says its names in their order. What
 * is kept as JSON and what is secret has no kind, and so can be neither filtered nor sorted by.
 */
export type ColumnKind =
  | { readonly kind: 'id' | 'text' | 'int' | 'flag' | 'time' | 'texts' }
  | { readonly kind: 'one' | 'many'; readonly names: readonly string[] };

const kinds = new Map<object, Map<string, ColumnKind>>();

/** Called by the decorators of `columns.ts`, once for each column that is a field. */
export function searchable(prototype: object, property: string, kind: ColumnKind): void {
  const known = kinds.get(prototype) ?? new Map<string, ColumnKind>([]);
  kinds.set(prototype, known.set(property, kind));
}

/** The fields that lists of a class can be filtered by, in the order of their declaration; `id` comes first. */
export function searchableFields(rowClass: RowClass): ReadonlyMap<string, ColumnKind> {
  const fields = new Map<string, ColumnKind>([['id', { kind: 'id' }]]);
  for (const prototype of ancestry(rowClass))
    for (const [field, kind] of kinds.get(prototype) ?? []) fields.set(field, kind);
  return fields;
}

/** Lists of values have no order. */
export const isSortable = ({ kind }: ColumnKind): boolean => kind !== 'texts' && kind !== 'many';

/** The prototypes from the base of all rows down to the class itself. */
function ancestry(rowClass: RowClass): readonly object[] {
  const prototypes: object[] = [];
  for (let at = rowClass.prototype as object; at !== Row.prototype; at = Object.getPrototypeOf(at) as object)
    prototypes.unshift(at);
  return prototypes;
}
