import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import { dataSource } from '../data-source.js';
import { Agent } from '../entities/agent.js';
import { EscalationEntity } from '../entities/escalation-entity.js';
import { Escalation } from '../entities/escalation.js';
import { Organization } from '../entities/organization.js';
import { connectionOf, type Page, PageArgs, pageOf } from '../pagination.js';
import { type Context } from '../user.js';
import { OrganizationConnection } from './organization.js';

const EscalationEntityConnection = connectionOf(EscalationEntity);

@Resolver(() => Escalation)
export class EscalationResolver {
  @Query(() => Escalation, { nullable: true })
  escalation(@Arg('id', () => ID) id: string, @Ctx() { user }: Context): Promise<Escalation | null> {
    return dataSource.getRepository(Escalation).findOneBy({ accountId: In(user.accountIds), id });
  }

  @FieldResolver(() => OrganizationConnection, { nullable: true })
  organizations(
    @Root() { accountId, organizationIds }: Escalation,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { user }: Context,
  ): Promise<Page<Organization>> {
    const reached = user.organizationsOf(accountId);
    const only = organizationIds.filter((id) => reached === null || reached.includes(id));
    return pageOf(dataSource.getRepository(Organization), { accountId, only }, args);
  }

  @FieldResolver(() => EscalationEntityConnection, { nullable: true })
  entities(
    @Root() { accountId, id: escalationId }: Escalation,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { user }: Context,
  ): Promise<Page<EscalationEntity>> {
    const reached = user.organizationsOf(accountId);
    const where = { accountId, escalationId, ...(reached === null ? {} : { organizationId: In(reached) }) };
    return pageOf(dataSource.getRepository(EscalationEntity), where, args);
  }
}

@Resolver(() => EscalationEntity)
export class EscalationEntityResolver {
  @FieldResolver(() => Organization, { nullable: true })
  organization(@Root() { accountId, organizationId }: EscalationEntity): Promise<Organization | null> {
    return dataSource.getRepository(Organization).findOneBy({ accountId, id: organizationId });
  }

  @FieldResolver(() => Agent, { nullable: true })
  async agent(@Root() { accountId, agentId }: EscalationEntity): Promise<Agent | null> {
    return agentId === null ? null : dataSource.getRepository(Agent).findOneBy({ accountId, id: agentId });
  }
}
