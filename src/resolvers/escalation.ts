import { Arg, ID, Query, Resolver } from 'type-graphql';
import { Escalation, EscalationEntity } from '../entities/escalation.js';
import { Organization } from '../entities/organization.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

@Resolver(() => Escalation)
export class EscalationResolver {
  @Query(() => Escalation, { nullable: true, description: 'An escalation by its id.' })
  escalation(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Escalation | null> {
    return rows.find(Escalation, id);
  }
}

export const ESCALATION_LISTS = listsOf(Escalation, {
  organizations: [Organization, 'The organizations concerned that you can see (domain.md 8.14).'],
  entities: [EscalationEntity, 'What it is about, as far as you can see it.'],
});
