// What Mercurius hands a loader at once may come from several fields of the document, with arguments of their own: each is
// a statement of its own.

/** A loader that is asked per field of the document. `load` is given the queries of one, and answers in their order. */
export const loaderOf = (load) => ({
  opts: { cache: false }, // for the sake of `info`; what is cached is only cached for the request anyway
  async loader(queries) {
    const answers = new Map();
    await Promise.all(
      byField(queries).map(async (together) => {
        const [{ params, info }] = together;
        const found = await load(
          together.map(({ obj }) => obj),
          params,
          info,
        );
        together.forEach((query, n) => answers.set(query, found[n]));
      }),
    );
    return queries.map((query) => answers.get(query));
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
