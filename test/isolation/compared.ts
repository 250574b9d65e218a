import { scopeOf, type KnownRow, type World } from './world.js';
import { isShown, spotsOf } from '../reference.js';

/** Both directions, few enough to be read: what was seen and should not be, and what should be and was not. */
export interface Difference {
  readonly tooMuch: readonly string[];
  readonly tooLittle: readonly string[];
}

export const SAME: Difference = { tooMuch: [], tooLittle: [] };
const MOST_NAMED = 5;

export function difference(seen: readonly string[], owed: readonly string[]): Difference {
  const [inSeen, inOwed] = [new Set(seen), new Set(owed)];
  if (inSeen.size !== seen.length) throw new Error('A row was seen twice.');
  return {
    tooMuch: seen.filter((id) => !inOwed.has(id)).slice(0, MOST_NAMED),
    tooLittle: owed.filter((id) => !inSeen.has(id)).slice(0, MOST_NAMED),
  };
}

/** There are thousands of agents and identities, alike but for where they stand; every tenth stands for them. */
export const sampled = (rows: readonly KnownRow[], every = 10): readonly KnownRow[] =>
  rows.length < 1000 || !['Agent', 'Identity'].includes(rows[0]?.type ?? '')
    ? rows
    : rows.filter((_, n) => n % every === 0);

/** Where a row stands, of which class it is and whether it is shown are all that a fence looks at: two rows of each stand for the rest. */
export function ofEachPlace(world: World): readonly KnownRow[] {
  const perPlace = new Map<string, number>();
  return [...world.byType.values()].flat().filter((row) => {
    const place = `${row.type} ${scopeOf(row.type, row.columns)} ${JSON.stringify(spotsOf(world, row))} ${isShown(row)}`;
    const before = perPlace.get(place) ?? 0;
    perPlace.set(place, before + 1);
    return before < 2;
  });
}
