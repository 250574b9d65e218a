import { grants, PERMISSIONS, ROLES, type Permission, type Role } from './permissions.js';
import { JUNE_2022 } from './versions/june-2022.js';

/**
 * A version of the matrix (domain.md 8.15). The live one is `current`, which the judge reads and nothing else; the others
 * exist to be compared with it.
 */
export interface PolicyVersion {
  readonly name: string;
  readonly grants: (role: Role, permission: Permission) => boolean;
  /** Whether the version says anything of the cell. Where it is silent the answer is a default and proves no change. */
  readonly states: (role: Role, permission: Permission) => boolean;
}

const CURRENT: PolicyVersion = { name: 'current', grants, states: () => true };

/** Current, but account Users no longer manage organizations: the vendor announced that it may come (domain.md 8b.17). */
const USER_WITHOUT_ORGANIZATIONS = without('user-without-organizations', {
  'account/user': ['organization.create', 'organization.update', 'organization.delete', 'organization.rename'],
});

export const VERSIONS: readonly PolicyVersion[] = [june2022(), CURRENT, USER_WITHOUT_ORGANIZATIONS];

export const LIVE_VERSION = CURRENT.name;

/** A version by its name; undefined for a name that no version has. */
export const versionNamed = (name: string): PolicyVersion | undefined =>
  VERSIONS.find((version) => version.name === name);

/** Whether the version speaks of a permission at all (domain.md 8b.17: if not, nothing of it is comparable). */
export const knows = (version: PolicyVersion, permission: Permission): boolean =>
  ROLES.some((role) => version.states(role, permission));

/** Whether the version has a role; one that it lacks has no access under it (domain.md 8.15). */
export const has = (version: PolicyVersion, role: Role): boolean =>
  PERMISSIONS.some((permission) => version.states(role, permission));

/** A version that takes some cells away from the current one and changes nothing else. */
function without(name: string, taken: { readonly [Column in Role]?: readonly Permission[] }): PolicyVersion {
  const isTaken = (role: Role, permission: Permission): boolean => taken[role]?.includes(permission) ?? false;
  return { ...CURRENT, name, grants: (role, permission) => grants(role, permission) && !isTaken(role, permission) };
}

function june2022(): PolicyVersion {
  const said = (role: Role, permission: Permission) => JUNE_2022[permission][ROLES.indexOf(role)];
  const isNamed = (permission: Permission): boolean => JUNE_2022[permission].some((cell) => cell !== 'NOTHING');
  return {
    name: '2022-06',
    states: (role, permission) => said(role, permission) !== 'NOTHING',
    // Of what it does not name, an Admin holds what an Admin holds now, and nobody else anything (domain.md 8b.17).
    grants: (role, permission) =>
      isNamed(permission) ? said(role, permission) === 'YES' : role === 'account/admin' && grants(role, permission),
  };
}
