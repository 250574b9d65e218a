import type DataLoader from 'dataloader';
import { scopeIdOf, type Place } from '../auth/viewer.js';
import { criterionOf, type Criterion } from '../entities/lists/criterion.js';
import { positionOf, sortKeysOf, type OrderInput, type SortKey } from '../entities/lists/sort-order.js';
import { windowOf, type PageArguments, type Window } from '../entities/paging.js';
import type { Row, RowClass } from '../entities/row.js';
import type { Slice } from '../entities/scoped-repository.js';
import type { Coordinate, Parent } from './coordinate.js';
import { listExtent } from './extents.js';
import { nameOf, questionName } from './list-name.js';
import { countsLoader, pagesLoader } from './loaders.js';
import { Page } from './page.js';
import type { RequestGate } from './request-gate.js';
import type { Selection } from './selection.js';
import { NOTHING_ASKED, sightsOf } from './sights.js';

/** What a client may ask of any list; the schema has given filter and order their types (`schema/list-arguments.ts`). */
export interface ListQuestion extends PageArguments {
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: OrderInput | null;
}

interface Loaders<R extends Row> {
  readonly pages: DataLoader<string, Slice<R>>;
  readonly counts: DataLoader<string, number> | null;
}

/** One list under the parents of a level of the answer: what they share is derived once. */
export class ListLevel<R extends Row> {
  readonly #criterion: Criterion | null;
  readonly #keys: readonly SortKey[];
  readonly #question: string;
  /** By the scope of the parents and the window; most levels of an answer need one. */
  readonly #loaders = new Map<string, Loaders<R> | null>();

  /** Throws BAD_USER_INPUT for a filter or an order that cannot be read. */
  constructor(
    private readonly gate: RequestGate,
    private readonly coordinate: Coordinate,
    private readonly rowClass: RowClass<R>,
    private readonly args: ListQuestion,
    private readonly selection: Selection,
  ) {
    this.#criterion = criterionOf(args.filter, rowClass); // before it is named: it may be too long to be read
    this.#keys = sortKeysOf(args.orderBy, rowClass);
    this.#question = questionName(args);
  }

  /** The page under one parent; null where nothing of the list is in reach. */
  async page(value: unknown): Promise<Page<R> | null> {
    const under = this.coordinate.parent(value);
    const name = `${this.coordinate.name}|${under.id}|${this.#question}`;
    const { cursors } = this.gate.services;
    const window = windowOf(this.args, name, cursors);
    const loaders = this.#loadersOf(under, window);
    if (loaders === null) return null;
    const { pages, counts } = loaders;
    const [slice, totalCount] =
      counts === null
        ? [await pages.load(under.id), null]
        : await Promise.all([pages.load(under.id), counts.load(under.id)]);
    return new Page(under.place, slice, window, (row) => cursors.encode(name, positionOf(row, this.#keys)), totalCount);
  }

  #loadersOf({ place, typeName }: Parent, window: Window): Loaders<R> | null {
    const shared = `${scopeIdOf(place)} ${nameOf(window)}`;
    let loaders = this.#loaders.get(shared);
    if (loaders === undefined) this.#loaders.set(shared, (loaders = this.#made(place, typeName, window)));
    return loaders;
  }

  #made(place: Place, parentType: string, window: Window): Loaders<R> | null {
    const { gate, coordinate, rowClass } = this;
    const extent = listExtent(gate, coordinate.guard, rowClass, place);
    if (extent === null) return null;
    const question = this.#question;
    const sights = (): ReturnType<typeof sightsOf> => sightsOf(gate, coordinate.guard, rowClass, extent);
    const asked = question === '' ? NOTHING_ASKED : { criterion: this.#criterion, keys: this.#keys, sights: sights() };
    const listing = { rowClass, parentType, extent, asked };
    const { wanted, total } = this.selection;
    return {
      pages: pagesLoader(gate, coordinate.name, { ...listing, wanted }, question, window),
      counts: total ? countsLoader(gate, coordinate.name, listing, question) : null,
    };
  }
}
