import { decide, decideInScope, decideSelf, type Decision, type Question } from './decide.js';
import { isConnectionPart, isDoor, type PolicyTables } from './elision.js';
import type { Permission } from './permissions.js';
import { SEVERAL_ORGANIZATIONS, type Guard } from './policy.js';
import { atAccount, type Place, type Viewer } from './viewer.js';

/**
 * How a coordinate is judged: by which line of the policy, with which question, and about which place. Derived from the
 * tables once, and shared by the fence, which answers, and by `explain.ts`, which says why.
 */
export type Judging = { readonly coordinate: string; readonly question: Question } & (
  | { readonly guard: 'public'; readonly standing: 'open' | 'in scope' }
  | { readonly guard: 'self'; readonly standing: 'own' }
  | { readonly guard: Permission; readonly standing: 'door' | 'parent' | 'account' | 'list' }
);

export type Judge = (viewer: Viewer, place: Place | undefined) => Decision;

/** How a coordinate is judged that gives a value of the type `yields`. */
export function judgingOf(coordinate: string, yields: string, guard: Guard, tables: PolicyTables): Judging {
  const typeName = typeOf(coordinate);
  const question = questionOf(coordinate, typeName, yields, tables);
  if (guard === 'self') return { coordinate, question, guard, standing: 'own' };
  if (guard !== 'public') return { coordinate, question, guard, standing: standingOf(typeName, yields) };
  const needsPlace = tables.rows.has(typeName) || isConnectionPart(typeName);
  if (!needsPlace) return { coordinate, question, guard, standing: 'open' };
  return { coordinate, question: question === 'covers' ? 'touches' : question, guard, standing: 'in scope' };
}

const YES: Decision = { allowed: true };
const PLACELESS: Decision = { allowed: false, reason: 'OUT_OF_REACH' };

/** The verdict of the field fence: pure and synchronous, as the judge is that it asks. */
export function judgeOf(judging: Judging): Judge {
  const { question } = judging;
  switch (judging.standing) {
    case 'open':
      return () => YES;
    case 'in scope':
      return whenPlaced((viewer, place) => decideInScope(viewer, place, question));
    case 'own':
      return whenPlaced(decideSelf);
    case 'door':
      return (viewer) => decide(viewer, judging.guard);
    case 'list':
    case 'account':
    case 'parent':
      return whenPlaced((viewer, place) => decide(viewer, judging.guard, placeAsked(judging, viewer, place), question));
  }
}

export const typeOf = (coordinate: string): string => coordinate.slice(0, coordinate.indexOf('.'));

/** The place that is asked about where a value stands at `place`; undefined: whether granted anywhere. */
export function placeAsked({ standing }: Judging, viewer: Viewer, place: Place): Place | undefined {
  if (standing === 'list') return doorOf(viewer, place);
  return standing === 'account' ? accountOf(place) : place;
}

/** A parent whose place is unknown is refused: a resolver that returned a copy of a row would leak otherwise. */
const whenPlaced =
  (judge: (viewer: Viewer, place: Place) => Decision): Judge =>
  (viewer, place) =>
    place === undefined ? PLACELESS : judge(viewer, place);

/**
 * The directory and the viewer's card stand at whoever asks, where no permission ever holds, so their parts are asked as a
 * door is: whether granted anywhere. Of anybody else's the answer is no.
 */
const doorOf = (viewer: Viewer, place: Place): Place | undefined =>
  decideSelf(viewer, place).allowed ? undefined : place;

/** An account stands at itself, however far beneath the field that leads to it. */
const accountOf = (place: Place): Place => (place.kind === 'ACCOUNT' ? atAccount(place.accountId) : place);

function standingOf(typeName: string, yields: string): 'door' | 'parent' | 'account' | 'list' {
  if (isDoor(typeName)) return 'door';
  if (isConnectionPart(typeName) || typeName === 'Viewer') return 'list';
  return yields === 'Account' ? 'account' : 'parent';
}

function questionOf(coordinate: string, typeName: string, yields: string, tables: PolicyTables): Question {
  if (yields.endsWith('Connection') || isConnectionPart(typeName)) return 'overlaps';
  if (tables.wholeRow.has(coordinate)) return 'covers';
  return SEVERAL_ORGANIZATIONS.has(typeName) ? 'touches' : 'covers';
}
