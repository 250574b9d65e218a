import type { Change } from './other-world.js';
import type { Sight } from './sight.js';
import { everyColumn } from './sweep/columns.js';
import { everyList } from './sweep/lists.js';
import { documentsOf } from './sweep/pieces.js';
import { seenById, unseenById } from './sweep/rows.js';
import { Standings } from './sweep/standings.js';
import { Unlike } from './sweep/unlike.js';
import type { Asked } from './variables.js';

/** What is left to no chance: everything in which the worlds differ is asked about once, by every list and every door. */
export function sweep(sight: Sight, changes: readonly Change[]): readonly Asked[] {
  const unlike = new Unlike(sight, changes);
  const standings = new Standings(unlike);
  return [everyList(unlike, standings), seenById(unlike), unseenById(unlike), everyColumn(unlike, standings)].flatMap(
    documentsOf,
  );
}
