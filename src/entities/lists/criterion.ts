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
  // Before any of it is read: a list is asked anew under each of thousands of parents, and each time reads its filter.
  if (sizeOf(filter) > FILTER.mostConditions)
    throw badInput('filter', `has more than ${FILTER.mostConditions} conditions.`);
  return read(filter, { rowClass, through: null, path: 'filter', level: 1 });
}

/** How many conditions a filter has, no further than it matters. A part that says nothing counts as one, a list as one. */
function sizeOf(part: unknown): number {
  if (isOperand(part)) return 1;
  let size = 0;
  for (const inner of Array.isArray(part) ? part : Object.values(part as object)) {
    size += sizeOf(inner);
    if (size > FILTER.mostConditions) break;
  }
  return Math.max(size, 1);
}

/** What a value is compared with, as opposed to more of the filter. */
const isOperand = (part: unknown): boolean =>
  typeof part !== 'object' || part === null || part instanceof Date || (Array.isArray(part) && isOperand(part[0]));

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
