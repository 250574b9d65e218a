import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { PLACE, type Place, type Placed } from '../auth/viewer.js';
import type { GatewayContext } from '../context/request-gate.js';
import { Membership } from '../entities/membership.js';
import { User } from '../entities/user.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

@ObjectType('Viewer', { simpleResolvers: true, description: 'Whoever is asking.' })
export class ViewerCard implements Placed {
  readonly [PLACE]: Place;

  constructor(readonly personId: string) {
    this[PLACE] = { kind: 'PERSON', personId };
  }

  @Field(() => User, { nullable: true, description: 'Your own card, which only you can read.' })
  user?: User;
}

@Resolver(() => ViewerCard)
export class ViewerResolver {
  @Query(() => ViewerCard, { nullable: true, description: 'Whoever is asking.' })
  viewer(@Ctx() { gate }: GatewayContext): ViewerCard {
    return new ViewerCard(gate.viewer.personId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Your own card, which only you can read.' })
  user(@Scoped() rows: ScopedRows, @Root() viewer: ViewerCard): Promise<User | null> {
    return rows.reference(User, viewer.personId, viewer.personId);
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: 'The names of the permissions you hold on an object; null if you cannot see it.',
  })
  async permissions(
    @Scoped() rows: ScopedRows,
    @Ctx() { gate }: GatewayContext,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<readonly string[] | null> {
    const row = await rows.node(id);
    return row === null ? null : gate.permissionsOn(row);
  }
}

export const VIEWER_LISTS = listsOf(ViewerCard, { memberships: [Membership, 'Every role you hold.'] });
