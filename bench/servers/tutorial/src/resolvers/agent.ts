import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import { dataSource } from '../data-source.js';
import { Agent } from '../entities/agent.js';
import { Autorun } from '../entities/autorun.js';
import { connectionOf, PageArgs, pageOf, type Page } from '../pagination.js';

export const AgentConnection = connectionOf(Agent);
const AutorunConnection = connectionOf(Autorun);

@Resolver(() => Agent)
export class AgentResolver {
  @FieldResolver(() => AutorunConnection, { nullable: true })
  autoruns(@Root() { accountId, id: agentId }: Agent, @Args(() => PageArgs) args: PageArgs): Promise<Page<Autorun>> {
    return pageOf(dataSource.getRepository(Autorun), { accountId, agentId }, args, 'DESC');
  }
}
