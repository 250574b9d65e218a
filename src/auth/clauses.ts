import type { Reach } from './decide.js';
import type { Permission } from './permissions.js';
import type { AccountFacts, Membership, Viewer } from './viewer.js';

/**
 * The clauses of a reach, by name: a membership grants a permission at a place when all of them hold. `decide` is made of
 * the functions below; `explain` reports each of them by its name.
 */
export const CLAUSES = [
  'ROLE',
  'SCOPE',
  'SUPPORT_TYPE',
  'ASSIGNED_ORGANIZATIONS',
  'EXPIRY',
  'TOKEN',
  'SESSION',
] as const;

export type Clause = (typeof CLAUSES)[number];

/** What each clause says, where it holds and where it does not. */
export const IN_WORDS: { readonly [Name in Clause]: { readonly held: string; readonly missing: string } } = {
  ROLE: { held: 'The role carries the permission.', missing: 'The role does not carry the permission.' },
  SCOPE: { held: 'The membership holds there.', missing: 'The membership does not hold there, or not in all of it.' },
  SUPPORT_TYPE: {
    held: 'The support type of the account takes nothing from the role.',
    missing: 'Over accounts of this support type the role does not carry the permission.',
  },
  ASSIGNED_ORGANIZATIONS: {
    held: 'No assigned organizations stand in the way.',
    missing: 'The organizations assigned to the membership leave it out.',
  },
  EXPIRY: { held: 'The membership has not ended.', missing: 'The membership has ended.' },
  TOKEN: { held: 'The token may use the permission.', missing: 'The token was narrowed to other permissions.' },
  SESSION: {
    held: 'The session takes nothing away.',
    missing: 'The session, or who may sign in at all, takes the permission away.',
  },
};

/** TOKEN: a token can be narrowed to some permissions; it can only take away. */
export const withinToken = ({ narrowedTo }: Viewer, permission: Permission): boolean =>
  narrowedTo === null || narrowedTo.has(permission);

/** EXPIRY: a membership grants nothing from the instant at which it ends. */
export const isLive = (expiresAt: Date | null, now: Date): boolean => expiresAt === null || expiresAt > now;

const WHOLE_ACCOUNT: Reach = { account: true, organizations: 'ALL' };

/** SCOPE: the part of an account in which a membership holds (domain.md G3); null if none. */
export function scopeOf(held: Membership, accountId: string, account: AccountFacts): Reach | null {
  switch (held.layer) {
    case 'PLATFORM':
      return null; // platform support has no telemetry, billing or secret of its own (domain.md 8.7)
    case 'RESELLER':
      return held.resellerId === account.resellerId ? WHOLE_ACCOUNT : null;
    case 'ACCOUNT':
      return held.accountId === accountId ? WHOLE_ACCOUNT : null;
    case 'ORGANIZATION':
      return held.accountId === accountId ? { account: false, organizations: new Set([held.organizationId]) } : null;
  }
}

/** ASSIGNED_ORGANIZATIONS: those an account membership is confined to (domain.md 8b.21). */
export const assignedOf = (held: Membership): Reach['organizations'] =>
  held.layer === 'ACCOUNT' && held.organizationIds !== null ? new Set(held.organizationIds) : 'ALL';
