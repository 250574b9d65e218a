import { Arg, ID, Query, Resolver } from 'type-graphql';
import { Membership } from '../entities/membership.js';
import { Organization } from '../entities/organization.js';
import { User } from '../entities/user.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

@Resolver(() => User)
export class UserResolver {
  @Query(() => User, { nullable: true, description: 'A person of one of your own places, by id.' })
  user(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<User | null> {
    return rows.find(User, id);
  }
}

export const MEMBERSHIP_LISTS = listsOf(Membership, {
  organizations: [Organization, 'For an assigned role: the organizations it reaches.'],
});
