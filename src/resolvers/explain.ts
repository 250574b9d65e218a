import { getNamedType, isObjectType, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { badInput } from '../auth/errors.js';
import { judgingOf, typeOf, type Judging } from '../auth/judging.js';
import { POLICY } from '../auth/policy.js';
import { TABLES } from '../auth/shield.js';
import { PLACE, scopeIdOf } from '../auth/viewer.js';
import { explainAccess } from '../context/explain-access.js';
import type { GatewayContext } from '../context/request-gate.js';
import { Membership } from '../entities/membership.js';
import { User } from '../entities/user.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { AccessExplanation, ConsideredMembership } from './explain-types.js';

@Resolver(() => AccessExplanation)
export class ExplainResolver {
  @Query(() => AccessExplanation, {
    nullable: true,
    description:
      'Why a coordinate is answered or refused where an object stands: your own access to what you can see, or that of ' +
      'somebody else of an account whose access you may explain. Null if there is no such object or person that you can ' +
      'see. Platform support explains at an account or an organization, which is recorded there.',
  })
  async explainAccess(
    @Scoped() rows: ScopedRows,
    @Ctx() { gate }: GatewayContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('coordinate', () => String, {
      description: '`Type.field`, such as `Account.name`.',
    })
    coordinate: string,
    @Arg('id', () => ID, { description: 'The global id of the object.' }) id: string,
    @Arg('userId', () => ID, { nullable: true, description: 'Whose access; yours if not given.' })
    userId: string | null | undefined,
  ): Promise<AccessExplanation | null> {
    const judging = judgingNamed(coordinate, info);
    const explained = await explainAccess(gate, await rows.node(id), { judging, id, userId: userId ?? null });
    return explained === null ? null : new AccessExplanation(explained);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whose access it is.' })
  person(@Scoped() rows: ScopedRows, @Root() { [PLACE]: place, personId }: AccessExplanation): Promise<User | null> {
    return rows.reference(User, scopeIdOf(place), personId);
  }
}

@Resolver(() => ConsideredMembership)
export class ConsideredMembershipResolver {
  @FieldResolver(() => Membership, { nullable: true, description: 'The membership, if you can see it.' })
  membership(@Scoped() rows: ScopedRows, @Root() considered: ConsideredMembership): Promise<Membership | null> {
    return rows.reference(Membership, considered.scopeId, considered.membershipId);
  }
}

/** Coordinates are public names (rulings 29), so a wrong one is said to be wrong. */
function judgingNamed(coordinate: string, { schema }: GraphQLResolveInfo): Judging {
  const guard = POLICY.get(coordinate);
  const type = schema.getType(typeOf(coordinate));
  const field = isObjectType(type) ? type.getFields()[coordinate.slice(type.name.length + 1)] : undefined;
  if (guard === undefined || field === undefined)
    throw badInput('coordinate', 'names no field; write Type.field, such as Agent.hostname.');
  return judgingOf(coordinate, getNamedType(field.type).name, guard, TABLES);
}
