import { Parameters, reachSql, scopeSql, type Extent } from '../extent.js';
import type { RowClass } from '../row.js';

/**
 * Of which rows of a statement a field may be read: of all that it gives, of none, or of those within a reach (of a row of
 * several organizations: with some of them in reach, or only with all). On any other row the field counts as null
 * (rulings 14).
 */
export type Sight =
  | { readonly kind: 'EVERY_ROW' }
  | { readonly kind: 'NO_ROW' }
  | { readonly kind: 'ROWS_IN'; readonly extent: Extent; readonly part: 'some' | 'all' };

export const EVERY_ROW: Sight = { kind: 'EVERY_ROW' };
export const NO_ROW: Sight = { kind: 'NO_ROW' };

/** What the judge says about the fields that a filter or an order names; made for one list of one request. */
export interface Sights {
  readonly field: (field: string) => Sight;
  /** Of the rows that a reference shows: within which extent they may be looked up (null = nowhere), and their fields. */
  readonly beyond: (reference: string) => { readonly extent: Extent | null; readonly field: (field: string) => Sight };
}

/** Which rows an expression is of. */
export interface Rows {
  readonly rowClass: RowClass;
  readonly alias: string;
  readonly parameters: Parameters;
}

/** An expression as it may be seen: itself, null, or null on the rows where it may not be read. */
export function masked(expression: string, sight: Sight, rows: Rows): string | null {
  switch (sight.kind) {
    case 'EVERY_ROW':
      return expression;
    case 'NO_ROW':
      return null;
    case 'ROWS_IN': {
      const seen = seenSql(sight, rows);
      if (seen === null) return null;
      return seen === 'TRUE' ? expression : `CASE WHEN ${seen} THEN ${expression} END`;
    }
  }
}

/** Whether the expression would be null on every row; asked first, so that a statement has no value that it does not use. */
export const isHidden = (sight: Sight, rows: Rows): boolean =>
  masked('', sight, { ...rows, parameters: new Parameters() }) === null;

function seenSql({ extent, part }: Sight & { kind: 'ROWS_IN' }, { rowClass, alias, parameters }: Rows): string | null {
  return extent.kind === 'ACCOUNTS'
    ? scopeSql(rowClass, extent, parameters, alias)
    : reachSql(rowClass, extent, parameters, { alias, part });
}
