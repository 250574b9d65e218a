import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType()
@Entity('incident_comment')
export class IncidentComment {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Column('uuid', { name: 'incident_report_id' })
  incidentReportId!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'author_name', nullable: true })
  authorName!: string | null;

  @Field({ nullable: true })
  @Column('text')
  body!: string;

  @Field({ nullable: true })
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
