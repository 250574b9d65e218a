// A loader for every list, count and reference that the questions use.
import { askedOf } from '../shared/asked.mjs';
import { COUNTS, LISTS, REFERENCES } from '../shared/links.mjs';
import { countsUnder, rowsAt } from '../shared/rows.mjs';
import { loaderOf } from './batch.mjs';
import { defenderLoaders } from './defender.mjs';
import { pagesOf } from './page.mjs';

export function loaders(pool) {
  const { Query: _atTheRoot, ...lists } = LISTS;
  return merged(
    each(lists, (list) => loaderOf((parents, params, info) => pagesOf(pool, list, parents, params, info))),
    each(COUNTS, (list) => loaderOf((parents) => countsUnder(pool, list, parents, {}))),
    each(REFERENCES, (reference) => loaderOf((rows, _params, info) => referred(pool, reference, rows, info))),
    defenderLoaders(pool),
  );
}

/** A reference leads to a row of the same account, or of the same reseller; where there is no id, nowhere. */
function referred(pool, [type, property], rows, info) {
  const places = rows.map((row) => ({ scopeId: row.accountId ?? row.resellerId ?? row.id, id: row[property] }));
  return rowsAt(pool, type, places, askedOf(info, type));
}

const each = (byType, of) => mapped(byType, (fields) => mapped(fields, of));

const mapped = (object, of) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, of(value)]));

function merged(...maps) {
  const types = new Set(maps.flatMap(Object.keys));
  return Object.fromEntries([...types].map((type) => [type, Object.assign({}, ...maps.map((map) => map[type]))]));
}
