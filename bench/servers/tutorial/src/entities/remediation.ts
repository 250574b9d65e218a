import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { RemediationStatus, RemediationType } from '../enums.js';
import { IncidentReport } from './incident-report.js';

@ObjectType()
export class RemediationParameter {
  @Field()
  name!: string;

  @Field()
  value!: string;
}

@ObjectType()
@Entity()
export class Remediation {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'incident_report_id' })
  incidentReportId!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Column('uuid', { name: 'approved_by_id', nullable: true })
  approvedById!: string | null;

  @Field(() => [RemediationParameter], { nullable: true })
  @Column('jsonb')
  parameters!: RemediationParameter[];

  @Field(() => RemediationType, { nullable: true })
  @Column('text')
  type!: RemediationType;

  @Field({ nullable: true })
  @Column('text')
  action!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  entity!: string | null;

  @Field(() => RemediationStatus, { nullable: true })
  @Column('text')
  status!: RemediationStatus;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt!: Date | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'approved_by_name', nullable: true })
  approvedByName!: string | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @ManyToOne(() => IncidentReport, (report) => report.remediations)
  @JoinColumn([
    { name: 'account_id', referencedColumnName: 'accountId' },
    { name: 'incident_report_id', referencedColumnName: 'id' },
  ])
  incidentReport!: Relation<IncidentReport>;
}
