import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { AuditResult, type Member } from './closed-sets.js';
import { flag, one, stored, text, time } from './columns.js';
import { Node } from './node.js';
import { OrganizationOrAccountRow } from './organization-or-account-row.js';
import { by, Stored, to, whole } from './row.js';

@ObjectType({ simpleResolvers: true, description: 'One value that an act changed.' })
export class AuditChange {
  @Field(() => String, { nullable: true, description: 'The coordinate of the value.' }) coordinate!: string;
  @Field(() => String, { nullable: true, description: 'The value before.' }) before!: string | null;
  @Field(() => String, { nullable: true, description: 'The value after.' }) after!: string | null;
}

/** Append-only: the gateway's role holds INSERT and SELECT on it and nothing else. */
@ObjectType('AuditEvent', {
  implements: Node,
  simpleResolvers: true,
  description: 'An act, and who did it (domain.md AU7).',
})
@Entity({ schema: 'fieldgate', name: 'audit_event' })
@Stored({
  table: 'audit_event',
  code: 'AE',
  placement: 'tenant',
  stands: 'organization-or-account',
  order: 'descending',
  under: { Account: whole(), Organization: by('organization_id') },
  references: {
    actor: to('User', 'Who did it.'),
    membership: to('Membership', 'The role by which they might.'),
    organization: to('Organization', 'Where, if in one organization.'),
  },
  needs: { target: ['targetType', 'targetId'] },
})
export class AuditEvent extends OrganizationOrAccountRow {
  @stored('uuid') actorId!: string;
  @stored('uuid') membershipId!: string | null;
  @stored('uuid') targetId!: string | null;
  @stored('jsonb') changes!: readonly AuditChange[];

  @text('The mutation.') action!: string;
  @one(AuditResult, 'How it ended.') result!: Member<typeof AuditResult>;
  @text('Who did it, by name.') actorName!: string | null;
  @text('The type of what was changed.') targetType!: string | null;
  @text('Why, as the person said; of a look-up of support, what was explained.') reason!: string | null;
  @text('The request in which it happened.') requestId!: string;
  @text('The address it came from.') ip!: string | null;
  @flag('Whether it was done in an emergency.') breakGlass!: boolean;
  @time('When.') at!: Date;
}
