import type { Answer, TestGateway } from '../gateway.js';
import { scopeOf, type KnownRow } from './world.js';
import type { List } from './lists.js';

/** Asks as one person, with or without a narrowed token. */
export type Asks = ReturnType<TestGateway['as']>['asks'];

/** What a list answered: null when it was refused. */
export interface Listed {
  readonly ids: readonly string[];
  readonly total: number;
}

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const MOST_IDS = 100;

/** The ids, among those of the given rows, that lead to a row. */
export async function seenById(asks: Asks, rows: readonly KnownRow[]): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const ids of batches(rows, MOST_IDS)) {
    const { data } = await sound(asks(NODES, { ids }));
    const nodes = data.nodes as ({ id: string } | null)[] | null;
    nodes?.forEach((node, index) => {
      if (node === null) return;
      if (node.id !== ids[index]) throw new Error(`${ids[index]} was answered by ${node.id}.`);
      seen.push(node.id);
    });
  }
  return seen;
}

/** Ids of one tenant a call (domain.md 8b.23). */
export function batches(rows: readonly KnownRow[], most: number): readonly (readonly string[])[] {
  return [...grouped(rows).values()].flatMap((ids) =>
    Array.from({ length: Math.ceil(ids.length / most) }, (_, n) => ids.slice(n * most, (n + 1) * most)),
  );
}

function grouped(rows: readonly KnownRow[]): ReadonlyMap<string, readonly string[]> {
  const byScope = new Map<string, string[]>();
  for (const { type, columns, globalId } of rows) {
    const scope = scopeOf(type, columns);
    byScope.set(scope, [...(byScope.get(scope) ?? []), globalId]);
  }
  return byScope;
}

const PAGE = '{ totalCount nodes { id } pageInfo { hasNextPage endCursor } }';
const MOST_COST = 4_500;

/** Every list of parents of one type, read to its end: coordinate and parent's id -> what was listed. */
export async function seenInLists(
  asks: Asks,
  lists: readonly List[],
  parents: readonly KnownRow[],
  size: number,
): Promise<ReadonlyMap<string, Listed | null>> {
  const listed = new Map<string, Listed | null>();
  const [{ under } = { under: '' }] = lists;
  const fields = lists.map(({ path }) => wrapped(path, `(first: ${size}) ${PAGE}`)).join(' ');
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${under} { id ${fields} } } }`;
  for (const ids of batches(parents, Math.min(MOST_IDS, Math.floor(MOST_COST / (lists.length * (size + 2)))))) {
    const { data } = await sound(asks(query, { ids }));
    for (const [index, id] of ids.entries()) {
      for (const list of lists) {
        const page = at(data.nodes[index], list.path);
        listed.set(`${list.coordinate} ${id}`, page === null ? null : await toTheEnd(asks, list, id, page, size));
      }
    }
  }
  return listed;
}

async function toTheEnd(asks: Asks, { under, path }: List, id: string, first: Page, size: number): Promise<Listed> {
  const ids = first.nodes.map((node) => node.id);
  const query = `query ($id: ID!, $after: String) { node(id: $id) { ... on ${under} { ${wrapped(path, `(first: ${size}, after: $after) ${PAGE}`)} } } }`;
  for (let page = first; page.pageInfo.hasNextPage;) {
    const { data } = await sound(asks(query, { id, after: page.pageInfo.endCursor }));
    page = at(data.node, path) as Page;
    ids.push(...page.nodes.map((node) => node.id));
    if (page.totalCount !== first.totalCount) throw new Error(`The total of ${path.join('.')} changed on the way.`);
  }
  return { ids, total: first.totalCount };
}

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const wrapped = ([field, ...rest]: readonly string[], page: string): string =>
  rest.length === 0 ? `${field}${page}` : `${field} { ${wrapped(rest, page)} }`;

const at = (value: unknown, path: readonly string[]): Page | null =>
  path.reduce<unknown>(
    (found, field) => (found as Record<string, unknown> | null)?.[field] ?? null,
    value,
  ) as Page | null;

/** What was listed is only worth something if nothing failed on the way. */
async function sound(answer: Promise<Answer>): Promise<Answer> {
  const { errors, ...rest } = await answer;
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return { errors, ...rest };
}
