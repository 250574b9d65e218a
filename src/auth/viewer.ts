import type { Permission, Role } from './permissions.js';

/** The layers of the tenant tree at which a role can be held (domain.md G1, G2). */
export type Layer = 'PLATFORM' | 'RESELLER' | 'ACCOUNT' | 'ORGANIZATION';

/** The role as it is stored and shown; together with the layer it names a column of the matrix. */
export type RoleName =
  'ADMIN' | 'SECURITY_ENGINEER' | 'PROVISIONER' | 'USER' | 'FINANCE' | 'MARKETING' | 'READ_ONLY' | 'SUPPORT';

/** Who answers incidents in an account; decides which reseller column holds there (domain.md 8.6). */
export type SupportType = 'HUNTRESS_SUPPORTED' | 'PARTNER_SUPPORTED' | 'NOT_APPLICABLE';

/**
 * Where a row stands. `at` names the organizations it stands in, or the account's own id when it stands at the account
 * itself; a row of several organizations names all of them (rulings 13). `ownerId`: whose own thing it is, wherever it stands.
 */
export type Place =
  | { readonly kind: 'ACCOUNT'; readonly accountId: string; readonly at: readonly string[]; readonly ownerId?: string }
  | { readonly kind: 'RESELLER'; readonly resellerId: string; readonly ownerId?: string }
  | { readonly kind: 'PERSON'; readonly personId: string };

/** Rows and whatever is made of them answer where they stand; what has no place is refused behind a permission. */
export const PLACE = Symbol('place');

export interface Placed {
  readonly [PLACE]: Place;
}

/** The place of a value the engine hands to the fence, or undefined: a copied row (`{...row}`) has lost it. */
export const placeOf = (value: unknown): Place | undefined =>
  typeof value === 'object' && value !== null ? (value as Partial<Placed>)[PLACE] : undefined;

export const atAccount = (accountId: string): Place => ({ kind: 'ACCOUNT', accountId, at: [accountId] });

/** Rows come grouped by where they stand, and each is asked many times, so the place asked for last is given again. */
export function atOrganization(accountId: string, organizationId: string): Place {
  if (last.accountId !== accountId || last.at[0] !== organizationId) {
    last = { kind: 'ACCOUNT', accountId, at: [organizationId] };
  }
  return last;
}

let last: Place & { kind: 'ACCOUNT' } = { kind: 'ACCOUNT', accountId: '', at: [] };

/** Whose ids a place's rows carry: the account's, the reseller's, or the person's own. */
export function scopeIdOf(place: Place): string {
  switch (place.kind) {
    case 'ACCOUNT':
      return place.accountId;
    case 'RESELLER':
      return place.resellerId;
    case 'PERSON':
      return place.personId;
  }
}

/** A role held in a scope; the only source of rights. `organizationIds` null = all of the account (domain.md 8b.21). */
export type Membership = { readonly id: string; readonly role: RoleName } & (
  | { readonly layer: 'PLATFORM' }
  | { readonly layer: 'RESELLER'; readonly resellerId: string }
  | { readonly layer: 'ACCOUNT'; readonly accountId: string; readonly organizationIds: readonly string[] | null }
  | { readonly layer: 'ORGANIZATION'; readonly accountId: string; readonly organizationId: string }
);

/** What the judge must know of an account in somebody's scope. */
export interface AccountFacts {
  readonly resellerId: string | null;
  readonly supportType: SupportType;
}

/** Of an account that no reseller membership looks at, the judge need not know whose it is. */
export const UNRESOLD: AccountFacts = { resellerId: null, supportType: 'NOT_APPLICABLE' };

/** Who is asking: the person, every membership, and the facts of every account in their scopes. One per request. */
export interface Viewer {
  readonly personId: string;
  readonly memberships: readonly Membership[];
  readonly accounts: ReadonlyMap<string, AccountFacts>;
  /** The permissions a token was narrowed to; null = not narrowed. It can only take away. */
  readonly narrowedTo: ReadonlySet<Permission> | null;
}

/** Nothing changes who is asking after the look-up. (A Map and a Set cannot be frozen; their types are read-only.) */
export function freezeViewer(viewer: Viewer): Viewer {
  for (const held of viewer.memberships) {
    if ('organizationIds' in held) Object.freeze(held.organizationIds);
    Object.freeze(held);
  }
  return Object.freeze({ ...viewer, memberships: Object.freeze([...viewer.memberships]) });
}

const COLUMN: { readonly [Name in RoleName]: string } = {
  ADMIN: 'admin',
  SECURITY_ENGINEER: 'security-engineer',
  PROVISIONER: 'provisioner',
  USER: 'user',
  FINANCE: 'finance',
  MARKETING: 'marketing',
  READ_ONLY: 'read-only',
  SUPPORT: 'support',
};

/** The column of a membership; a reseller's depends on the account it looks at, and is RSH over the reseller itself. */
export const columnOf = (membership: Membership, account: AccountFacts | undefined): Role =>
  membership.layer === 'RESELLER'
    ? `reseller/admin over ${account?.supportType === 'PARTNER_SUPPORTED' ? 'partner_supported' : 'other'} accounts`
    : (`${membership.layer.toLowerCase()}/${COLUMN[membership.role]}` as Role);
