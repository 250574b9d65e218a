import { PLACE, type Place, type Placed } from '../auth/viewer.js';
import type { Window } from '../entities/paging.js';
import type { Row } from '../entities/row.js';
import type { Slice } from '../entities/scoped-repository.js';

/** One page of a list as Relay shows it. It stands where the parent of the list stands. */
export class Page<R extends Row> implements Placed {
  readonly [PLACE]: Place;

  constructor(
    place: Place,
    private readonly slice: Slice<R>,
    private readonly window: Window,
    private readonly cursorOf: (row: R) => string,
    readonly totalCount: number | null,
  ) {
    this[PLACE] = place;
  }

  get nodes(): readonly R[] {
    return this.slice.rows;
  }

  get edges(): readonly Edge<R>[] {
    return this.slice.rows.map((row) => new Edge(this[PLACE], row, this.cursorOf));
  }

  get pageInfo(): PageInfoValue {
    const { rows, more } = this.slice;
    const { direction, after, before } = this.window;
    const cursor = (row: R | undefined): string | null => (row === undefined ? null : this.cursorOf(row));
    return {
      // What lies before the cursor the client came from was there when the cursor was given.
      hasNextPage: direction === 'forward' ? more : before !== null,
      hasPreviousPage: direction === 'backward' ? more : after !== null,
      startCursor: cursor(rows[0]),
      endCursor: cursor(rows.at(-1)),
    };
  }
}

export interface PageInfoValue {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

class Edge<R extends Row> implements Placed {
  readonly [PLACE]: Place;

  constructor(
    place: Place,
    readonly node: R,
    private readonly cursorOf: (row: R) => string,
  ) {
    this[PLACE] = place;
  }

  get cursor(): string {
    return this.cursorOf(this.node);
  }
}
