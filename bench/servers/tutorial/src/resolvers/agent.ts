import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import { dataSource } from '../data-source.js';
import { effectiveExclusions, effectivePolicy, placesAbove } from '../defender.js';
import { Agent } from '../entities/agent.js';
import { Autorun } from '../entities/autorun.js';
import { DefenderPolicy, EffectiveDefenderPolicy, EffectiveExclusion, Exclusion } from '../entities/defender.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Organization } from '../entities/organization.js';
import { AutorunArgs, conditionsOf } from '../lists.js';
import { connectionOf, type Page, PageArgs, pageOf } from '../pagination.js';
import { type Context } from '../user.js';

export const AgentConnection = connectionOf(Agent);
export const IncidentReportConnection = connectionOf(IncidentReport);
const AutorunConnection = connectionOf(Autorun);

const DAY_MS = 86_400_000;
const CALLBACK_DAYS = 21;
const INSTALL_DAYS = 3;

@Resolver(() => Agent)
export class AgentResolver {
  @Query(() => Agent, { nullable: true })
  agent(@Arg('id', () => ID) id: string, @Ctx() { user }: Context): Promise<Agent | null> {
    return dataSource.getRepository(Agent).findOneBy({ accountId: In(user.accountIds), id });
  }

  @FieldResolver(() => String, { nullable: true })
  responsiveness(@Root() { lastCallbackAt, createdAt }: Agent): string {
    const [since, days] = lastCallbackAt === null ? [createdAt, INSTALL_DAYS] : [lastCallbackAt, CALLBACK_DAYS];
    return Date.now() - since.getTime() > days * DAY_MS ? 'UNRESPONSIVE' : 'RESPONSIVE';
  }

  @FieldResolver(() => Organization, { nullable: true })
  organization(@Root() { accountId, organizationId }: Agent): Promise<Organization | null> {
    return dataSource.getRepository(Organization).findOneBy({ accountId, id: organizationId });
  }

  @FieldResolver(() => EffectiveDefenderPolicy, { nullable: true })
  async effectiveDefenderPolicy(@Root() agent: Agent): Promise<EffectiveDefenderPolicy> {
    return effectivePolicy(await dataSource.getRepository(DefenderPolicy).findBy(placesAbove(agent)));
  }

  @FieldResolver(() => [EffectiveExclusion], { nullable: true })
  async effectiveExclusions(@Root() agent: Agent): Promise<EffectiveExclusion[]> {
    const exclusions = dataSource.getRepository(Exclusion);
    return effectiveExclusions(await exclusions.find({ where: placesAbove(agent), order: { id: 'ASC' } }));
  }

  @FieldResolver(() => AutorunConnection, { nullable: true })
  autoruns(
    @Root() { accountId, id: agentId }: Agent,
    @Args(() => AutorunArgs) { filter, ...args }: AutorunArgs,
  ): Promise<Page<Autorun>> {
    const where = { accountId, agentId, ...conditionsOf(filter) };
    return pageOf(dataSource.getRepository(Autorun), where, args, 'DESC');
  }

  @FieldResolver(() => IncidentReportConnection, { nullable: true })
  incidentReports(
    @Root() { accountId, id: agentId }: Agent,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<IncidentReport>> {
    return pageOf(dataSource.getRepository(IncidentReport), { accountId, agentId }, args, 'DESC');
  }
}
