// A loader for every list of the schema that the questions use.
import { askedOf } from '../shared/asked.mjs';
import { rowsUnder } from '../shared/rows.mjs';
import { LISTS } from '../shared/tables.mjs';
import { Page, rowAt } from './page.mjs';

const eachValue = (object, of) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, of(value)]));

export const loaders = (pool) => eachValue(LISTS, (lists) => eachValue(lists, (list) => loaderOf(pool, list)));

/** What Mercurius hands over at once may come from several fields of the document: those are statements of their own. */
const loaderOf = (pool, list) => ({
  opts: { cache: false },
  async loader(queries) {
    const pages = new Map();
    await Promise.all(
      byField(queries).map(async (together) => {
        const found = await pagesOf(pool, list, together);
        together.forEach((query, n) => pages.set(query, found[n]));
      }),
    );
    return queries.map((query) => pages.get(query));
  },
});

function byField(queries) {
  const groups = new Map();
  for (const query of queries) {
    const [field] = query.info.fieldNodes;
    if (groups.has(field)) groups.get(field).push(query);
    else groups.set(field, [query]);
  }
  return [...groups.values()];
}

async function pagesOf(pool, list, queries) {
  const [{ params, info }] = queries;
  const { first = 20, after } = params;
  const rows = await rowsUnder(
    pool,
    list,
    queries.map(({ obj }) => obj),
    { limit: first + 1, after: rowAt(after), asked: askedOf(info, list.of) },
  );
  return rows.map((found) => new Page(found, { first, after }));
}
