import type { Held } from '../auth/considered.js';
import type { Explanation } from '../auth/explain.js';
import { freezeViewer, type AccountFacts, type Place, type Viewer } from '../auth/viewer.js';
import type { Holder } from '../entities/held-memberships.js';

/** Why, whose access it is, and where. */
export interface Explained {
  readonly explanation: Explanation;
  readonly place: Place;
  readonly personId: string;
}

/** Guarded by the permission to explain the access of others; it shows whose access was explained. */
export const OTHERS = 'AccessExplanation.person';

/** Somebody else as the judge would see them. Their token is not known, so none is considered. */
export function subjectOf(
  { id: personId }: Holder,
  held: readonly Held[],
  accounts: ReadonlyMap<string, AccountFacts>,
): { readonly viewer: Viewer; readonly lapsed: readonly Held[] } {
  const memberships = held.filter(({ lapsed }) => lapsed === null).map(({ membership }) => membership);
  return {
    viewer: freezeViewer({ personId, memberships, accounts, narrowedTo: null }),
    lapsed: held.filter(({ lapsed }) => lapsed !== null),
  };
}
