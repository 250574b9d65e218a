import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { one, stored, text, time, value, values } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, to, whole } from '../row.js';
import { SignalEntityType, SignalStatus, SignalType, type Member } from './closed-sets.js';

@ObjectType({ simpleResolvers: true, description: 'What a signal is about.' })
export class SignalEntity {
  @Field(() => SignalEntityType, { nullable: true, description: 'What kind of thing.' })
  type!: Member<typeof SignalEntityType>;
  @Field(() => String, { nullable: true, description: 'Its name.' }) name!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One thing that was noticed, such as a command line.' })
export class SignalDetail {
  @Field(() => String, { nullable: true, description: 'What it is, for example `process_name`.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'What it was.' }) value!: string;
}

@ObjectType('Signal', {
  implements: Node,
  simpleResolvers: true,
  description: 'Something that was noticed; an analyst looks into it before it becomes an incident.',
})
@Entity({ schema: 'fieldgate', name: 'signal' })
@Stored({
  table: 'signal',
  code: 'SL',
  placement: 'tenant',
  stands: 'organization',
  order: 'descending',
  under: { Account: whole(), Organization: by('organization_id'), Investigation: by('investigation_id') },
  references: {
    organization: to('Organization', 'Where it was noticed.'),
    agent: to('Agent', 'The endpoint it is about, if it is about one.'),
    investigation: to('Investigation', 'The investigation it belongs to, if there is one and it is shown.'),
  },
})
export class Signal extends OrganizationRow {
  @stored('uuid') agentId!: string | null;
  @stored('uuid') investigationId!: string | null;

  @one(SignalType, 'What it came from.') type!: Member<typeof SignalType>;
  @one(SignalStatus, 'Where it stands.') status!: Member<typeof SignalStatus>;
  @text('What was noticed, in a few words.') name!: string;
  @value(SignalEntity, 'What it is about.') entity!: SignalEntity;
  @values(SignalDetail, 'What was noticed, thing by thing.') details!: readonly SignalDetail[];
  @time('When an analyst looked into it; null before.') investigatedAt!: Date | null;
  @text('What the analyst made of it, for example a false positive.') investigationContext!: string | null;
  @time('When it was noticed.') createdAt!: Date;
  @time('When it last changed.') updatedAt!: Date;
}
