import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType()
@Entity('remediation_rejection')
export class RemediationRejection {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Column('uuid', { name: 'incident_report_id' })
  incidentReportId!: string;

  @Field({ nullable: true })
  @Column('text')
  comment!: string;

  @Field({ nullable: true })
  @Column('boolean')
  useful!: boolean;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'rejected_by_name', nullable: true })
  rejectedByName!: string | null;

  @Field({ nullable: true })
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
