import type { Asked } from './asked.js';
import type { Question } from './decide.js';
import { grants, ROLES, type Role } from './permissions.js';
import type { Guard } from './policy.js';
import type { Place } from './viewer.js';

/** Explaining it names people to ask and proposes no role (domain.md 8b.34). */
const NEVER_PROPOSED: ReadonlySet<Guard> = new Set<Guard>(['soc.requestSupport']);

/** The columns that carry a permission and that somebody can hold at the place. A proposal, and no judge. */
export function wouldGrant({ guard, place, question }: Asked): readonly Role[] {
  if (guard === 'self' || NEVER_PROPOSED.has(guard)) return [];
  return ROLES.filter((role) => isHeldAt(role, place, question) && (guard === 'public' || grants(role, guard)));
}

function isHeldAt(role: Role, place: Place | undefined, question: Question): boolean {
  if (place === undefined) return true;
  if (place.kind === 'PERSON') return false;
  if (place.kind === 'RESELLER') return role === 'reseller/admin over other accounts'; // a reseller is no account of its own
  if (place.at.length === 0 || role === 'platform/support') return false;
  return !role.startsWith('organization/') || liesInOne(place, question);
}

/** Whether a role in one organization is enough for the question. */
function liesInOne({ at, accountId }: Place & { kind: 'ACCOUNT' }, question: Question): boolean {
  if (question === 'overlaps') return true; // beneath an account stand its organizations
  const organizations = at.filter((spot) => spot !== accountId);
  return question === 'touches' ? organizations.length > 0 : at.length === 1 && organizations.length === 1;
}
