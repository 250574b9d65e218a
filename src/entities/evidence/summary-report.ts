import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { one, text, time, value } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, to, whole } from '../row.js';
import { ReportType, type Member } from './closed-sets.js';
import { ReportCounters } from './report-counters.js';

@ObjectType({ simpleResolvers: true, description: 'The analyst who signs a summary report.' })
export class ReportAnalyst {
  @Field(() => String, { nullable: true, description: 'The name.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'The title.' }) title!: string | null;
  @Field(() => String, { nullable: true, description: 'What the analyst has to say.' }) note!: string | null;
}

@ObjectType('SummaryReport', {
  implements: Node,
  simpleResolvers: true,
  description: 'What happened in an organization in a month, a quarter or a year.',
})
@Entity({ schema: 'fieldgate', name: 'summary_report' })
@Stored({
  table: 'summary_report',
  code: 'SY',
  placement: 'tenant',
  stands: 'organization',
  order: 'descending',
  under: { Account: whole(), Organization: by('organization_id') },
  references: { organization: to('Organization', 'What it is about.') },
})
export class SummaryReport extends OrganizationRow {
  @one(ReportType, 'How long a time it is about.') type!: Member<typeof ReportType>;
  @time('The start of the period.') periodStart!: Date;
  @time('The end of the period, which is no longer part of it.') periodEnd!: Date;
  @text('Where the report can be read as PDF; null until it is printed.') url!: string | null;
  @value(ReportAnalyst, 'Who signs it; null if nobody does.') analyst!: ReportAnalyst | null;
  @value(ReportCounters, 'What it counts, by topic.') counters!: ReportCounters;
}
