import { Field, ObjectType } from 'type-graphql';
import { MOST_CHANGED_CELLS } from '../auth/difference.js';
import { MOST_EXAMPLES } from '../auth/guarded-coordinates.js';
import { PERMISSIONS, ROLES } from '../auth/permissions.js';
import { ROLE_COLUMNS } from '../auth/role-columns.js';
import { PLACE, type Layer, type Place, type RoleName } from '../auth/viewer.js';
import { LayerName, Role } from '../entities/closed-sets.js';
import { AtMost } from './decorators.js';

const text = (description: string): PropertyDecorator => Field(() => String, { nullable: true, description });
const texts = (description: string): PropertyDecorator => Field(() => [String], { nullable: true, description });
const flag = (description: string): PropertyDecorator => Field(() => Boolean, { nullable: true, description });

@ObjectType({ simpleResolvers: true, description: 'A column of the permission matrix, in one version of it.' })
export class PolicyRole {
  @text('The code of the column, for example OADM.') column!: string;
  @text('The column in words.') name!: string;
  @Field(() => LayerName, { nullable: true, description: 'The layer at which the role is held.' }) layer!: Layer;
  @Field(() => Role, {
    nullable: true,
    description: 'The role that is held there; a reseller Admin has two columns, by the support type of an account.',
  })
  role!: RoleName;
  @flag('Whether the version has the role; one that it lacks has no access under it.') known!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A row of the permission matrix, in one version of it.' })
export class PolicyPermission {
  @text('The name of the permission.') name!: string;
  @text('The area it belongs to.') group!: string;
  @text('What it lets somebody see or do.') meaning!: string;
  @flag('Whether the version names the permission; if not, its answers are defaults and prove no change.')
  comparable!: boolean;
  @texts('The columns that say yes, by their codes.') grants!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'Which role may do what, in one version of the policy.' })
export class PermissionMatrix {
  @text('The name of the version.') version!: string;
  @AtMost(ROLES.length)
  @Field(() => [PolicyRole], { nullable: true, description: 'The columns, in their order.' })
  roles!: readonly PolicyRole[];
  @AtMost(PERMISSIONS.length)
  @Field(() => [PolicyPermission], { nullable: true, description: 'The rows, in their order.' })
  permissions!: readonly PolicyPermission[];
}

@ObjectType({ simpleResolvers: true, description: 'A cell of the matrix that two versions answer differently.' })
export class PolicyCell {
  @text('The name of the permission.') permission!: string;
  @text('The code of the column.') role!: string;
  @flag('Whether the earlier version says yes.') before!: boolean;
  @flag('Whether the later version says yes.') after!: boolean;
  @flag(
    'Whether both versions speak of the cell; if not, one of them answers by default and nothing has changed for sure.',
  )
  comparable!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A permission that some role gains or loses.' })
export class ChangedPermission {
  @text('The name of the permission.') name!: string;
  @texts(`Some of what it guards in this schema, at most ${MOST_EXAMPLES} coordinates; none if it guards nothing yet.`)
  exampleCoordinates!: readonly string[];
}

/** What the holders of a role would gain and lose. It stands at the account whose people are asked about, or nowhere. */
@ObjectType({ simpleResolvers: true })
abstract class RoleChange {
  readonly [PLACE]!: Place | undefined;
  readonly id!: string | undefined;

  @text('The code of the column.') role!: string;
  @texts('The permissions that each of them would gain.') gains!: readonly string[];
  @texts('The permissions that each of them would lose.') loses!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'What the holders of a role at an account would gain and lose.' })
export class AccountRoleChange extends RoleChange {}

@ObjectType({
  simpleResolvers: true,
  description: 'What the holders of a role in an organization would gain and lose there.',
})
export class OrganizationRoleChange extends RoleChange {}

const columnsAt = (layer: Layer): number => ROLES.filter((role) => ROLE_COLUMNS[role].layer === layer).length;

@ObjectType({ simpleResolvers: true, description: 'What changes from one version of the policy to another.' })
export class PolicyDifference {
  @text('The name of the earlier version.') from!: string;
  @text('The name of the later version.') to!: string;
  @AtMost(MOST_CHANGED_CELLS)
  @Field(() => [PolicyCell], {
    nullable: true,
    description: 'The cells that change, of the roles that both versions have.',
  })
  cells!: readonly PolicyCell[];
  @texts('The columns, by their codes, that only the later version has.') rolesAdded!: readonly string[];
  @texts('The columns, by their codes, that only the earlier version has.') rolesRemoved!: readonly string[];
  @AtMost(PERMISSIONS.length)
  @Field(() => [ChangedPermission], { nullable: true, description: 'The permissions that some role gains or loses.' })
  permissions!: readonly ChangedPermission[];
  @AtMost(columnsAt('ACCOUNT'))
  @Field(() => [AccountRoleChange], {
    nullable: true,
    description: 'The roles at an account that gain or lose something.',
  })
  accountRoles!: readonly AccountRoleChange[];
  @AtMost(columnsAt('ORGANIZATION'))
  @Field(() => [OrganizationRoleChange], {
    nullable: true,
    description: 'The roles in an organization that gain or lose something.',
  })
  organizationRoles!: readonly OrganizationRoleChange[];
}
