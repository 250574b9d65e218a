import type { Extent } from './extent.js';
import {
  countsStatement,
  pagesStatement,
  perParent,
  propertyOfParent,
  rowsStatement,
  scopeIsKnown,
  type Listing,
  type RowLock,
} from './list-statements.js';
import type { Window } from './paging.js';
import type { Row, RowClass } from './row.js';
import type { RowMaker } from './exchange.js';
import type { Session, Statement, Wall } from './session.js';

/** One page: the rows in the order of the list, and whether more lie beyond it in the direction of paging. */
export interface Slice<R extends Row> {
  readonly rows: readonly R[];
  readonly more: boolean;
}

/**
 * The row fence: the only place where rows are read. Every statement is bound to one scope by `$1`, carries the reach as
 * SQL, and selects only what was asked for. There is no unscoped way in.
 */
export class ScopedRepository {
  constructor(
    private readonly session: Session,
    private readonly wallOf: (extent: Extent) => Wall,
  ) {}

  /** One page under each parent, in one statement. */
  async pages<R extends Row>(listing: Listing<R>, parents: readonly string[], window: Window): Promise<Slice<R>[]> {
    const statement = pagesStatement(listing, parents, window);
    const rows = statement === null ? [] : await this.#rows<R & { ord: number }>(listing, statement);
    const property = propertyOfParent(listing);
    if (!perParent(listing) && parents.length > 1) throw new Error(`${listing.parentType} is not all of a scope.`);
    const byParent = parents.map<R[]>(() => []);
    for (const row of rows) {
      const place = perParent(listing) ? row.ord - 1 : 0;
      if (property !== null) (row as unknown as Record<string, unknown>)[property] = parents[place];
      byParent[place]?.push(row);
    }
    return byParent.map((found) => cut(found, window));
  }

  /** How many rows hang under each parent, in one statement. */
  async counts<R extends Row>(listing: Omit<Listing<R>, 'wanted'>, parents: readonly string[]): Promise<number[]> {
    const statement = countsStatement(listing, parents);
    if (statement === null) return parents.map(() => 0);
    const rows = await this.session.within<{ total: number }>(this.wallOf(listing.extent), statement);
    return rows.map(({ total }) => total);
  }

  /** The rows of these ids that are in the extent, in no particular order unless locked (then by id, against deadlocks). */
  async byIds<R extends Row>(
    { rowClass, extent, wanted }: Omit<Listing<R>, 'parentType' | 'asked'>,
    ids: readonly string[],
    lock: RowLock = 'none',
  ): Promise<readonly R[]> {
    const statement = rowsStatement({ rowClass, extent, wanted }, ids, lock);
    return statement === null ? [] : this.#rows<R>({ rowClass, extent }, statement);
  }

  #rows<R extends Row>(
    { rowClass, extent }: { rowClass: RowClass; extent: Extent },
    statement: Statement,
  ): Promise<readonly R[]> {
    const known = scopeIsKnown(rowClass, extent) ? { accountId: extent.accountId } : {};
    return this.session.rowsWithin(this.wallOf(extent), statement, rowClass as unknown as RowMaker<R>, known);
  }
}

function cut<R extends Row>(found: readonly R[], { size, direction }: Window): Slice<R> {
  const rows = found.slice(0, size);
  return { rows: direction === 'forward' ? rows : rows.reverse(), more: found.length > size };
}
