import { area, guard } from './area.js';

/**
 * The versions of the policy are public, like the published permissions (rulings 29). Whose rights would change is said by
 * layer, each behind the permission that shows the members of that layer (`people.ts`).
 */
export const POLICY_VERSIONS = area({
  lines: [
    guard('public', 'Query', 'permissionMatrix policyDifference'),
    guard('public', 'PermissionMatrix', 'version roles permissions'),
    guard('public', 'PolicyRole', 'column name layer role known'),
    guard('public', 'PolicyPermission', 'name group meaning comparable grants'),
    guard(
      'public',
      'PolicyDifference',
      'from to cells rolesAdded rolesRemoved permissions accountRoles organizationRoles',
    ),
    guard('public', 'PolicyCell', 'permission role before after comparable'),
    guard('public', 'ChangedPermission', 'name exampleCoordinates'),
    guard('public', 'AccountRoleChange', 'role gains loses'),
    guard('accountUser.view', 'AccountRoleChange', 'members'),
    guard('public', 'OrganizationRoleChange', 'role gains loses'),
    guard('orgUser.view', 'OrganizationRoleChange', 'members'),
  ],
});
