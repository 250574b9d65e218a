import type DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { Failure } from '../engine/failure.js';
import { parseGlobalId } from '../entities/global-id.js';
import type { Window } from '../entities/paging.js';
import { storageOf, type Row, type RowClass } from '../entities/row.js';
import { rowClassOfCode } from '../entities/catalogue.js';
import { Coordinate } from './coordinate.js';
import { listExtent } from './extents.js';
import { ListLevel, type ListQuestion } from './list-level.js';
import { countsLoader, pagesLoader, rowsLoader } from './loaders.js';
import type { Page } from './page.js';
import type { RequestGate } from './request-gate.js';
import { connectionSelection, rowSelection } from './selection.js';
import { NOTHING_ASKED } from './sights.js';

/**
 * The rows that one coordinate may give. Resolvers know neither permissions nor SQL: the permission is the coordinate's
 * own line of the policy, so none can scope by the wrong one (house.md, invariants).
 */
export class ScopedRows {
  readonly #coordinate: Coordinate;
  /** Of rows by their ids, by type and scope; derived once for however many rows of a level point at them. */
  readonly #byId = new Map<string, DataLoader<string, Row | null> | null>();

  constructor(
    private readonly gate: RequestGate,
    private readonly info: GraphQLResolveInfo,
  ) {
    this.#coordinate = new Coordinate(gate, info);
  }

  /** The page of a list under a parent. */
  async connection<R extends Row>(rowClass: RowClass<R>, parent: unknown, args: ListQuestion): Promise<Page<R> | null> {
    return this.#level(rowClass, args).page(parent);
  }

  /** The pages of a list under all parents of a level, in one statement for each scope; a failure where one failed. */
  async connections<R extends Row>(
    rowClass: RowClass<R>,
    parents: readonly unknown[],
    args: ListQuestion,
  ): Promise<(Page<R> | Failure | null)[]> {
    return this.#level(rowClass, args).pages(parents);
  }

  #level = <R extends Row>(rowClass: RowClass<R>, args: ListQuestion): ListLevel<R> =>
    new ListLevel(this.gate, this.#coordinate, rowClass, args, connectionSelection(this.info));

  /**
   * How many rows hang under a parent, within the reach of this coordinate's permission: all that are listed there or, if
   * their class says so, those that count at this very coordinate.
   */
  async count(rowClass: RowClass, parent: unknown): Promise<number | null> {
    const { name, guard } = this.#coordinate;
    const under = this.#coordinate.parent(parent);
    const extent = listExtent(this.gate, guard, rowClass, under.place);
    if (extent === null) return null;
    const parentType = name in storageOf(rowClass).under ? name : under.typeName;
    return countsLoader(this.gate, name, { rowClass, parentType, extent, asked: NOTHING_ASKED }, '').one(under.id);
  }

  /** The one row that hangs under a parent, such as the payment method of an account. */
  async only<R extends Row>(rowClass: RowClass<R>, parent: unknown): Promise<R | null> {
    const { name, guard } = this.#coordinate;
    const under = this.#coordinate.parent(parent);
    const extent = listExtent(this.gate, guard, rowClass, under.place);
    if (extent === null) return null;
    const { wanted } = rowSelection(this.info);
    const listing = { rowClass, parentType: under.typeName, extent, wanted, asked: NOTHING_ASKED };
    return (await pagesLoader(this.gate, name, listing, '', ONE).one(under.id)).rows[0] ?? null;
  }

  /** A row by its global id. Malformed, foreign, deleted and never issued are all null (domain.md G7). */
  async find<R extends Row>(rowClass: RowClass<R>, globalId: string): Promise<R | null> {
    const parsed = parseGlobalId(globalId);
    if (parsed === null || parsed.code !== storageOf(rowClass).code) return null;
    return this.#row(rowClass, parsed.scopeId, parsed.id);
  }

  /** A row of whatever type its global id says. */
  async node(globalId: string): Promise<Row | null> {
    const parsed = parseGlobalId(globalId);
    const rowClass = parsed === null ? undefined : rowClassOfCode(parsed.code);
    return parsed === null || rowClass === undefined ? null : this.#row(rowClass, parsed.scopeId, parsed.id);
  }

  /** The row that another row of the same scope points at. */
  async reference<R extends Row>(rowClass: RowClass<R>, scopeId: string | null, id: string | null): Promise<R | null> {
    return scopeId === null || id === null ? null : this.#row(rowClass, scopeId, id);
  }

  /** Rows that an act changed, in the order given. */
  async changed<R extends Row>(rowClass: RowClass<R>, accountId: string | null, ids: readonly string[]): Promise<R[]> {
    const rows = await Promise.all(ids.map((id) => this.reference(rowClass, accountId, id)));
    return rows.filter((row) => row !== null);
  }

  #row<R extends Row>(rowClass: RowClass<R>, scopeId: string, id: string): Promise<R | null> {
    const key = `${rowClass.name} ${scopeId}`;
    let loader = this.#byId.get(key);
    if (loader === undefined) {
      this.#byId.set(key, (loader = rowsLoader(this.gate, rowClass, scopeId, rowSelection(this.info).wanted)));
    }
    return loader === null ? Promise.resolve(null) : (loader.load(id) as Promise<R | null>);
  }
}

const ONE: Window = { size: 1, direction: 'forward', after: null, before: null };
