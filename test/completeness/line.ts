/** A field of the specification, and the coordinate that shows it behind which guard; or why none does. */
export interface Line {
  readonly field: string;
  readonly coordinate: string | null;
  readonly guard: string | null;
  readonly why: string | null;
}

/** An entity of the specification (domain.md 5.2, 8b), field by field. */
export interface Entity {
  readonly name: string;
  readonly lines: readonly Line[];
}

type Written = (type: string) => readonly Line[];

/** An entity under the name of the specification, and the type of the schema that shows it. */
export const entity = (name: string, type: string, ...written: readonly Written[]): Entity => ({
  name,
  lines: written.flatMap((lines) => lines(type)),
});

/** Fields that the type shows under their own names. */
export const shown =
  (guard: string, fields: string): Written =>
  (type) =>
    fields.split(/\s+/).map((field) => ({ field, coordinate: `${type}.${field}`, guard, why: null }));

/** Parts of a value: `NeighborhoodWatch.edr` shows `neighborhoodWatch.edr`. */
export const parts =
  (of: string, valueType: string, guard: string, fields: string): Written =>
  () =>
    fields
      .split(/\s+/)
      .map((part) => ({ field: `${of}.${part}`, coordinate: `${valueType}.${part}`, guard, why: null }));

/** A field that is shown under another name or somewhere else. A name without a dot is one of the type itself. */
export const as =
  (field: string, coordinate: string, guard: string, why: string): Written =>
  (type) => [{ field, coordinate: coordinate.includes('.') ? coordinate : `${type}.${coordinate}`, guard, why }];

/** A field that no coordinate shows. */
export const hidden =
  (field: string, why: string): Written =>
  () => [{ field, coordinate: null, guard: null, why }];

/** Rulings 13: no raw id is shown; a reference is the object itself, behind that object's permission. */
export const REFERENCE = 'a raw id is shown as the object (rulings 13)';
/** The same, where the row is listed beneath what it points at, and needs no way back. */
export const ABOVE = 'a raw id is shown as the list above it (rulings 13)';
/** Rulings 1: read gates never combine. */
export const NAME_APART = 'the name stands beside the person, who has a permission of their own (rulings 1)';
export const WRITE_ONLY = 'class K: written, and never read again (domain.md 5.5)';
