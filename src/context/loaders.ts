import type DataLoader from 'dataloader';
import { PLACE, scopeIdOf } from '../auth/viewer.js';
import type { Window } from '../entities/paging.js';
import type { Row, RowClass } from '../entities/row.js';
import type { Listing, Wanted } from '../entities/list-statements.js';
import type { Slice } from '../entities/scoped-repository.js';
import { gateExtent } from './extents.js';
import { keyOf, nameOf } from './list-name.js';
import type { RequestGate } from './request-gate.js';
import type { Snapshot } from './snapshot.js';

// What loads rows within one request, a level of the answer by one statement. A loader's key names everything that its
// statement depends on but the ids it is asked for.

/** What hangs under parents: under one, collected with whatever else is asked for meanwhile, or under all of a level. */
export interface Hanging<Value> {
  readonly one: (parent: string) => Promise<Value>;
  readonly all: (parents: readonly string[]) => Promise<readonly Value[]>;
}

/** The pages of a list under its parents. `question` names filter and order. */
export function pagesLoader<R extends Row>(
  { snapshot }: RequestGate,
  coordinate: string,
  listing: Listing<R>,
  question: string,
  window: Window,
): Hanging<Slice<R>> {
  const { extent, wanted } = listing;
  const key = `page|${coordinate}|${keyOf(extent)}|${wanted.join()}|${nameOf(window)}|${question}`;
  return hanging(snapshot, key, (parents) => snapshot.repository.pages(listing, parents, window));
}

/** How many rows a list has under its parents. */
export function countsLoader(
  { snapshot }: RequestGate,
  coordinate: string,
  listing: Omit<Listing<Row>, 'wanted'>,
  question: string,
): Hanging<number> {
  const key = `count|${coordinate}|${keyOf(listing.extent)}|${listing.rowClass.name}|${question}`;
  return hanging(snapshot, key, (parents) => snapshot.repository.counts(listing, parents));
}

function hanging<Value>(
  snapshot: Snapshot,
  key: string,
  load: (parents: readonly string[]) => Promise<readonly Value[]>,
): Hanging<Value> {
  return {
    one: (parent) => snapshot.loader(key, load).load(parent),
    all: async (parents) => {
      const distinct = [...new Set(parents)];
      const values = await load(distinct);
      if (distinct.length === parents.length) return values;
      const byParent = new Map(distinct.map((parent, n) => [parent, values[n] as Value]));
      return parents.map((parent) => byParent.get(parent) as Value);
    },
  };
}

/** Rows of one scope by their ids, within the reach of their type's row gate; null = nothing there is in reach. */
export function rowsLoader<R extends Row>(
  gate: RequestGate,
  rowClass: RowClass<R>,
  scopeId: string,
  wanted: Wanted,
): DataLoader<string, R | null> | null {
  const extent = gateExtent(gate, rowClass, scopeId);
  if (extent === null) return null;
  const { snapshot } = gate;
  return snapshot.loader(`id|${rowClass.name}|${keyOf(extent)}|${wanted.join()}`, async (ids) => {
    const rows = await snapshot.repository.byIds({ rowClass, extent, wanted }, ids);
    const issued = rows.filter((row) => scopeIdOf(row[PLACE]) === scopeId); // an id that names another scope was never issued
    const byId = new Map(issued.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });
}
