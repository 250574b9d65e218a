import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GatewayContext } from '../context/request-gate.js';
import { responsivenessAt } from '../auth/conditions.js';
import { Agent } from '../entities/agent.js';
import { Responsiveness, type Member } from '../entities/closed-sets.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

@Resolver(() => Agent)
export class AgentResolver {
  @Query(() => Agent, { nullable: true, description: 'An endpoint by its id.' })
  agent(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Agent | null> {
    return rows.find(Agent, id);
  }

  @FieldResolver(() => Responsiveness, { nullable: true, description: 'Whether it still calls back (domain.md 5.2).' })
  responsiveness(@Root() agent: Agent, @Ctx() { gate }: GatewayContext): Member<typeof Responsiveness> {
    return responsivenessAt(gate.request.now, agent);
  }
}

export const AGENT_LISTS = listsOf(Agent, {
  incidentReports: [IncidentReport, 'The incident reports about it, newest first.'],
});
