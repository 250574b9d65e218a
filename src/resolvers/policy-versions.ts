import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { changeBetween, type PolicyChange, type RoleChange } from '../auth/difference.js';
import { badInput } from '../auth/errors.js';
import { exampleCoordinates } from '../auth/guarded-coordinates.js';
import { MATRIX, PERMISSIONS, ROLES, type Role } from '../auth/permissions.js';
import { ROLE_COLUMNS } from '../auth/role-columns.js';
import { has, knows, LIVE_VERSION, versionNamed, VERSIONS, type PolicyVersion } from '../auth/versions.js';
import { PLACE, type Layer, type Place } from '../auth/viewer.js';
import type { GatewayContext } from '../context/request-gate.js';
import { heldRoleId } from '../entities/held-role.js';
import { Membership } from '../entities/membership.js';
import { listsOf } from './lists.js';
import {
  AccountRoleChange,
  OrganizationRoleChange,
  PermissionMatrix,
  PolicyDifference,
} from './policy-version-types.js';

const NAMES = VERSIONS.map(({ name }) => name).join(', ');

@Resolver()
export class PolicyVersionResolver {
  @Query(() => PermissionMatrix, { nullable: true, description: 'Which role may do what, in a version of the policy.' })
  permissionMatrix(
    @Arg('version', () => String, { defaultValue: LIVE_VERSION, description: `One of ${NAMES}.` }) version: string,
  ): PermissionMatrix {
    return matrixOf(versionGiven('version', version));
  }

  @Query(() => PolicyDifference, {
    nullable: true,
    description: 'What changes from one version of the policy to another and, of an account, for whom.',
  })
  policyDifference(
    @Ctx() { gate }: GatewayContext,
    @Arg('from', () => String, { description: `One of ${NAMES}.` }) from: string,
    @Arg('to', () => String, { description: `One of ${NAMES}.` }) to: string,
    @Arg('accountId', () => ID, { nullable: true, description: 'The account whose people are asked about.' })
    accountId: string | null,
  ): PolicyDifference {
    const change = changeBetween(versionGiven('from', from), versionGiven('to', to));
    return differenceOf(change, accountId == null ? undefined : gate.placeOfAccount(accountId));
  }
}

export const ROLE_CHANGE_LISTS = [
  ...listsOf(AccountRoleChange, { members: [Membership, 'Who holds the role at the account that was asked about.'] }),
  ...listsOf(OrganizationRoleChange, { members: [Membership, 'Who holds the role in one of its organizations.'] }),
];

function versionGiven(argument: string, name: string): PolicyVersion {
  const version = versionNamed(name);
  if (version === undefined) throw badInput(argument, `is no version of the policy. There are ${NAMES}.`);
  return version;
}

const codesOf = (roles: readonly Role[]): readonly string[] => roles.map((role) => ROLE_COLUMNS[role].code);

function matrixOf(version: PolicyVersion): PermissionMatrix {
  return {
    version: version.name,
    roles: ROLES.map((column) => {
      const { code, name, layer, role } = ROLE_COLUMNS[column];
      return { column: code, name, layer, role, known: has(version, column) };
    }),
    permissions: PERMISSIONS.map((name) => ({
      name,
      group: MATRIX[name].group,
      meaning: MATRIX[name].meaning,
      comparable: knows(version, name),
      grants: codesOf(ROLES.filter((role) => version.grants(role, name))),
    })),
  };
}

function differenceOf(change: PolicyChange, place: Place | undefined): PolicyDifference {
  const at = (layer: Layer) =>
    change.roles.filter(({ role }) => ROLE_COLUMNS[role].layer === layer).map((role) => roleChangeAt(role, place));
  return {
    from: change.from.name,
    to: change.to.name,
    cells: change.cells.map((cell) => ({ ...cell, role: ROLE_COLUMNS[cell.role].code })),
    rolesAdded: codesOf(change.rolesAdded),
    rolesRemoved: codesOf(change.rolesRemoved),
    permissions: change.permissions.map((name) => ({ name, exampleCoordinates: exampleCoordinates(name) })),
    accountRoles: at('ACCOUNT'),
    organizationRoles: at('ORGANIZATION'),
  };
}

function roleChangeAt({ role: column, gains, loses }: RoleChange, place: Place | undefined): AccountRoleChange {
  const { code, layer, role } = ROLE_COLUMNS[column];
  const id = place?.kind === 'ACCOUNT' ? heldRoleId(place.accountId, layer, role) : undefined;
  return { [PLACE]: place, id, role: code, gains, loses };
}
