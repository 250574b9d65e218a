import type { Extent, Parameters } from '../extent.js';
import { parseGlobalId } from '../global-id.js';
import { columnName, placeColumns, storageOf, type RowClass } from '../row.js';
import type { ColumnKind } from './column-kind.js';
import type { Criterion, Operator } from './criterion.js';
import { referenceOf, type LookUps } from './look-ups.js';
import { isHidden, masked, type Sights } from './sight.js';

interface Writing {
  readonly rowClass: RowClass;
  readonly extent: Extent;
  readonly sights: Sights;
  readonly parameters: Parameters;
  readonly lookUps: LookUps;
}

type Condition = Extract<Criterion, { operator: Operator }>;

/** A criterion as a condition on `t`. It keeps SQL's three values: what is unknown stays unknown under NOT. */
export function criterionSql(criterion: Criterion, writing: Writing): string {
  if ('all' in criterion) return joined(criterion.all, ' AND ', 'TRUE', writing);
  if ('any' in criterion) return joined(criterion.any, ' OR ', 'FALSE', writing);
  if ('not' in criterion) return `NOT ${criterionSql(criterion.not, writing)}`;
  return conditionSql(criterion, writing);
}

function joined(parts: readonly Criterion[], word: string, none: string, writing: Writing): string {
  const [first, ...rest] = parts.map((part) => criterionSql(part, writing));
  if (first === undefined) return none;
  return rest.length === 0 ? first : `(${[first, ...rest].join(word)})`;
}

function conditionSql(condition: Condition, writing: Writing): string {
  const { field, kind, operator, value } = condition;
  const expression = expressionOf(condition, columnName(field), writing);
  if (operator === 'isNull') return `(${expression ?? 'NULL'}) IS ${value === true ? 'NULL' : 'NOT NULL'}`;
  if (expression === null) return 'NULL::boolean';
  return kind.kind === 'id'
    ? identified(expression, condition, writing)
    : compared(expression, kind, operator, value, writing.parameters);
}

/** The value asked about, as it may be seen; null when it may be seen on no row. */
function expressionOf({ through, field }: Condition, column: string, writing: Writing): string | null {
  const { rowClass, sights, parameters } = writing;
  const here = { rowClass, alias: 't', parameters } as const;
  if (through === null) return masked(`t.${column}`, sights.field(field), here);
  if (isHidden(sights.field(through), here)) return null;
  const found = lookedUp(through, field, column, writing);
  return found === null ? null : masked(found, sights.field(through), here);
}

/** The value on the row that a reference shows, if that row can be seen: null where it is out of reach or there is none. */
function lookedUp(through: string, field: string, column: string, writing: Writing): string | null {
  const { rowClass, sights, parameters, lookUps } = writing;
  const { target } = referenceOf(rowClass, through);
  const beyond = sights.beyond(through);
  if (beyond.extent === null || isHidden(beyond.field(field), { rowClass: target, alias: 'r', parameters }))
    return null;
  const alias = lookUps.row(through, beyond.extent);
  if (alias === null) return null;
  return masked(`${alias}.${column}`, beyond.field(field), { rowClass: target, alias, parameters });
}

const TYPES = {
  text: 'text',
  prose: 'text',
  texts: 'text',
  one: 'text',
  many: 'text',
  int: 'integer',
  flag: 'boolean',
  time: 'timestamptz',
} as const;
const SIGNS = { eq: '=', ne: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

function compared(
  expression: string,
  { kind }: ColumnKind,
  operator: Exclude<Operator, 'isNull'>,
  value: unknown,
  parameters: Parameters,
): string {
  if (kind === 'id') throw new Error('Ids are compared as ids.');
  const given = operator === 'in' && isEmpty(value) ? '' : parameters.add(value);
  switch (operator) {
    case 'in': // unknown where there is no value, even of an empty list: only isNull sees the null (rulings 14)
      if (isEmpty(value)) return `((${expression}) IS NULL AND NULL)`;
      return `(${expression}) = ANY (${given}::${TYPES[kind]}[])`;
    case 'contains':
      return kind === 'text' || kind === 'prose'
        ? `strpos(${expression}, ${given}::text) > 0`
        : `${expression} @> ARRAY[${given}::text]`;
    case 'startsWith':
      return `starts_with(${expression}, ${given}::text)`;
    case 'eq':
    case 'ne':
      return `(${expression}) ${SIGNS[operator]} ${given}::${TYPES[kind]}`;
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': // texts by code points: the same order on every server, and the one that lists are sorted in
      return `(${expression})${kind === 'text' || kind === 'prose' ? ' COLLATE "C"' : ''} ${SIGNS[operator]} ${given}::${TYPES[kind]}`;
  }
}

const isEmpty = (value: unknown): boolean => (value as readonly unknown[]).length === 0;

/** An id that is malformed, of another type or of another scope was never issued for these rows, and so is no row's. */
function identified(expression: string, { through, operator, value }: Condition, writing: Writing): string {
  const { rowClass, extent, parameters } = writing;
  const { code } = storageOf(through === null ? rowClass : referenceOf(rowClass, through).target);
  const given = (Array.isArray(value) ? (value as readonly string[]) : [value as string]).map(parseGlobalId);
  const issued = given.filter((id) => id !== null && id.code === code);
  const among =
    extent.kind === 'ACCOUNT'
      ? amongIds(
          expression,
          issued.filter((id) => id?.scopeId === extent.accountId).map((id) => id?.id),
          parameters,
        )
      : `(${expression}, ${scopeOf(rowClass)}) IN (SELECT * FROM unnest(${parameters.add(issued.map((id) => id?.id))}::uuid[],` +
        ` ${parameters.add(issued.map((id) => id?.scopeId))}::uuid[]))`;
  return operator === 'ne' ? `NOT ${among}` : among;
}

/** Never issued; it stands for all ids that no row has, so that one text asks about those and others alike. */
const NOBODYS = '00000000-0000-0000-0000-000000000000';

const amongIds = (expression: string, ids: readonly unknown[], parameters: Parameters): string =>
  `(${expression}) = ANY (${parameters.add([NOBODYS, ...ids])}::uuid[])`;

/** What the global ids of a class take their scope from, as `scopeIdOf` reads it from a row's place. */
function scopeOf(rowClass: RowClass): string {
  const { stands } = storageOf(rowClass);
  if (stands === 'itself') return 't.id';
  const held = placeColumns[stands].map((property) => `t.${columnName(property)}`);
  return stands === 'people' ? `coalesce(${held.join(', ')})` : (held[0] ?? 't.account_id');
}
