import { holds, sorted, type OrderBy, type Question, type Shown } from '../filters/evaluate.js';
import { FIELDS, SHOWN } from './published.js';

/** What a list was asked: how much of it, of which rows, in which order. */
export interface Paging {
  readonly first?: number;
  readonly last?: number;
  readonly filter?: Question;
  readonly orderBy?: readonly OrderBy[];
}

/** What a field of a row shows to whoever asks: a value, or the row behind it. */
type See<Row> = (row: Row, field: string) => unknown;

/** What filters are about: a list that is not within one account is asked about its rows alone. */
type About = 'alone' | 'and what they refer to';

/** The page of a list as the schema has it, cut from all the rows that the list owes. */
export function pageOf<Row extends object>(
  rows: readonly Row[],
  type: string,
  { first = 20, last, filter = {}, orderBy = [] }: Paging,
  see: See<Row>,
  about: About,
): object {
  const asked = rows
    .map((row) => seen(row, type, see, about))
    .filter((row) => holds(filter, type, row, FIELDS) === true);
  const order = orderBy.map(({ field, direction }) => ({ field: fieldNamed(field, type), direction }));
  const whole = sorted(asked, order, type, FIELDS).map((row) => row[ROW] as Row);
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
const seen = <Row extends object>(row: Row, type: string, see: See<Row>, about: About): Shown =>
  new Proxy<Shown>({}, { get: (_target, name) => (name === ROW ? row : look(row, type, String(name), see, about)) });

function look<Row extends object>(row: Row, type: string, name: string, see: See<Row>, about: About): unknown {
  const target = FIELDS.reference(type, name);
  if (target === null) return see(row, name);
  const behind = about === 'alone' ? null : (see(row, name) as Row | null);
  return behind === null ? null : seen(behind, target, see, 'alone');
}

function fieldNamed(name: string, type: string): string {
  const sortable = FIELDS.sortable(type).find((one) => one.name === name);
  if (sortable === undefined) throw new Error(`Lists of ${type} have no order ${name}.`);
  return sortable.field;
}
