import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Severity } from '../enums.js';

@ObjectType()
@Entity()
export class Escalation {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_ids', array: true })
  organizationIds!: string[];

  @Field(() => Int, { nullable: true })
  @Column('integer')
  version!: number;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  determination!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  scope!: string | null;

  @Field({ nullable: true })
  @Column('text')
  type!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  subtype!: string | null;

  @Field(() => Severity, { nullable: true })
  @Column('text')
  severity!: Severity;

  @Field({ nullable: true })
  @Column('text')
  status!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  subject!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  details!: string | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'due_at' })
  dueAt!: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
