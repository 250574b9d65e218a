import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../context/page.js';
import type { GatewayContext } from '../context/request-gate.js';
import { responsivenessAt } from '../auth/conditions.js';
import { Agent } from '../entities/agent.js';
import { Responsiveness, type Member } from '../entities/closed-sets.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Organization } from '../entities/organization.js';
import { IncidentReportConnection } from './connections.js';
import { PageArgs, Scoped, type ScopedRows } from './decorators.js';

@Resolver(() => Agent)
export class AgentResolver {
  @Query(() => Agent, { nullable: true, description: 'An endpoint by its id.' })
  agent(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Agent | null> {
    return rows.find(Agent, id);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The customer.' })
  organization(@Scoped() rows: ScopedRows, @Root() agent: Agent): Promise<Organization | null> {
    return rows.reference(Organization, agent.accountId, agent.organizationId);
  }

  @FieldResolver(() => IncidentReportConnection, {
    nullable: true,
    description: 'The incident reports about it, newest first.',
  })
  incidentReports(
    @Scoped() rows: ScopedRows,
    @Root() agent: Agent,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<IncidentReport> | null> {
    return rows.connection(IncidentReport, agent, args);
  }

  @FieldResolver(() => Responsiveness, { nullable: true, description: 'Whether it still calls back (domain.md 5.2).' })
  responsiveness(@Root() agent: Agent, @Ctx() { gate }: GatewayContext): Member<typeof Responsiveness> {
    return responsivenessAt(gate.request.now, agent);
  }
}
