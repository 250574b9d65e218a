import { PERMISSIONS, ROLES, type Permission, type Role } from './permissions.js';
import { has, VERSIONS, type PolicyVersion } from './versions.js';

/** A cell that two versions answer differently; not comparable where one of them only answers by default. */
export interface CellChange {
  readonly permission: Permission;
  readonly role: Role;
  readonly before: boolean;
  readonly after: boolean;
  readonly comparable: boolean;
}

/** What whoever holds a role would gain and lose. */
export interface RoleChange {
  readonly role: Role;
  readonly gains: readonly Permission[];
  readonly loses: readonly Permission[];
}

export interface PolicyChange {
  readonly from: PolicyVersion;
  readonly to: PolicyVersion;
  /** Of the roles that both versions have (domain.md 4.4). */
  readonly cells: readonly CellChange[];
  /** The roles that one of the versions lacks: there each of their cells is no (domain.md 8.15). */
  readonly rolesAdded: readonly Role[];
  readonly rolesRemoved: readonly Role[];
  /** Of every role, whether both versions have it or not. */
  readonly roles: readonly RoleChange[];
  /** What some role gains or loses. */
  readonly permissions: readonly Permission[];
}

const known = new Map<string, PolicyChange>();

/** What changes from one version to another, compared once: versions are the same as long as the process runs. */
export function changeBetween(from: PolicyVersion, to: PolicyVersion): PolicyChange {
  const key = `${from.name}|${to.name}`;
  const change = known.get(key) ?? compared(from, to);
  known.set(key, change);
  return change;
}

/** The grants of both, compared cell by cell, and no judge besides. */
function compared(from: PolicyVersion, to: PolicyVersion): PolicyChange {
  const roles = ROLES.map((role) => roleChange(from, to, role)).filter(changesSomething);
  return {
    from,
    to,
    cells: cellChanges(from, to),
    rolesAdded: ROLES.filter((role) => has(to, role) && !has(from, role)),
    rolesRemoved: ROLES.filter((role) => has(from, role) && !has(to, role)),
    roles,
    permissions: PERMISSIONS.filter((name) => roles.some((role) => [...role.gains, ...role.loses].includes(name))),
  };
}

function cellChanges(from: PolicyVersion, to: PolicyVersion): readonly CellChange[] {
  const roles = ROLES.filter((role) => has(from, role) && has(to, role));
  const cells = PERMISSIONS.flatMap((permission) =>
    roles.map((role) => ({
      permission,
      role,
      before: from.grants(role, permission),
      after: to.grants(role, permission),
      comparable: from.states(role, permission) && to.states(role, permission),
    })),
  );
  return cells.filter(({ before, after }) => before !== after);
}

const roleChange = (from: PolicyVersion, to: PolicyVersion, role: Role): RoleChange => ({
  role,
  gains: PERMISSIONS.filter((permission) => to.grants(role, permission) && !from.grants(role, permission)),
  loses: PERMISSIONS.filter((permission) => from.grants(role, permission) && !to.grants(role, permission)),
});

const changesSomething = ({ gains, loses }: RoleChange): boolean => gains.length + loses.length > 0;

/** The most cells that change between any two versions there are. */
export const MOST_CHANGED_CELLS = Math.max(
  ...VERSIONS.flatMap((from) => VERSIONS.map((to) => cellChanges(from, to).length)),
);
