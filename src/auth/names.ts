import { decide } from './decide.js';
import type { RowGateLike } from './elision.js';
import { grants, PERMISSIONS, type Permission, type Role } from './permissions.js';
import type { Guard } from './policy.js';
import type { Viewer } from './viewer.js';

/** Names of permissions, each once and in the order of the matrix, so that equal sets are equal lists. */
export type PermissionNames = readonly Permission[];

/** What somebody's memberships grant anywhere and their token leaves them: not where, and nothing of whom. */
export const namesHeldBy = (viewer: Viewer): PermissionNames =>
  Object.freeze(PERMISSIONS.filter((permission) => decide(viewer, permission).allowed));

/** What a column of the matrix carries. */
export const namesHeldAs = (role: Role): PermissionNames =>
  Object.freeze(PERMISSIONS.filter((permission) => grants(role, permission)));

/** Whether whoever holds these names is shown that a coordinate exists; a coordinate without a guard is nobody's. */
export const isShown = (guard: Guard | undefined, names: ReadonlySet<Permission>): boolean =>
  guard !== undefined && (guard === 'public' || guard === 'self' || names.has(guard));

/** Whether rows behind this gate can be fetched by their id at some place. */
export const isOpened = (gate: RowGateLike, names: ReadonlySet<Permission>): boolean =>
  [gate.account, gate.organization, gate.reseller].some((guard) => isShown(guard ?? undefined, names));
