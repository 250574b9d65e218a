import { rowsOf, type KnownRow, type World } from './world.js';
import type { Asker } from '../reference.js';
import { difference, sampled } from './compared.js';
import { LISTS, owed, type Verdict } from './lists.js';
import { seenInLists, type Asks } from './seen.js';

const MOST_NAMED = 3;

/** The lists beneath the rows that somebody sees that do not show, in order, or do not count what they owe. */
export async function wrongLists(
  asks: Asks,
  world: World,
  who: Asker,
  isSeen: (row: KnownRow) => boolean,
  verdict: Verdict,
): Promise<readonly object[]> {
  const wrong: object[] = [];
  for (const under of new Set(LISTS.map((list) => list.under))) {
    const lists = LISTS.filter((list) => list.under === under);
    const parents = sampled(rowsOf(world, under)).filter(isSeen);
    const listed = await seenInLists(asks, lists, parents, sizeFor(under));
    for (const list of lists) {
      for (const parent of parents) {
        const theirs = owed(world, who, list, parent, verdict);
        const found = listed.get(`${list.coordinate} ${parent.globalId}`) ?? { ids: [], total: 0 };
        if (found.ids.join() === theirs.join() && found.total === theirs.length) continue;
        wrong.push({
          list: list.coordinate,
          ...difference(found.ids, theirs),
          total: found.total,
          owed: theirs.length,
        });
      }
    }
  }
  return wrong.slice(0, MOST_NAMED);
}

/** Long lists in long pages, short ones in pages short enough that many parents fit into one question. */
const sizeFor = (under: string): number =>
  ['Reseller', 'Account', 'Organization', 'ItdrTenant'].includes(under) ? 100 : 7;
