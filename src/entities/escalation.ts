import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import {
  Determination,
  EscalationEntityType,
  EscalationScope,
  EscalationStatus,
  ResolutionMethod,
  Severity,
  type Member,
} from './closed-sets.js';
import { int, one, prose, stored, text, time } from './columns.js';
import { Node } from './node.js';
import { OrganizationRow } from './organization-row.js';
import { OrganizationsRow } from './organizations-row.js';
import { among, by, Stored, to, whole } from './row.js';

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
  under: { Account: whole(), Organization: among('organization_ids') },
})
export class Escalation extends OrganizationsRow {
  @text('What kind of question it is.') type!: string;
  @text('More of its kind, for example the country.') subtype!: string | null;
  @one(Severity, 'How bad it is; it sets the expected response time.') severity!: Member<typeof Severity>;
  @one(EscalationStatus, 'Where it stands.') status!: Member<typeof EscalationStatus>;
  @text('One line; null unless every organization concerned is in reach.') subject!: string | null;
  @prose('The whole question; null unless every organization concerned is in reach.') details!: string | null;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @one(Determination, 'What an unwanted access turned out to be.') determination!: Member<typeof Determination> | null;
  @one(EscalationScope, 'Where the determination holds.') scope!: Member<typeof EscalationScope> | null;
  @one(ResolutionMethod, 'How it was resolved.') resolutionMethod!: Member<typeof ResolutionMethod> | null;
  @time('When it was made.') createdAt!: Date;
  @time('When it last changed.') updatedAt!: Date;
  @time('When it was resolved.') resolvedAt!: Date | null;
  @time('By when an answer is expected.') dueAt!: Date;
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
    identity: to('Identity', 'The identity, if it is one.'),
  },
})
export class EscalationEntity extends OrganizationRow {
  @stored('uuid') escalationId!: string;
  @stored('uuid') agentId!: string | null;
  @stored('uuid') identityId!: string | null;

  @one(EscalationEntityType, 'What kind of thing.') type!: Member<typeof EscalationEntityType>;
  @text('Its name.') name!: string;
  @prose('What is known of it.') details!: string | null;
}
