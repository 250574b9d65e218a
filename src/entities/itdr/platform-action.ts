import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { int, one, prose, stored, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { OrganizationsRow } from '../organizations-row.js';
import { among, by, Stored, to, whole } from '../row.js';
import { EscalationEntityType, EscalationStatus, PlatformActionType, Severity, type Member } from './closed-sets.js';

@ObjectType('PlatformAction', {
  implements: Node,
  simpleResolvers: true,
  description: 'Something to be put right so that the platform works; nobody is asked for a determination.',
})
@Entity({ schema: 'fieldgate', name: 'platform_action' })
@Stored({
  table: 'platform_action',
  code: 'PL',
  placement: 'tenant',
  stands: 'organizations',
  order: 'descending',
  under: { Account: whole(), Organization: among('organization_ids') },
})
export class PlatformAction extends OrganizationsRow {
  @one(PlatformActionType, 'What does not work.') type!: Member<typeof PlatformActionType>;
  @text('More of its kind, for example the integration.') subtype!: string | null;
  @one(Severity, 'How bad it is.') severity!: Member<typeof Severity>;
  @one(EscalationStatus, 'Where it stands.') status!: Member<typeof EscalationStatus>;
  @text('One line; null unless every organization concerned is in reach.') subject!: string | null;
  @prose('What is to be done; null unless every organization concerned is in reach.') details!: string | null;
  @int('Counts the changes.') version!: number;
  @time('When it was made.') createdAt!: Date;
  @time('When it last changed.') updatedAt!: Date;
  @time('When it was put right.') resolvedAt!: Date | null;
  @time('By when it should be put right.') dueAt!: Date;
}

@ObjectType('PlatformActionEntity', {
  implements: Node,
  simpleResolvers: true,
  description: 'One thing a platform action is about.',
})
@Entity({ schema: 'fieldgate', name: 'platform_action_entity' })
@Stored({
  table: 'platform_action_entity',
  code: 'PE',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { PlatformAction: by('platform_action_id') },
  references: {
    organization: to('Organization', 'Where it stands.'),
    agent: to('Agent', 'The endpoint, if it is one.'),
    identity: to('Identity', 'The identity, if it is one.'),
  },
})
export class PlatformActionEntity extends OrganizationRow {
  @stored('uuid') platformActionId!: string;
  @stored('uuid') agentId!: string | null;
  @stored('uuid') identityId!: string | null;

  @one(EscalationEntityType, 'What kind of thing.') type!: Member<typeof EscalationEntityType>;
  @text('Its name.') name!: string;
  @prose('What is known of it.') details!: string | null;
}
