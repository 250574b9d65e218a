import { LISTS } from '../../isolation/lists.js';
import { OF_NOBODY, type KnownRow } from '../../isolation/world.js';
import { PAGE, type Piece } from './pieces.js';
import { covering } from './covering.js';
import { ROOTS, type Standing, type Standings } from './standings.js';
import type { Unlike } from './unlike.js';
import type { Variables } from '../variables.js';
import type { Question } from '../walks.js';

/** Every list of every type of parent, of parents that are seen and of others, where rows come and go beneath them. */
export function everyList(unlike: Unlike, standings: Standings): readonly Piece[] {
  const busy = busyLists(unlike, standings);
  const parents = unlike.rows.filter(({ type }) => BENEATH.has(type));
  const marksOf = (parent: KnownRow): readonly string[] => {
    const kind = `${parent.type} ${unlike.isSeen(parent) ? 'seen' : 'unseen'} ${unlike.sight.rightsOver(parent)}`;
    return [kind, ...(busy.get(parent.globalId) ?? []).map((coordinate) => `${kind} ${coordinate}`)];
  };
  return [
    ...ROOTS.map((list) => listed(list, { filter: null, orderBy: null })),
    ...covering(parents, marksOf).map((parent) => allBeneath(parent)),
  ];
}

/** One list as one asks about it. */
export const listed =
  ({ id, type, path, child }: Standing, question: Question): Piece =>
  (variables) =>
    id === null
      ? field(path, pageOf(child, question, variables))
      : `node(id: ${variables.add('ID!', id)}) { ... on ${type} { ${field(path, pageOf(child, question, variables))} } }`;

const allBeneath =
  ({ type, globalId }: KnownRow): Piece =>
  (variables) => {
    const lists = (BENEATH.get(type) ?? []).map(({ path, child }) =>
      field(path, pageOf(child, { filter: null, orderBy: null }, variables)),
    );
    return `node(id: ${variables.add('ID!', globalId)}) { __typename ... on ${type} { ${lists.join(' ')} } }`;
  };

const field = (path: readonly string[], page: string): string => {
  const [last = '', ...above] = [...path].reverse();
  return above.reduce((inner, name) => `${name} { ${inner} }`, `${last}${page}`);
};

function pageOf(child: string, { filter, orderBy }: Question, variables: Variables): string {
  const asked = [
    `first: ${PAGE}`,
    ...(filter === null ? [] : [`filter: ${variables.add(`${child}Filter`, filter)}`]),
    ...(orderBy === null ? [] : [`orderBy: ${variables.add(`[${child}Order!]`, orderBy)}`]),
  ];
  const id = OF_NOBODY.includes(child) ? '__typename' : 'id';
  return `(${asked.join(', ')}) { totalCount edges { cursor node { ${id} } } pageInfo { hasNextPage startCursor endCursor } }`;
}

/** The lists, by the parent's id, in which there are not the same rows in both worlds. */
function busyLists(unlike: Unlike, standings: Standings): ReadonlyMap<string, readonly string[]> {
  const busy = new Map<string, string[]>();
  for (const row of unlike.rows.filter((candidate) => unlike.comesOrGoes(candidate)))
    for (const { id, coordinate } of standings.of(row))
      if (id !== null) busy.set(id, [...(busy.get(id) ?? []).filter((known) => known !== coordinate), coordinate]);
  return busy;
}

const BENEATH = new Map(
  [...new Set(LISTS.map(({ under }) => under))].map((type) => [type, LISTS.filter(({ under }) => under === type)]),
);
