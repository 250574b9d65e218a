import { Arg, Args, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../context/page.js';
import { Account } from '../entities/account.js';
import { Membership } from '../entities/membership.js';
import { Organization } from '../entities/organization.js';
import { Reseller } from '../entities/reseller.js';
import { User } from '../entities/user.js';
import { OrganizationConnection } from './connections.js';
import { PageArgs, Scoped, type ScopedRows } from './decorators.js';

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

@Resolver(() => Membership)
export class MembershipResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who holds it.' })
  user(@Scoped() rows: ScopedRows, @Root() membership: Membership): Promise<User | null> {
    return rows.reference(
      User,
      membership.accountId ?? membership.resellerId ?? membership.personId,
      membership.personId,
    );
  }

  @FieldResolver(() => Reseller, { nullable: true, description: 'Where, for a role at a reseller.' })
  reseller(@Scoped() rows: ScopedRows, @Root() membership: Membership): Promise<Reseller | null> {
    return rows.reference(Reseller, membership.resellerId, membership.resellerId);
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Where, for a role in an account or one of its organizations.',
  })
  account(@Scoped() rows: ScopedRows, @Root() membership: Membership): Promise<Account | null> {
    return rows.reference(Account, membership.accountId, membership.accountId);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Where, for a role in an organization.' })
  organization(@Scoped() rows: ScopedRows, @Root() membership: Membership): Promise<Organization | null> {
    return rows.reference(Organization, membership.accountId, membership.organizationId);
  }

  @FieldResolver(() => OrganizationConnection, {
    nullable: true,
    description: 'For an assigned role: the organizations it reaches.',
  })
  organizations(
    @Scoped() rows: ScopedRows,
    @Root() membership: Membership,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Organization> | null> {
    return rows.connection(Organization, membership, args);
  }
}
