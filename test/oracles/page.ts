import { holds, sorted, type OrderBy, type Question, type Shown } from '../filters/evaluate.js';
import type { SchemaFields } from '../filters/schema-fields.js';
import { SHOWN } from './published.js';

/** What a list was asked: how much of it, of which rows, in which order. */
export interface Paging {
  readonly first?: number;
  readonly last?: number;
  readonly filter?: Question;
  readonly orderBy?: readonly OrderBy[];
}

/** What a field of a row shows to whoever asks: a value, or the row behind it. */
type See<Row> = (row: Row, field: string) => unknown;

/** The page of a list as the schema has it, cut from all the rows that the list owes. */
export function pageOf<Row extends object>(
  rows: readonly Row[],
  type: string,
  { first = 20, last, filter = {}, orderBy = [] }: Paging,
  fields: SchemaFields,
  see: See<Row>,
): object {
  const asked = rows
    .map((row) => seen(row, type, fields, see))
    .filter((row) => holds(filter, type, row, fields) === true);
  const order = orderBy.map(({ field, direction }) => ({ field: fieldNamed(field, type, fields), direction }));
  const whole = sorted(asked, order, type, fields).map((row) => row[ROW] as Row);
  const nodes = last === undefined ? whole.slice(0, first) : whole.slice(-last);
  const more = nodes.length < whole.length;
  const cursor = nodes.length > 0 ? SHOWN : null;
  return {
    nodes,
    edges: nodes.map((node) => ({ cursor: SHOWN, node })),
    totalCount: whole.length,
    pageInfo: {
      hasNextPage: more && last === undefined,
      hasPreviousPage: more && last !== undefined,
      startCursor: cursor,
      endCursor: cursor,
    },
  };
}

const ROW = ' row';

/** A row as filters and orders see it: each value is looked at when it is asked about, and what may not be read is null. */
const seen = <Row extends object>(row: Row, type: string, fields: SchemaFields, see: See<Row>): Shown =>
  new Proxy<Shown>(
    {},
    {
      get: (_target, name) => {
        if (typeof name !== 'string' || name === ROW) return row;
        const value = see(row, name);
        const target = fields.reference(type, name);
        return target === null || value === null ? value : seen(value as Row, target, fields, see);
      },
    },
  );

const fieldNamed = (name: string, type: string, fields: SchemaFields): string => {
  const sortable = fields.sortable(type).find((one) => one.name === name);
  if (sortable === undefined) throw new Error(`Lists of ${type} have no order ${name}.`);
  return sortable.field;
};
