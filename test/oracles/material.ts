import type { Shown } from '../filters/evaluate.js';
import type { Dice } from '../filters/random.js';
import { OF_NOBODY, rowsOf, type KnownRow, type World } from '../isolation/world.js';
import { mayView, type Asker } from '../reference.js';
import { columnOf } from './known-rows.js';
import { FIELDS, PUBLISHED } from './published.js';

/** What documents are made of, by type: ids to ask for, and rows whose values filters are about. */
export interface Material {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly examples: ReadonlyMap<string, readonly Shown[]>;
}

const DRAWN = 60;
const OWN = 6;
const ANY = 3;

/** Rows of every type for somebody to ask about: some of their own, if any are drawn, and some of anybody's. */
export function materialFor(world: World, who: Asker, dice: Dice): Material {
  const types = [...world.byType.keys()];
  const drawn = new Map(types.map((type) => [type, draw(rowsOf(world, type), dice)]));
  const some = (type: string): readonly KnownRow[] => drawn.get(type)?.slice(0, ANY) ?? [];
  const own = (type: string): readonly KnownRow[] =>
    (drawn.get(type) ?? []).filter((row) => mayView(world, who, row)).slice(0, OWN);
  return {
    ids: new Map(
      types
        .filter((type) => !OF_NOBODY.includes(type))
        .map((type) => [type, [...own(type), ...some(type)].map(({ globalId }) => globalId)]),
    ),
    examples: new Map(types.filter(isListed).map((type) => [type, some(type).map((row) => exampleOf(row, some))])),
  };
}

const draw = (rows: readonly KnownRow[], dice: Dice): readonly KnownRow[] =>
  Array.from({ length: DRAWN }, () => rows[dice(rows.length)] as KnownRow);

const isListed = (type: string): boolean => PUBLISHED.getType(`${type}Filter`) !== undefined;

/** The values of a row that a filter can be about, as their owner reads them; behind a reference, those of any row. */
function exampleOf({ type, globalId, columns }: KnownRow, some: (type: string) => readonly KnownRow[]): Shown {
  const valueOf = (field: string): unknown => {
    if (field === 'id') return globalId;
    const target = FIELDS.reference(type, field);
    if (target !== null) return some(target).map((row) => exampleOf(row, () => []))[0] ?? null;
    const value: unknown = columns[columnOf(field)];
    return value instanceof Date ? value.toISOString() : (value ?? null);
  };
  return Object.fromEntries(FIELDS.fieldsOf(type).map((field) => [field, valueOf(field)]));
}
