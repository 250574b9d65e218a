import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { PLACE, type Place } from '../auth/viewer.js';
import {
  Determination,
  EscalationEntityType,
  EscalationScope,
  EscalationStatus,
  ResolutionMethod,
  Severity,
  type Member,
} from './closed-sets.js';
import { int, key, one, stored, text, time } from './columns.js';
import { Node } from './node.js';
import { OrganizationRow } from './organization-row.js';
import { by, Row, Stored, through, to, whole } from './row.js';

/** An escalation may concern several organizations; who sees one of them sees it, narrowed (domain.md 8.14, rulings 13). */
@ObjectType('Escalation', {
  implements: Node,
  simpleResolvers: true,
  description: 'A question of the SOC that somebody must answer; not an incident (domain.md H23).',
})
@Entity({ schema: 'fieldgate', name: 'escalation' })
@Stored({
  table: 'escalation',
  code: 'ES',
  placement: 'tenant',
  stands: 'organizations',
  order: 'descending',
  under: { Account: whole(), Organization: through('t.organization_ids @> ARRAY[p.id]') },
})
export class Escalation extends Row {
  @key() override id!: string;
  @key() accountId!: string;
  @stored('uuid', 'array') organizationIds!: readonly string[];

  @text('What kind of question it is.') type!: string;
  @text('More of its kind, for example the country.') subtype!: string | null;
  @one(Severity, 'How bad it is; it sets the expected response time.') severity!: Member<typeof Severity>;
  @one(EscalationStatus, 'Where it stands.') status!: Member<typeof EscalationStatus>;
  @text('One line; null unless every organization concerned is in reach.') subject!: string | null;
  @text('The whole question; null unless every organization concerned is in reach.') details!: string | null;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @one(Determination, 'What an unwanted access turned out to be.') determination!: Member<typeof Determination> | null;
  @one(EscalationScope, 'Where the determination holds.') scope!: Member<typeof EscalationScope> | null;
  @one(ResolutionMethod, 'How it was resolved.') resolutionMethod!: Member<typeof ResolutionMethod> | null;
  @time('When it was made.') createdAt!: Date;
  @time('When it last changed.') updatedAt!: Date;
  @time('When it was resolved.') resolvedAt!: Date | null;
  @time('By when an answer is expected.') dueAt!: Date;

  get [PLACE](): Place {
    const at = this.organizationIds.length > 0 ? this.organizationIds : [this.accountId];
    return { kind: 'ACCOUNT', accountId: this.accountId, at };
  }
}

@ObjectType('EscalationEntity', {
  implements: Node,
  simpleResolvers: true,
  description: 'One thing an escalation is about.',
})
@Entity({ schema: 'fieldgate', name: 'escalation_entity' })
@Stored({
  table: 'escalation_entity',
  code: 'EE',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { Escalation: by('escalation_id') },
  references: {
    organization: to('Organization', 'Where it stands.'),
    agent: to('Agent', 'The endpoint, if it is one.'),
  },
})
export class EscalationEntity extends OrganizationRow {
  @stored('uuid') escalationId!: string;
  @stored('uuid') agentId!: string | null;

  @one(EscalationEntityType, 'What kind of thing.') type!: Member<typeof EscalationEntityType>;
  @text('Its name.') name!: string;
  @text('What is known of it.') details!: string | null;
}
