import { scopeIdOf, type Place } from '../auth/viewer.js';
import { attempt, Failure, isFailure } from '../engine/failure.js';
import { addTo } from '../engine/groups.js';
import type { ListName } from '../entities/cursor.js';
import { criterionOf, type Criterion } from '../entities/lists/criterion.js';
import { positionOf, sortKeysOf, type OrderInput, type SortKey } from '../entities/lists/sort-order.js';
import { windowOf, type PageArguments, type Window } from '../entities/paging.js';
import type { Row, RowClass } from '../entities/row.js';
import type { Slice } from '../entities/scoped-repository.js';
import type { Coordinate, Parent } from './coordinate.js';
import { listExtent } from './extents.js';
import { nameOf, questionName } from './list-name.js';
import { countsLoader, pagesLoader, type Hanging } from './loaders.js';
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
  readonly pages: Hanging<Slice<R>>;
  readonly counts: Hanging<number> | null;
}

/** One parent's turn: where it stands, and the part of its list that is asked for. */
interface Turn<R extends Row> {
  readonly under: Parent;
  readonly list: ListName;
  readonly window: Window;
  readonly loaders: Loaders<R>;
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
  async page(parent: unknown): Promise<Page<R> | null> {
    const turn = this.#turn(parent);
    if (turn === null) return null;
    const { pages, counts } = turn.loaders;
    const { id } = turn.under;
    const [slice, total] = await Promise.all([pages.one(id), counts?.one(id) ?? null]);
    return this.#made(turn, slice, total);
  }

  /** The pages under all parents of a level, in their order; a failure where one failed. */
  async pages(parents: readonly unknown[]): Promise<(Page<R> | Failure | null)[]> {
    const turns = parents.map((parent) => attempt(() => this.#turn(parent)));
    const groups = new Map<Loaders<R>, Turn<R>[]>();
    for (const turn of turns) {
      if (turn !== null && !isFailure(turn)) addTo(groups, turn.loaders, turn);
    }
    const made = new Map<Turn<R>, Page<R> | Failure>();
    await Promise.all([...groups].map(([loaders, group]) => this.#load(loaders, group, made)));
    return turns.map((turn) => (turn === null || isFailure(turn) ? turn : (made.get(turn) ?? null)));
  }

  async #load(
    { pages, counts }: Loaders<R>,
    turns: readonly Turn<R>[],
    made: Map<Turn<R>, Page<R> | Failure>,
  ): Promise<void> {
    const ids = turns.map(({ under }) => under.id);
    try {
      const [slices, totals] = await Promise.all([pages.all(ids), counts?.all(ids) ?? null]);
      for (const [n, turn] of turns.entries()) {
        made.set(turn, this.#made(turn, slices[n] as Slice<R>, totals?.[n] ?? null));
      }
    } catch (error) {
      for (const turn of turns) made.set(turn, new Failure(error));
    }
  }

  #made({ under, list, window }: Turn<R>, slice: Slice<R>, totalCount: number | null): Page<R> {
    const { cursors } = this.gate.services;
    return new Page(under.place, slice, window, (row) => cursors.encode(list, positionOf(row, this.#keys)), totalCount);
  }

  #turn(parent: unknown): Turn<R> | null {
    const under = this.coordinate.parent(parent);
    const list = `${this.coordinate.name}|${under.id}|${this.#question}`;
    const window = windowOf(this.args, list, this.gate.services.cursors);
    const loaders = this.#loadersOf(under, window);
    return loaders === null ? null : { under, list, window, loaders };
  }

  #loadersOf({ place, typeName }: Parent, window: Window): Loaders<R> | null {
    const shared = `${scopeIdOf(place)} ${nameOf(window)}`;
    let loaders = this.#loaders.get(shared);
    if (loaders === undefined) this.#loaders.set(shared, (loaders = this.#loadersFor(place, typeName, window)));
    return loaders;
  }

  #loadersFor(place: Place, parentType: string, window: Window): Loaders<R> | null {
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
