import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { isEmpty } from '../auth/decide.js';
import { POLICY, type Guard } from '../auth/policy.js';
import { PLACE, placeOf, type Place } from '../auth/viewer.js';
import { parseGlobalId } from '../entities/global-id.js';
import type { Extent } from '../entities/extent.js';
import { windowOf, type PageArguments, type Window } from '../entities/paging.js';
import { propertyOf, storageOf, type Row, type RowClass } from '../entities/row.js';
import type { Slice } from '../entities/scoped-repository.js';
import { rowClassOfCode } from '../entities/catalogue.js';
import { gateExtent, listExtent } from './extents.js';
import { Page } from './page.js';
import type { RequestGate } from './request-gate.js';
import { connectionSelection, rowSelection } from './selection.js';

/** What a client may ask of any list. */
export type ListQuestion = PageArguments;

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

  constructor(
    private readonly gate: RequestGate,
    private readonly info: GraphQLResolveInfo,
  ) {
    this.#coordinate = `${info.parentType.name}.${info.fieldName}`;
  }

  /** The page of a list under a parent: one statement for the whole level of the answer. */
  async connection<R extends Row>(rowClass: RowClass<R>, parent: unknown, args: ListQuestion): Promise<Page<R> | null> {
    const under = this.#parent(parent);
    const list = `${this.#coordinate}|${under.id}|id`;
    const { cursors } = this.gate.services;
    const window = windowOf(args, list, cursors);
    const extent = listExtent(this.gate, this.#guard, rowClass, under.place);
    if (extent === null) return null;
    const selection = connectionSelection(this.info);
    const [slice, total] = await Promise.all([
      this.#pages(rowClass, under.typeName, extent, selection.wanted, window).load(under.id),
      selection.total ? this.#counts(rowClass, under.typeName, extent).load(under.id) : null,
    ]);
    return new Page(under.place, slice, window, (id) => cursors.encode(list, id), total);
  }

  /**
   * How many rows hang under a parent, within the reach of this coordinate's permission: all that are listed there or, if
   * their class says so, those that count at this very coordinate.
   */
  async count(rowClass: RowClass, parent: unknown): Promise<number | null> {
    const under = this.#parent(parent);
    const extent = listExtent(this.gate, this.#guard, rowClass, under.place);
    const hanging = this.#coordinate in storageOf(rowClass).under ? this.#coordinate : under.typeName;
    return extent === null ? null : this.#counts(rowClass, hanging, extent).load(under.id);
  }

  /** The one row that hangs under a parent, such as the payment method of an account. */
  async only<R extends Row>(rowClass: RowClass<R>, parent: unknown): Promise<R | null> {
    const under = this.#parent(parent);
    const extent = listExtent(this.gate, this.#guard, rowClass, under.place);
    if (extent === null) return null;
    const window: Window = { size: 1, direction: 'forward', afterId: null, beforeId: null };
    const { wanted } = rowSelection(this.info);
    return (await this.#pages(rowClass, under.typeName, extent, wanted, window).load(under.id)).rows[0] ?? null;
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

  /** The row that a declared reference of a row shows. */
  async referred<R extends Row>(row: Row, field: string, target: RowClass<R>): Promise<R | null> {
    const reference = storageOf(row.constructor as unknown as RowClass).references?.[field];
    if (reference === undefined) throw new Error(`${this.#coordinate} is no reference.`);
    const id = Reflect.get(row, propertyOf(field, reference)) as string | null;
    return this.reference(target, storageOf(target).stands === 'itself' ? id : idOf(row[PLACE]), id);
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
    return { typeName, id: (parent as Partial<Row>).id ?? idOf(place), place };
  }

  #byId<R extends Row>(rowClass: RowClass<R>, scopeId: string, id: string): Promise<R | null> {
    const extent = gateExtent(this.gate, rowClass, scopeId);
    if (extent === null) return Promise.resolve(null);
    const { wanted } = rowSelection(this.info);
    return this.#loader<string, R | null>(`id|${rowClass.name}|${keyOf(extent)}|${wanted.join()}`, async (ids) => {
      const rows = await this.gate.snapshot.repository.byIds({ rowClass, extent, wanted }, ids);
      const issued = rows.filter((row) => idOf(row[PLACE]) === scopeId); // an id that names another scope was never issued
      const byId = new Map(issued.map((row) => [row.id, row]));
      return ids.map((wantedId) => byId.get(wantedId) ?? null);
    }).load(id);
  }

  #pages<R extends Row>(
    rowClass: RowClass<R>,
    parentType: string,
    extent: Extent,
    wanted: readonly string[],
    window: Window,
  ): DataLoader<string, Slice<R>> {
    const key = `page|${this.#coordinate}|${keyOf(extent)}|${wanted.join()}|${Object.values(window).join()}`;
    return this.#loader(key, (parents) =>
      this.gate.snapshot.repository.pages({ rowClass, parentType, extent, wanted }, parents, window),
    );
  }

  #counts(rowClass: RowClass, parentType: string, extent: Extent): DataLoader<string, number> {
    return this.#loader(`count|${this.#coordinate}|${keyOf(extent)}|${rowClass.name}`, (parents) =>
      this.gate.snapshot.repository.counts({ rowClass, parentType, extent }, parents),
    );
  }

  #loader<Key, Value>(key: string, batch: (keys: readonly Key[]) => Promise<readonly Value[]>): DataLoader<Key, Value> {
    const { loaders } = this.gate.snapshot;
    let loader = loaders.get(key) as DataLoader<Key, Value> | undefined;
    if (loader === undefined) loaders.set(key, (loader = new DataLoader<Key, Value>(batch)));
    return loader;
  }
}

/** Extents of one request that share a scope share their reach, since the coordinate's or type's permission is in the key. */
function keyOf(extent: Extent): string {
  switch (extent.kind) {
    case 'ACCOUNT':
      return isEmpty(extent.reach) ? `self ${extent.accountId}` : extent.accountId;
    case 'RESELLER':
      return extent.resellerId;
    case 'PERSON':
      return extent.personId;
    case 'ACCOUNTS':
      return extent.accountIds.join();
    case 'EVERYBODY':
      return 'everybody';
  }
}

function idOf(place: Place): string {
  switch (place.kind) {
    case 'ACCOUNT':
      return place.accountId;
    case 'RESELLER':
      return place.resellerId;
    case 'PERSON':
      return place.personId;
  }
}
