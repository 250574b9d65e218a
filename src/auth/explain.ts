import { answerTo, askedOf } from './asked.js';
import { CLAUSES, type Clause } from './clauses.js';
import { consider, type Considered, type Held } from './considered.js';
import type { Decision, RefusalReason } from './decide.js';
import type { Judging } from './judging.js';
import type { Role } from './permissions.js';
import type { Guard } from './policy.js';
import type { Place, Viewer } from './viewer.js';
import { wouldGrant } from './would-grant.js';

/** What the judge answered, and why. */
export interface Explanation {
  readonly coordinate: string;
  readonly guard: Guard;
  readonly decision: Decision;
  /** Every membership, those that lapsed included; none for what is a person's own whatever they hold. */
  readonly considered: readonly Considered[];
  /** The clause for want of which the answer is no; null when it is yes. */
  readonly decidedBy: Clause | null;
  /** The columns that carry the permission and that somebody can hold there. */
  readonly wouldGrant: readonly Role[];
}

/**
 * Why the judge answers as it does about a coordinate where something stands; without a place, whether it is granted
 * anywhere. It asks the judge and takes the answer apart by the names of its clauses; it never answers itself.
 */
export function explain(
  viewer: Viewer,
  lapsed: readonly Held[],
  judging: Judging,
  place: Place | undefined,
): Explanation {
  const asked = askedOf(viewer, judging, place);
  const decision = answerTo(viewer, asked);
  const living = viewer.memberships.map((membership): Held => ({ membership, lapsed: null }));
  const considered = asked.guard === 'self' ? [] : [...living, ...lapsed].map((held) => consider(viewer, held, asked));
  return {
    coordinate: judging.coordinate,
    guard: asked.guard,
    decision,
    considered,
    decidedBy: decision.allowed ? null : clauseBehind(decision.reason, asked.guard, considered),
    wouldGrant: wouldGrant(asked),
  };
}

function clauseBehind(reason: RefusalReason, guard: Guard, considered: readonly Considered[]): Clause {
  if (reason === 'TOKEN_NARROWED') return 'TOKEN';
  if (reason === 'READ_ONLY_SESSION') return 'SESSION';
  const [nearest] = considered.map(missingOf).sort((a, b) => a.length - b.length || farness(a) - farness(b));
  return nearest?.[0] ?? (guard === 'public' || guard === 'self' ? 'SCOPE' : 'ROLE');
}

/** What a membership lacks, the most fundamental first. A narrowed token decides nothing that is granted nowhere. */
const missingOf = ({ clauses }: Considered): readonly Clause[] =>
  CLAUSES.filter((clause) => clause !== 'TOKEN' && !clauses[clause]);

/**
 * Of memberships that lack as much, the one that lacks the least is nearest: one that has ended before one that leaves
 * this organization out, before one whose role is too little here, before one that holds elsewhere.
 */
const NEAREST_FIRST: readonly Clause[] = [
  'SESSION',
  'EXPIRY',
  'ASSIGNED_ORGANIZATIONS',
  'SUPPORT_TYPE',
  'ROLE',
  'SCOPE',
];

const farness = ([first]: readonly Clause[]): number => (first === undefined ? 0 : NEAREST_FIRST.indexOf(first));
