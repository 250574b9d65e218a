import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { IncidentPlatform, IncidentStatus, IndicatorType, Severity, type Member } from './closed-sets.js';
import { flag, int, many, one, prose, stored, text, time, values } from './columns.js';
import { Node } from './node.js';
import { OrganizationRow } from './organization-row.js';
import { by, Stored, to, whole } from './row.js';

@ObjectType({ simpleResolvers: true, description: 'How many indicators of one kind were found.' })
export class IndicatorCount {
  @Field(() => IndicatorType, { nullable: true, description: 'The kind.' }) type!: Member<typeof IndicatorType>;
  @Field(() => Int, { nullable: true, description: 'How many.' }) count!: number;
}

@ObjectType('IncidentReport', {
  implements: Node,
  simpleResolvers: true,
  description: 'What the SOC found in an organization, with what to do about it.',
})
@Entity({ schema: 'fieldgate', name: 'incident_report' })
@Stored({
  table: 'incident_report',
  code: 'IR',
  placement: 'tenant',
  stands: 'organization',
  order: 'descending',
  under: { Account: whole(), Organization: by('organization_id'), Agent: by('agent_id') },
  references: {
    organization: to('Organization', 'Where it happened.'),
    agent: to('Agent', 'The endpoint it is about, if any.'),
  },
})
export class IncidentReport extends OrganizationRow {
  @stored('uuid') agentId!: string | null;

  @one(Severity, 'How bad it is.') severity!: Member<typeof Severity>;
  @one(IncidentStatus, 'Where the report stands.') status!: Member<typeof IncidentStatus>;
  @one(IncidentPlatform, 'Where it happened.') platform!: Member<typeof IncidentPlatform>;
  @text('One line.') subject!: string;
  @prose('What the analyst says.') summary!: string | null;
  @prose('The whole report.') body!: string | null;
  @many(IndicatorType, 'What gave it away.') indicatorTypes!: readonly Member<typeof IndicatorType>[];
  @values(IndicatorCount, 'How many indicators of each kind.') indicatorCounts!: readonly IndicatorCount[];
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When the report was sent.') sentAt!: Date | null;
  @time('When the report was closed.') closedAt!: Date | null;
  @time('When the status last changed.') statusUpdatedAt!: Date;
  @time('When remediations were rejected and the report went back to the SOC (domain.md H2).')
  returnedToSocAt!: Date | null;
  @time('When the report was made.') createdAt!: Date;
  @time('When the report last changed.') updatedAt!: Date;
}

@ObjectType('IncidentComment', {
  implements: Node,
  simpleResolvers: true,
  description: 'What somebody said about an incident report.',
})
@Entity({ schema: 'fieldgate', name: 'incident_comment' })
@Stored({
  table: 'incident_comment',
  code: 'IC',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { IncidentReport: by('incident_report_id') },
  references: { author: to('User', 'Who said it.') },
})
export class IncidentComment extends OrganizationRow {
  @stored('uuid') incidentReportId!: string;
  @stored('uuid') authorId!: string | null;

  @prose('What was said.') body!: string;
  @text('Who said it, by name.') authorName!: string | null;
  @time('When it was said.') createdAt!: Date;
}

@ObjectType('RemediationRejection', {
  implements: Node,
  simpleResolvers: true,
  description: 'Why remediations were rejected, and whom the SOC may ask (domain.md H2).',
})
@Entity({ schema: 'fieldgate', name: 'remediation_rejection' })
@Stored({
  table: 'remediation_rejection',
  code: 'RJ',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { IncidentReport: by('incident_report_id') },
  references: { rejectedBy: to('User', 'Who rejected.') },
})
export class RemediationRejection extends OrganizationRow {
  @stored('uuid') incidentReportId!: string;
  @stored('uuid') rejectedById!: string | null;

  @text('Why.') comment!: string;
  @flag('Whether the report was useful all the same.') useful!: boolean;
  @text('Whom to ask.') name!: string | null;
  @text('The telephone number to call.') phoneNumber!: string | null;
  @text('The e-mail address to write to.') email!: string | null;
  @text('Who rejected, by name.') rejectedByName!: string | null;
  @time('When.') createdAt!: Date;
}
