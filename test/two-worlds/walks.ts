import type { Dice } from '../filters/random.js';
import type { Answer } from '../gateway.js';
import { Draft, type Supply } from './draft.js';
import { pick } from './ids.js';
import type { Asked } from './variables.js';

export type Asks = (asked: Asked) => Promise<Answer>;

/** A list of the schema: where it hangs, the fields that lead to it from there, and what it lists. */
export interface Place {
  readonly type: string;
  /** Null: at the root of the operation. */
  readonly id: string | null;
  readonly path: readonly string[];
  readonly child: string;
}

export interface Question {
  readonly filter: unknown;
  readonly orderBy: unknown;
}

interface Part {
  readonly first?: number;
  readonly after?: unknown;
  readonly last?: number;
  readonly before?: unknown;
}

/** Reads a list with a question: some pages forward, then back, by the cursors that were answered. */
export async function walk(asks: Asks, place: Place, question: Question, supply: Supply): Promise<void> {
  const { dice } = supply;
  const size = pick([1, 2, 5, 20], dice);
  const read = async (part: Part): Promise<Page | null> =>
    pageIn(await asks(pageOf(place, question, part, supply)), place);
  let page = await read(dice(4) > 0 ? { first: size } : { last: size });
  for (let left = dice(4); left > 0 && page?.pageInfo?.endCursor != null; left -= 1) {
    const isForward = left > 1 || dice(2) === 0;
    const { startCursor, endCursor } = page.pageInfo;
    page = await read(isForward ? { first: size, after: endCursor } : { last: size, before: startCursor });
  }
}

interface Page {
  readonly pageInfo?: { readonly startCursor: string | null; readonly endCursor: string | null };
}

function pageOf({ type, id, path, child }: Place, { filter, orderBy }: Question, part: Part, supply: Supply): Asked {
  const draft = new Draft(supply);
  const given = [
    ...Object.entries(part).map(([name, value]) => `${name}: ${draft.variable(TYPES[name as keyof Part], value)}`),
    ...(filter == null ? [] : [`filter: ${draft.variable(`${child}Filter`, filter)}`]),
    ...(orderBy == null ? [] : [`orderBy: ${draft.variable(`[${child}Order!]`, orderBy)}`]),
  ];
  const rows = `${draft.selection(child, supply.dice(2), ['id'])}`;
  const shown = `totalCount nodes ${rows} edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;
  const [last = '', ...above] = [...path].reverse();
  const list = above.reduce((inner, field) => `${field} { ${inner} }`, `${last}(${given.join(', ')}) { ${shown} }`);
  const found = id === null ? list : `node(id: ${draft.variable('ID!', id)}) { ... on ${type} { ${list} } }`;
  return draft.asked(`{ ${found} }`);
}

const TYPES = { first: 'Int', last: 'Int', after: 'String', before: 'String' } as const;

const pageIn = ({ data }: Answer, { id, path }: Place): Page | null =>
  (id === null ? path : ['node', ...path]).reduce<unknown>(
    (at, field) => (at as Record<string, unknown> | null | undefined)?.[field] ?? null,
    data,
  ) as Page | null;

export type { Dice };
