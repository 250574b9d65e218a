import { badInput } from '../../auth/errors.js';
import { rowClassNamed, storageOf, type RowClass } from '../row.js';
import { searchableFields, type ColumnKind } from './column-kind.js';

/** The operators of a filter (contract section 3). */
export type Operator = 'eq' | 'ne' | 'in' | 'contains' | 'startsWith' | 'gt' | 'gte' | 'lt' | 'lte' | 'isNull';

/** What a client may ask of the rows of a list: three-valued, as SQL is (rulings 14). */
export type Criterion =
  | { readonly all: readonly Criterion[] }
  | { readonly any: readonly Criterion[] }
  | { readonly not: Criterion }
  | {
      /** The reference to go through, or null for a field of the row itself. */
      readonly through: string | null;
      readonly field: string;
      readonly kind: ColumnKind;
      readonly operator: Operator;
      readonly value: unknown;
    };

/** The limits of one filter (rulings 16 has the `in` lists; more conditions than these nobody types). */
export const FILTER = { mostListed: 100, mostConditions: 50, mostLevels: 20 } as const;

type Input = Readonly<Record<string, unknown>>;

/** Reads a filter as the schema's coercion left it. Throws BAD_USER_INPUT, naming the path, for what means nothing. */
export function criterionOf(filter: Input | null | undefined, rowClass: RowClass): Criterion | null {
  if (filter == null) return null;
  const criterion = read(filter, { rowClass, through: null, path: 'filter', level: 1 });
  const conditions = countOf(criterion);
  if (conditions > FILTER.mostConditions) {
    throw badInput('filter', `has ${conditions} conditions; at most ${FILTER.mostConditions} are answered.`);
  }
  return criterion;
}

interface Spot {
  readonly rowClass: RowClass;
  readonly through: string | null;
  readonly path: string;
  readonly level: number;
}

/** All entries of one object must hold. */
function read(filter: Input, at: Spot): Criterion {
  if (at.level > FILTER.mostLevels) throw badInput('filter', `is nested more than ${FILTER.mostLevels} levels deep.`);
  return {
    all: Object.entries(filter).map(([key, value]) =>
      entry(key, value, { ...at, path: `${at.path}.${key}`, level: at.level + 1 }),
    ),
  };
}

function entry(key: string, value: unknown, at: Spot): Criterion {
  if (value === null) throw badInput(at.path, 'must not be null; leave it out, or ask isNull of a field.');
  switch (key) {
    case 'and':
      return { all: (value as readonly Input[]).map((part) => read(part, at)) };
    case 'or':
      return { any: (value as readonly Input[]).map((part) => read(part, at)) };
    case 'not':
      return { not: read(value as Input, at) };
  }
  const kind = searchableFields(at.rowClass).get(key);
  return kind === undefined ? across(key, value as Input, at) : comparisons(key, kind, value as Input, at);
}

/** What is asked of the row that a reference shows; one step, so that a filter stays within one account. */
function across(key: string, filter: Input, at: Spot): Criterion {
  const target = rowClassNamed(storageOf(at.rowClass).references?.[key]?.type ?? '');
  if (target === undefined || at.through !== null)
    throw new Error(`The schema lets ${at.path} be asked, and nothing knows it.`);
  return read(filter, { ...at, rowClass: target, through: key });
}

function comparisons(field: string, kind: ColumnKind, asked: Input, { through, path }: Spot): Criterion {
  return {
    all: Object.entries(asked).map(([operator, value]): Criterion => {
      checkValue(`${path}.${operator}`, value);
      return { through, field, kind, operator: operator as Operator, value };
    }),
  };
}

function checkValue(path: string, value: unknown): void {
  if (value === null) throw badInput(path, 'must not be null; ask isNull instead.');
  if (Array.isArray(value)) {
    if (value.length > FILTER.mostListed) throw badInput(path, `lists ${value.length}; at most ${FILTER.mostListed}.`);
    for (const member of value) checkValue(path, member);
  }
  if (typeof value === 'string' && value.includes('\0')) throw badInput(path, 'must not contain the character NUL.');
}

function countOf(criterion: Criterion): number {
  if ('all' in criterion) return criterion.all.reduce((sum, part) => sum + countOf(part), 0);
  if ('any' in criterion) return criterion.any.reduce((sum, part) => sum + countOf(part), 0);
  return 'not' in criterion ? countOf(criterion.not) : 1;
}
