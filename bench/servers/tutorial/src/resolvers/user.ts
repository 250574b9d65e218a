import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { In } from 'typeorm';
import { dataSource } from '../data-source.js';
import { AccountUser } from '../entities/account-user.js';
import { Membership } from '../entities/membership.js';
import { type Context } from '../user.js';

@Resolver(() => AccountUser)
export class UserResolver {
  /** A person of an account, for whoever may list the people of one of the places where that person has a role. */
  @Query(() => AccountUser, { nullable: true })
  async user(@Arg('id', () => ID) id: string, @Ctx() { user }: Context): Promise<AccountUser | null> {
    const found = await dataSource.getRepository(AccountUser).findOneBy({ accountId: In(user.accountIds), id });
    if (found === null) return null;
    const { accountId } = found;
    const held = await dataSource.getRepository(Membership).findBy({ accountId, personId: id });
    const isListed = held.some(({ organizationId }) =>
      organizationId === null
        ? user.can('accountUser.view', { accountId })
        : user.can('orgUser.view', { accountId, organizationIds: [organizationId] }),
    );
    return isListed ? found : null;
  }
}
