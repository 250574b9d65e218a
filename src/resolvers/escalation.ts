import { Arg, Args, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../context/page.js';
import { Agent } from '../entities/agent.js';
import { Escalation, EscalationEntity } from '../entities/escalation.js';
import { Organization } from '../entities/organization.js';
import { EscalationEntityConnection, OrganizationConnection } from './connections.js';
import { PageArgs, Scoped, type ScopedRows } from './decorators.js';

@Resolver(() => Escalation)
export class EscalationResolver {
  @Query(() => Escalation, { nullable: true, description: 'An escalation by its id.' })
  escalation(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Escalation | null> {
    return rows.find(Escalation, id);
  }

  @FieldResolver(() => OrganizationConnection, {
    nullable: true,
    description: 'The organizations concerned that you can see (domain.md 8.14).',
  })
  organizations(
    @Scoped() rows: ScopedRows,
    @Root() escalation: Escalation,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Organization> | null> {
    return rows.connection(Organization, escalation, args);
  }

  @FieldResolver(() => EscalationEntityConnection, {
    nullable: true,
    description: 'What it is about, as far as you can see it.',
  })
  entities(
    @Scoped() rows: ScopedRows,
    @Root() escalation: Escalation,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<EscalationEntity> | null> {
    return rows.connection(EscalationEntity, escalation, args);
  }
}

@Resolver(() => EscalationEntity)
export class EscalationEntityResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'Where it stands.' })
  organization(@Scoped() rows: ScopedRows, @Root() entity: EscalationEntity): Promise<Organization | null> {
    return rows.reference(Organization, entity.accountId, entity.organizationId);
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'The endpoint, if it is one.' })
  agent(@Scoped() rows: ScopedRows, @Root() entity: EscalationEntity): Promise<Agent | null> {
    return rows.reference(Agent, entity.accountId, entity.agentId);
  }
}
