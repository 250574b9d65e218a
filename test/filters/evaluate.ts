/**
 * Filters and orders said a second time: over what somebody was shown, in JavaScript, with SQL's three values. It shares no
 * code with `src`, so that a mistake there is not repeated here.
 */

// What a row shows is whatever the test asked of it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Shown = Readonly<Record<string, any>>;

/** True, false, or unknown. */
type Truth = boolean | null;

export type Question = Readonly<Record<string, unknown>>;

export interface OrderBy {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** Knows of each field what is compared: times as instants, members of a closed set by their order. */
export interface Fields {
  isTime(type: string, field: string): boolean;
  members(type: string, field: string): readonly string[] | null;
  reference(type: string, field: string): string | null;
}

const and = (parts: readonly Truth[]): Truth => (parts.includes(false) ? false : parts.includes(null) ? null : true);
const or = (parts: readonly Truth[]): Truth => (parts.includes(true) ? true : parts.includes(null) ? null : false);
const not = (part: Truth): Truth => (part === null ? null : !part);

export function holds(question: Question, type: string, row: Shown | null, fields: Fields): Truth {
  return and(
    Object.entries(question).map(([key, asked]): Truth => {
      if (key === 'and') return and((asked as Question[]).map((part) => holds(part, type, row, fields)));
      if (key === 'or') return or((asked as Question[]).map((part) => holds(part, type, row, fields)));
      if (key === 'not') return not(holds(asked as Question, type, row, fields));
      const target = fields.reference(type, key);
      if (target !== null) return holds(asked as Question, target, (row?.[key] ?? null) as Shown | null, fields);
      const seen = (value: unknown): Value => comparable(value, fields.isTime(type, key));
      return and(
        Object.entries(asked as Question).map(([operator, given]) =>
          operator === 'isNull'
            ? (seen(row?.[key]) === null) === given
            : compare(operator, seen(row?.[key]), Array.isArray(given) ? given.map(seen) : seen(given)),
        ),
      );
    }),
  );
}

type Value = string | number | boolean | readonly string[] | null;

const comparable = (value: unknown, isTime: boolean): Value =>
  value == null ? null : isTime ? new Date(value as string).getTime() : (value as Value);

function compare(operator: string, value: Value, given: unknown): Truth {
  if (value === null) return null;
  switch (operator) {
    case 'eq':
      return value === given;
    case 'ne':
      return value !== given;
    case 'in':
      return (given as Value[]).includes(value);
    case 'contains':
      return (value as string).includes(given as string);
    case 'startsWith':
      return (value as string).startsWith(given as string);
    default:
      return beyond(operator, difference(value, given as Value));
  }
}

function beyond(operator: string, by: number): boolean {
  if (operator === 'gt') return by > 0;
  if (operator === 'gte') return by >= 0;
  if (operator === 'lt') return by < 0;
  if (operator === 'lte') return by <= 0;
  throw new Error(`Nobody said what ${operator} means.`);
}

/** Texts by code points, everything else by size. */
function difference(a: Value, b: Value): number {
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(String(b)));
  return Number(a) - Number(b);
}

/** The rows in the order asked for, nulls last both ways; rows that are equal keep the order they come in. */
export function sorted(
  rows: readonly Shown[],
  orderBy: readonly OrderBy[],
  type: string,
  fields: Fields,
): readonly Shown[] {
  return rows.toSorted((a, b) => {
    for (const { field, direction } of orderBy) {
      const by = ordered(rank(a, field, type, fields), rank(b, field, type, fields), direction);
      if (by !== 0) return by;
    }
    return 0;
  });
}

function rank(row: Shown, field: string, type: string, fields: Fields): Value {
  if (field === 'id') return Buffer.from(String(row['id']).slice(3), 'base64url').toString('hex').slice(32); // its own part, in the order they were made
  const value = comparable(row[field], fields.isTime(type, field));
  const members = fields.members(type, field);
  return value === null || members === null ? value : members.indexOf(String(value));
}

function ordered(a: Value, b: Value, direction: OrderBy['direction']): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction === 'ASC' ? difference(a, b) : difference(b, a);
}
