import { isEnumType } from 'graphql';
import type { KnownRow } from '../../isolation/world.js';
import { covering } from './covering.js';
import { filtersFor } from './filters.js';
import { listed } from './lists.js';
import type { Piece } from './pieces.js';
import { camel, PUBLISHED } from '../published.js';
import type { Standing, Standings } from './standings.js';
import type { Unlike } from './unlike.js';

interface Case {
  readonly row: KnownRow;
  readonly list: Standing;
}

/** The lists in which rows are seen that differ in something: sorted by it, and asked whether it is this or that. */
export function everyColumn(unlike: Unlike, standings: Standings): readonly Piece[] {
  const cases = unlike.rows
    .filter((row) => unlike.isSeen(row))
    .flatMap((row) => {
      const marks = unlike.marks(row);
      const open = standings.of(row).filter(({ parent }) => parent === null || unlike.isSeen(parent));
      return open.map((list) => ({ row, list, marks: marks.map((mark) => `${list.coordinate} ${mark}`) }));
    });
  const telling = covering(cases, ({ marks }) => marks);
  return [...telling.flatMap((one) => filtered(unlike, one)), ...sorted(unlike, telling)];
}

const filtered = (unlike: Unlike, { row, list }: Case): readonly Piece[] =>
  filtersFor(unlike, row).map((filter) => listed(list, { filter, orderBy: null }));

/** Each list once by each of the columns, there and back; a cursor would carry what the order knows. */
function sorted(unlike: Unlike, cases: readonly Case[]): readonly Piece[] {
  const orders = cases.flatMap(({ row, list }) =>
    unlike.columns(row).flatMap((column) => {
      const field = sortableBy(row.type, column);
      return field === null ? [] : [{ list, field, mark: `${list.coordinate} ${list.id} ${field}` }];
    }),
  );
  return covering(orders, ({ mark }) => [mark]).flatMap(({ list, field }) =>
    ['ASC', 'DESC'].map((direction) => listed(list, { filter: null, orderBy: [{ field, direction }] })),
  );
}

/** The name of a column in the closed set of what lists are sorted by; null if they are not. */
function sortableBy(type: string, column: string): string | null {
  const orders = PUBLISHED.getType(`${type}OrderField`);
  const name = camel(column)
    .replace(/[A-Z]/g, (upper) => `_${upper}`)
    .toUpperCase();
  return isEnumType(orders) && orders.getValue(name) !== undefined ? name : null;
}
