import { answerTo, type Asked } from './asked.js';
import { assignedOf, scopeOf, withinToken, type Clause } from './clauses.js';
import { columnsOf, reaches, type Decision } from './decide.js';
import { grants, type Role } from './permissions.js';
import { columnOf, UNRESOLD, type AccountFacts, type Membership, type Place, type Viewer } from './viewer.js';

/** A membership, and the clause for want of which it grants nothing any more, if it does not. */
export interface Held {
  readonly membership: Membership;
  readonly lapsed: 'EXPIRY' | 'SESSION' | null;
}

/** How much of the place a membership grants the permission over, by itself. */
export type Part = 'ALL' | 'PART' | 'NONE';

export interface Considered {
  readonly membership: Membership;
  /** The column of the matrix by which the membership is read there. */
  readonly column: Role;
  readonly grants: Part;
  /** Which clauses hold; one that does not apply holds. */
  readonly clauses: Readonly<Record<Clause, boolean>>;
}

/** One membership by itself: each clause by name, and what the judge says of it. */
export function consider(viewer: Viewer, { membership, lapsed }: Held, asked: Asked): Considered {
  const { guard, place } = asked;
  const alone: Viewer = { ...viewer, memberships: [membership] };
  return {
    membership,
    column: columnOf(membership, accountAt(viewer, membership, place)),
    grants: lapsed === null ? partOf(alone, asked) : 'NONE',
    clauses: {
      ...clausesAt(alone, membership, asked),
      EXPIRY: lapsed !== 'EXPIRY',
      TOKEN: guard === 'public' || guard === 'self' || withinToken(viewer, guard),
      SESSION: lapsed !== 'SESSION' && !isReadOnly(answerTo(alone, asked)),
    },
  };
}

const isReadOnly = (decision: Decision): boolean => !decision.allowed && decision.reason === 'READ_ONLY_SESSION';

type OfThePlace = Readonly<Record<'ROLE' | 'SCOPE' | 'SUPPORT_TYPE' | 'ASSIGNED_ORGANIZATIONS', boolean>>;

const ALL_HOLD: OfThePlace = { ROLE: true, SCOPE: true, SUPPORT_TYPE: true, ASSIGNED_ORGANIZATIONS: true };

function clausesAt(viewer: Viewer, held: Membership, asked: Asked): OfThePlace {
  const { guard, place, question } = asked;
  const carries = (column: Role): boolean => guard === 'public' || guard === 'self' || grants(column, guard);
  const ROLE = columnsEver(held).some(carries);
  if (place === undefined) return { ...ALL_HOLD, ROLE, SUPPORT_TYPE: !ROLE || columnsOf(viewer, held).some(carries) };
  if (place.kind === 'PERSON') return { ...ALL_HOLD, ROLE, SCOPE: false };
  if (place.kind === 'RESELLER')
    return { ...ALL_HOLD, ROLE: carries(columnOf(held, undefined)), SCOPE: isOf(held, place) };
  const account = accountAt(viewer, held, place);
  const scope = account === undefined ? null : scopeOf(held, place.accountId, account);
  if (scope === null) return { ...ALL_HOLD, ROLE, SCOPE: false };
  const assigned = assignedOf(held);
  return {
    ROLE,
    SCOPE: reaches(scope, place, question),
    SUPPORT_TYPE: !ROLE || carries(columnOf(held, account)),
    ASSIGNED_ORGANIZATIONS: assigned === 'ALL' || reaches({ ...scope, organizations: assigned }, place, question),
  };
}

/** Every column that a membership could be read by: a reseller's has two, by the support type of the account. */
const columnsEver = (held: Membership): readonly Role[] => [
  columnOf(held, undefined),
  columnOf(held, PARTNER_SUPPORTED),
];

const PARTNER_SUPPORTED: AccountFacts = { resellerId: null, supportType: 'PARTNER_SUPPORTED' };

const isOf = (held: Membership, place: Place & { kind: 'RESELLER' }): boolean =>
  held.layer === 'RESELLER' && held.resellerId === place.resellerId;

/** What is known of an account; the viewer's accounts leave out one where all that they hold has lapsed. */
function accountAt(viewer: Viewer, held: Membership, place: Place | undefined): AccountFacts | undefined {
  if (place?.kind !== 'ACCOUNT') return undefined;
  const isItsOwn = 'accountId' in held && held.accountId === place.accountId;
  return viewer.accounts.get(place.accountId) ?? (isItsOwn ? UNRESOLD : undefined);
}

/** What the judge says of a membership alone; whose own the thing is, is no merit of the membership. */
function partOf(alone: Viewer, { guard, question, place }: Asked): Part {
  const asks = (how: Asked['question']): boolean =>
    answerTo(alone, { guard, question: how, place: place && withoutOwner(place) }).allowed;
  if (asks('covers')) return 'ALL';
  return asks(question === 'covers' ? 'touches' : question) ? 'PART' : 'NONE';
}

function withoutOwner(place: Place): Place {
  if (place.kind === 'PERSON') return place;
  const { ownerId: _ownerId, ...rest } = place;
  return rest;
}
