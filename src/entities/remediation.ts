import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { RemediationStatus, RemediationType, type Member } from './closed-sets.js';
import { one, stored, text, time, values } from './columns.js';
import { Node } from './node.js';
import { OrganizationRow } from './organization-row.js';
import { by, Stored, to } from './row.js';

@ObjectType({ simpleResolvers: true, description: 'A parameter of an assisted remediation.' })
export class RemediationParameter {
  @Field(() => String, { nullable: true, description: 'The name.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'The value.' }) value!: string;
}

@ObjectType('Remediation', {
  implements: Node,
  simpleResolvers: true,
  description: 'One thing to do about an incident.',
})
@Entity({ schema: 'fieldgate', name: 'remediation' })
@Stored({
  table: 'remediation',
  code: 'RM',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { IncidentReport: by('incident_report_id') },
  references: { approvedBy: to('User', 'Who approved it.') },
})
export class Remediation extends OrganizationRow {
  @stored('uuid') incidentReportId!: string;
  @stored('uuid') approvedById!: string | null;

  @one(RemediationType, 'Who carries it out.') type!: Member<typeof RemediationType>;
  @text('What is to be done.') action!: string;
  @values(RemediationParameter, 'For an assisted one: its parameters.') parameters!: readonly RemediationParameter[];
  @text('For a containment: what is contained.') entity!: string | null;
  @one(RemediationStatus, 'Where it stands.') status!: Member<typeof RemediationStatus>;
  @time('When it was approved.') approvedAt!: Date | null;
  @text('Who approved it, by name.') approvedByName!: string | null;
  @time('When it was done.') completedAt!: Date | null;
  @time('When it was proposed.') createdAt!: Date;
}
