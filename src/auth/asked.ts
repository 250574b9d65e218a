import { decide, decideInScope, decideSelf, type Decision, type Question } from './decide.js';
import { placeAsked, typeOf, type Judging } from './judging.js';
import { ROWS, type Guard } from './policy.js';
import type { Place, Viewer } from './viewer.js';

/** What is asked of the judge about a coordinate where something stands; without a place, whether anywhere at all. */
export interface Asked {
  readonly guard: Guard;
  readonly question: Question;
  readonly place: Place | undefined;
}

/**
 * The fence's own question. A door is asked by the fence whether it is granted anywhere, and then by the row fence where
 * the object stands (rulings 4), which is the place asked here.
 */
export function askedOf(viewer: Viewer, judging: Judging, place: Place | undefined): Asked {
  const { guard, question } = judging;
  if (place === undefined || judging.standing === 'open') return { guard, question, place: undefined };
  if (judging.standing === 'in scope') return shownBy(viewer, judging, place);
  return { guard, question, place: placeAsked(judging, viewer, place) };
}

/** The judge's answer. What only a place could refuse is refused nowhere in particular. */
export function answerTo(viewer: Viewer, { guard, question, place }: Asked): Decision {
  if (guard !== 'public' && guard !== 'self') return decide(viewer, guard, place, question);
  if (place === undefined) return { allowed: true };
  return guard === 'self' ? decideSelf(viewer, place) : decideInScope(viewer, place, question);
}

/**
 * A `public` value of a row is shown to whoever was shown the row, and rows are fetched by the gate of their type. People
 * stand at several spots, each with a gate of its own: the one that opens is what was asked.
 */
function shownBy(viewer: Viewer, { guard, question, coordinate }: Judging, place: Place): Asked {
  const gate = ROWS.get(typeOf(coordinate));
  const inScope: Asked = { guard, question, place };
  const isOwn = place.kind === 'PERSON' || place.ownerId === viewer.personId;
  if (gate === undefined || isOwn || !answerTo(viewer, inScope).allowed) return inScope;
  if (place.kind === 'RESELLER') return { ...inScope, guard: gate.reseller ?? guard };
  const doors = place.at.flatMap((spot): readonly Asked[] => {
    const permission = spot === place.accountId ? gate.account : gate.organization;
    return permission === null ? [] : [{ guard: permission, question, place: { ...place, at: [spot] } }];
  });
  return doors.find((door) => answerTo(viewer, door).allowed) ?? doors[0] ?? inScope;
}
