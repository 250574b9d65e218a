import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { IncidentStatus, Severity } from '../enums.js';
import { Organization } from './organization.js';
import { Remediation } from './remediation.js';

@ObjectType()
export class IndicatorCount {
  @Field()
  type!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType()
@Entity('incident_report')
export class IncidentReport {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Column('uuid', { name: 'agent_id', nullable: true })
  agentId!: string | null;

  @Field({ nullable: true })
  @Column('text')
  platform!: string;

  @Field(() => [IndicatorCount], { nullable: true })
  @Column('jsonb', { name: 'indicator_counts' })
  indicatorCounts!: IndicatorCount[];

  @Field(() => Severity, { nullable: true })
  @Column('text')
  severity!: Severity;

  @Field(() => IncidentStatus, { nullable: true })
  @Column('text')
  status!: IncidentStatus;

  @Field({ nullable: true })
  @Column('text')
  subject!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  summary!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  body!: string | null;

  @Field(() => Int, { nullable: true })
  @Column('integer')
  version!: number;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'status_updated_at' })
  statusUpdatedAt!: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'returned_to_soc_at', nullable: true })
  returnedToSocAt!: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @ManyToOne(() => Organization, (organization) => organization.incidentReports)
  @JoinColumn([
    { name: 'account_id', referencedColumnName: 'accountId' },
    { name: 'organization_id', referencedColumnName: 'id' },
  ])
  organization!: Relation<Organization>;

  @OneToMany(() => Remediation, (remediation) => remediation.incidentReport)
  remediations!: Relation<Remediation>[];
}
