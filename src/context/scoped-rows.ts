import type DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { POLICY, type Guard } from '../auth/policy.js';
import { PLACE, placeOf, scopeIdOf, type Place } from '../auth/viewer.js';
import { parseGlobalId } from '../entities/global-id.js';
import { criterionOf, type Criterion } from '../entities/lists/criterion.js';
import { positionOf, sortKeysOf, type OrderInput, type SortKey } from '../entities/lists/sort-order.js';
import { windowOf, type PageArguments, type Window } from '../entities/paging.js';
import { storageOf, type Row, type RowClass } from '../entities/row.js';
import type { Listing, Slice } from '../entities/scoped-repository.js';
import { rowClassOfCode } from '../entities/catalogue.js';
import { gateExtent, listExtent } from './extents.js';
import { keyOf, nameOf, questionName } from './list-name.js';
import { Page } from './page.js';
import type { RequestGate } from './request-gate.js';
import { connectionSelection, rowSelection } from './selection.js';
import { NOTHING_ASKED, sightsOf } from './sights.js';

/** What a client may ask of any list; the schema has given filter and order their types (`schema/list-arguments.ts`). */
export interface ListQuestion extends PageArguments {
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly orderBy?: OrderInput | null;
}

/** What is asked of a list under every parent. */
interface List<R extends Row> {
  readonly rowClass: RowClass<R>;
  readonly criterion: Criterion | null;
  readonly keys: readonly SortKey[];
  readonly args: ListQuestion;
  readonly question: string;
  /** By the scope of the parents and the window; most levels of an answer need one. */
  readonly loaders: Map<string, Loaders<R> | null>;
}

interface Loaders<R extends Row> {
  readonly pages: DataLoader<string, Slice<R>>;
  readonly counts: DataLoader<string, number> | null;
}

/** A parent of a list: a row, or a value that stands where a row does (an account's billing, the viewer). */
interface Parent {
  readonly typeName: string;
  readonly id: string;
  readonly place: Place;
}

/**
 * The rows that one coordinate may give. Resolvers know neither permissions nor SQL: the permission is the coordinate's
 * own line of the policy, so none can scope by the wrong one (house.md, invariants).
 */
export class ScopedRows {
  readonly #coordinate: string;
  /** Of rows by their ids, by type and scope; derived once for however many rows of a level point at them. */
  readonly #loaders = new Map<string, DataLoader<string, Row | null> | null>();

  constructor(
    private readonly gate: RequestGate,
    private readonly info: GraphQLResolveInfo,
  ) {
    this.#coordinate = `${info.parentType.name}.${info.fieldName}`;
  }

  /** The page of a list under a parent. */
  async connection<R extends Row>(rowClass: RowClass<R>, parent: unknown, args: ListQuestion): Promise<Page<R> | null> {
    const [page] = await this.connections(rowClass, [parent], args);
    if (page instanceof Error) throw page;
    return page ?? null;
  }

  /** The pages of a list under all parents of a level, in one statement for each scope; an Error where one failed. */
  async connections<R extends Row>(
    rowClass: RowClass<R>,
    parents: readonly unknown[],
    args: ListQuestion,
  ): Promise<(Page<R> | Error | null)[]> {
    const criterion = criterionOf(args.filter, rowClass); // before it is named: it may be too long to be read
    const keys = sortKeysOf(args.orderBy, rowClass);
    const list: List<R> = { rowClass, criterion, keys, args, question: questionName(args), loaders: new Map() };
    return Promise.all(parents.map((parent) => this.#page(list, parent).catch((error: unknown) => error as Error)));
  }

  async #page<R extends Row>(list: List<R>, parent: unknown): Promise<Page<R> | null> {
    const { keys, args, question } = list;
    const under = this.#parent(parent);
    const name = `${this.#coordinate}|${under.id}|${question}`;
    const { cursors } = this.gate.services;
    const window = windowOf(args, name, cursors);
    const loaders = this.#loadersOf(list, under, window);
    if (loaders === null) return null;
    const { pages, counts } = loaders;
    const [slice, totalCount] =
      counts === null
        ? [await pages.load(under.id), null]
        : await Promise.all([pages.load(under.id), counts.load(under.id)]);
    return new Page(under.place, slice, window, (row) => cursors.encode(name, positionOf(row, keys)), totalCount);
  }

  /** What loads the pages under the parents that share a scope, and their totals if they are asked for; null = out of reach. */
  #loadersOf<R extends Row>(list: List<R>, { place, typeName }: Parent, window: Window): Loaders<R> | null {
    const shared = `${scopeIdOf(place)} ${nameOf(window)}`;
    let loaders = list.loaders.get(shared);
    if (loaders === undefined) list.loaders.set(shared, (loaders = this.#madeLoaders(list, place, typeName, window)));
    return loaders;
  }

  #madeLoaders<R extends Row>(
    { rowClass, criterion, keys, question }: List<R>,
    place: Place,
    parentType: string,
    window: Window,
  ): Loaders<R> | null {
    const extent = listExtent(this.gate, this.#guard, rowClass, place);
    if (extent === null) return null;
    const asked =
      question === '' ? NOTHING_ASKED : { criterion, keys, sights: sightsOf(this.gate, this.#guard, rowClass, extent) };
    const listing = { rowClass, parentType, extent, asked };
    const { wanted, total } = connectionSelection(this.info);
    return {
      pages: this.#pages({ ...listing, wanted }, question, window),
      counts: total ? this.#counts(listing, question) : null,
    };
  }

  /**
   * How many rows hang under a parent, within the reach of this coordinate's permission: all that are listed there or, if
   * their class says so, those that count at this very coordinate.
   */
  async count(rowClass: RowClass, parent: unknown): Promise<number | null> {
    const under = this.#parent(parent);
    const extent = listExtent(this.gate, this.#guard, rowClass, under.place);
    if (extent === null) return null;
    const parentType = this.#coordinate in storageOf(rowClass).under ? this.#coordinate : under.typeName;
    return this.#counts({ rowClass, parentType, extent, asked: NOTHING_ASKED }, '').load(under.id);
  }

  /** The one row that hangs under a parent, such as the payment method of an account. */
  async only<R extends Row>(rowClass: RowClass<R>, parent: unknown): Promise<R | null> {
    const under = this.#parent(parent);
    const extent = listExtent(this.gate, this.#guard, rowClass, under.place);
    if (extent === null) return null;
    const window: Window = { size: 1, direction: 'forward', after: null, before: null };
    const { wanted } = rowSelection(this.info);
    const listing = { rowClass, parentType: under.typeName, extent, wanted, asked: NOTHING_ASKED };
    return (await this.#pages(listing, '', window).load(under.id)).rows[0] ?? null;
  }

  /** A row by its global id. Malformed, foreign, deleted and never issued are all null (domain.md G7). */
  async find<R extends Row>(rowClass: RowClass<R>, globalId: string): Promise<R | null> {
    const parsed = parseGlobalId(globalId);
    if (parsed === null || parsed.code !== storageOf(rowClass).code) return null;
    return this.#byId(rowClass, parsed.scopeId, parsed.id);
  }

  /** A row of whatever type its global id says. */
  async node(globalId: string): Promise<Row | null> {
    const parsed = parseGlobalId(globalId);
    const rowClass = parsed === null ? undefined : rowClassOfCode(parsed.code);
    return parsed === null || rowClass === undefined ? null : this.#byId(rowClass, parsed.scopeId, parsed.id);
  }

  /** The row that another row of the same scope points at. */
  async reference<R extends Row>(rowClass: RowClass<R>, scopeId: string | null, id: string | null): Promise<R | null> {
    return scopeId === null || id === null ? null : this.#byId(rowClass, scopeId, id);
  }

  /** Rows that an act changed, in the order given. */
  async changed<R extends Row>(rowClass: RowClass<R>, accountId: string | null, ids: readonly string[]): Promise<R[]> {
    const rows = await Promise.all(ids.map((id) => this.reference(rowClass, accountId, id)));
    return rows.filter((row) => row !== null);
  }

  /** A coordinate without a line never gets here: the fence refused it, and the start-up check before that. */
  get #guard(): Guard {
    const guard = POLICY.get(this.#coordinate);
    if (guard === undefined) throw new Error(`The policy has no line for ${this.#coordinate}.`);
    return guard;
  }

  /** The operation itself is the parent of root lists; it stands nowhere and its lists are the viewer's directory. */
  #parent(parent: unknown): Parent {
    const typeName = this.info.parentType.name;
    const { personId } = this.gate.viewer;
    if (typeName === 'Query') return { typeName, id: personId, place: { kind: 'PERSON', personId } };
    const place = placeOf(parent);
    if (place === undefined) throw new Error(`The parent of ${this.#coordinate} has no place.`);
    return { typeName, id: (parent as Partial<Row>).id ?? scopeIdOf(place), place };
  }

  #byId<R extends Row>(rowClass: RowClass<R>, scopeId: string, id: string): Promise<R | null> {
    const key = `${rowClass.name} ${scopeId}`;
    let loader = this.#loaders.get(key);
    if (loader === undefined) this.#loaders.set(key, (loader = this.#rowsById(rowClass, scopeId)));
    return loader === null ? Promise.resolve(null) : (loader.load(id) as Promise<R | null>);
  }

  #rowsById<R extends Row>(rowClass: RowClass<R>, scopeId: string): DataLoader<string, R | null> | null {
    const extent = gateExtent(this.gate, rowClass, scopeId);
    if (extent === null) return null;
    const { wanted } = rowSelection(this.info);
    return this.gate.snapshot.loader<string, R | null>(
      `id|${rowClass.name}|${keyOf(extent)}|${wanted.join()}`,
      async (ids) => {
        const rows = await this.gate.snapshot.repository.byIds({ rowClass, extent, wanted }, ids);
        const issued = rows.filter((row) => scopeIdOf(row[PLACE]) === scopeId); // an id that names another scope was never issued
        const byId = new Map(issued.map((row) => [row.id, row]));
        return ids.map((wantedId) => byId.get(wantedId) ?? null);
      },
    );
  }

  #pages<R extends Row>(listing: Listing<R>, question: string, window: Window): DataLoader<string, Slice<R>> {
    const { extent, wanted } = listing;
    const key = `page|${this.#coordinate}|${keyOf(extent)}|${wanted.join()}|${nameOf(window)}|${question}`;
    return this.gate.snapshot.loader(key, (parents) => this.gate.snapshot.repository.pages(listing, parents, window));
  }

  #counts(listing: Omit<Listing<Row>, 'wanted'>, question: string): DataLoader<string, number> {
    const key = `count|${this.#coordinate}|${keyOf(listing.extent)}|${listing.rowClass.name}|${question}`;
    return this.gate.snapshot.loader(key, (parents) => this.gate.snapshot.repository.counts(listing, parents));
  }
}
