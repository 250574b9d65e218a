import { assignedOf, scopeOf, withinToken } from './clauses.js';
import { grants, type Permission, type Role } from './permissions.js';
import { columnOf, type AccountFacts, type Membership, type Place, type Viewer } from './viewer.js';

/** Why not. An object out of reach is never reported with a reason: it is absent (domain.md G7). */
export type RefusalReason = 'NOT_GRANTED' | 'OUT_OF_REACH' | 'TOKEN_NARROWED' | 'READ_ONLY_SESSION';

export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: RefusalReason };

/**
 * The questions about a place (rulings 2). `covers`: the whole of it, for values and acts. `overlaps`: some of it or of
 * what stands beneath it, for a connection, which then narrows to the part in reach. `touches`: one of the organizations
 * of a row that stands in several (rulings 13).
 */
export type Question = 'covers' | 'overlaps' | 'touches';

/** The part of one account in which a permission holds: the account's own coordinates, and which organizations. */
export interface Reach {
  readonly account: boolean;
  readonly organizations: 'ALL' | ReadonlySet<string>;
}

const ALLOWED: Decision = Object.freeze({ allowed: true });
const refused = (reason: RefusalReason): Decision => Object.freeze({ allowed: false, reason });
const NOT_GRANTED = refused('NOT_GRANTED');
const OUT_OF_REACH = refused('OUT_OF_REACH');
const TOKEN_NARROWED = refused('TOKEN_NARROWED');

/**
 * The judge: may this viewer, here? Pure and synchronous; the only function that answers the question.
 * Without a place it answers whether the permission is granted anywhere (the door of a root field, rulings 4.1).
 */
export function decide(viewer: Viewer, permission: Permission, place?: Place, question: Question = 'covers'): Decision {
  if (!withinToken(viewer, permission)) {
    return grantedAnywhere(viewer, permission) ? TOKEN_NARROWED : NOT_GRANTED;
  }
  if (place === undefined) return grantedAnywhere(viewer, permission) ? ALLOWED : NOT_GRANTED;
  if (holdsAt(viewer, permission, place, question)) return ALLOWED;
  return grantedAnywhere(viewer, permission) ? OUT_OF_REACH : NOT_GRANTED;
}

/** The judge for `public` coordinates of rows: visible wherever the viewer belongs at all; a foreign row shows nothing. */
export function decideInScope(viewer: Viewer, place: Place, question: Question = 'touches'): Decision {
  if (place.kind === 'PERSON') return decideSelf(viewer, place);
  if (place.ownerId === viewer.personId) return ALLOWED; // such as a role that has ended (rulings 1)
  if (place.kind === 'RESELLER') return resellerIds(viewer).has(place.resellerId) ? ALLOWED : OUT_OF_REACH;
  return reaches(scopeIn(viewer, place.accountId), place, question) ? ALLOWED : OUT_OF_REACH;
}

/** The judge for `self` coordinates: a person's own things (rulings 1). */
export const decideSelf = (viewer: Viewer, place: Place): Decision =>
  place.kind === 'PERSON' && place.personId === viewer.personId ? ALLOWED : OUT_OF_REACH;

/** The judge for what stands above every tenant: platform support alone holds a permission there (domain.md 8.7). */
export function decideAtPlatform(viewer: Viewer, permission: Permission): Decision {
  const decision = decide(viewer, permission);
  if (!decision.allowed) return decision;
  const held = viewer.memberships.some(
    (each) => each.layer === 'PLATFORM' && grants(columnOf(each, undefined), permission),
  );
  return held ? ALLOWED : OUT_OF_REACH;
}

/** Where in an account a permission holds: what the row fence turns into SQL. Empty when it holds nowhere. */
export const reachIn = (viewer: Viewer, permission: Permission, accountId: string): Reach =>
  remembered(viewer, permission, accountId, () =>
    withinToken(viewer, permission) ? reachOver(viewer, accountId, (column) => grants(column, permission)) : NOWHERE,
  );

/** Where in an account the viewer belongs at all, whatever the role: what the tenant wall is set to (rulings 6). */
export const scopeIn = (viewer: Viewer, accountId: string): Reach =>
  remembered(viewer, 'scope', accountId, () => reachOver(viewer, accountId, () => true));

/** The accounts in which a permission covers the account itself: the directory (contract, `Query.accounts`). */
export const accountsIn = (viewer: Viewer, permission: Permission): readonly string[] =>
  [...viewer.accounts.keys()].filter((id) => reachIn(viewer, permission, id).account);

/** The resellers at which the viewer belongs. */
export const resellerIds = (viewer: Viewer): ReadonlySet<string> =>
  new Set(viewer.memberships.flatMap((held) => (held.layer === 'RESELLER' ? [held.resellerId] : [])));

export const isEmpty = (reach: Reach): boolean =>
  !reach.account && reach.organizations !== 'ALL' && reach.organizations.size === 0;

const NOWHERE: Reach = Object.freeze({ account: false, organizations: new Set<string>() });

function holdsAt(viewer: Viewer, permission: Permission, place: Place, question: Question): boolean {
  switch (place.kind) {
    case 'PERSON':
      return false; // what belongs to a person is behind `self`, never behind a permission
    case 'RESELLER':
      return viewer.memberships.some(
        (held) =>
          held.layer === 'RESELLER' &&
          held.resellerId === place.resellerId &&
          grants(columnOf(held, undefined), permission),
      );
    case 'ACCOUNT':
      return reaches(reachIn(viewer, permission, place.accountId), place, question);
  }
}

/** Whether a reach answers a question about a place of its account. */
export function reaches(reach: Reach, place: Place & { kind: 'ACCOUNT' }, question: Question): boolean {
  const inReach = (spot: string): boolean =>
    spot === place.accountId
      ? reach.account || (question === 'overlaps' && !isEmpty(reach)) // beneath an account stand its organizations
      : reach.organizations === 'ALL' || reach.organizations.has(spot);
  return question === 'covers' ? place.at.length > 0 && place.at.every(inReach) : place.at.some(inReach);
}

function grantedAnywhere(viewer: Viewer, permission: Permission): boolean {
  let columns = everywhere.get(viewer);
  if (columns === undefined) {
    columns = [...new Set(viewer.memberships.flatMap((held) => columnsOf(viewer, held)))];
    everywhere.set(viewer, columns);
  }
  return columns.some((column) => grants(column, permission));
}

/** The columns somebody holds anywhere: a reseller's stands above hundreds of accounts, and every refusal asks. */
const everywhere = new WeakMap<Viewer, readonly Role[]>();

/** The columns a membership holds anywhere: a reseller's Admin holds both only if an account of either kind stands beneath. */
export function columnsOf(viewer: Viewer, held: Membership): readonly Role[] {
  if (held.layer !== 'RESELLER') return [columnOf(held, undefined)];
  const beneath = [...viewer.accounts.values()].filter((account) => account.resellerId === held.resellerId);
  return [columnOf(held, undefined), ...beneath.map((account) => columnOf(held, account))];
}

function reachOver(viewer: Viewer, accountId: string, answers: (column: Role) => boolean): Reach {
  const account = viewer.accounts.get(accountId);
  if (account === undefined) return NOWHERE;
  const parts = viewer.memberships
    .map((held) => partOf(held, accountId, account))
    .filter((part) => part !== null && answers(part.column));
  return parts.reduce<Reach>((sum, part) => (part === null ? sum : union(sum, part.reach)), NOWHERE);
}

/** The part of an account one membership covers (domain.md 8b.21, G3), with its column there; null if none. */
function partOf(held: Membership, accountId: string, account: AccountFacts): { column: Role; reach: Reach } | null {
  const scope = scopeOf(held, accountId, account);
  if (scope === null) return null;
  const assigned = assignedOf(held);
  return { column: columnOf(held, account), reach: assigned === 'ALL' ? scope : { ...scope, organizations: assigned } };
}

function union(a: Reach, b: Reach): Reach {
  return {
    account: a.account || b.account,
    organizations:
      a.organizations === 'ALL' || b.organizations === 'ALL'
        ? 'ALL'
        : new Set([...a.organizations, ...b.organizations]),
  };
}

/** Reaches are pure functions of a frozen viewer; they live exactly as long as it does, so never beyond a request. */
const memory = new WeakMap<Viewer, Map<string, Map<string, Reach>>>();

function remembered(viewer: Viewer, what: Permission | 'scope', accountId: string, compute: () => Reach): Reach {
  let byWhat = memory.get(viewer);
  if (byWhat === undefined) memory.set(viewer, (byWhat = new Map()));
  let byAccount = byWhat.get(what);
  if (byAccount === undefined) byWhat.set(what, (byAccount = new Map()));
  let reach = byAccount.get(accountId);
  if (reach === undefined) byAccount.set(accountId, (reach = compute()));
  return reach;
}
