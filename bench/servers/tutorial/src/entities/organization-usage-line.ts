import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType()
@Entity('organization_usage_line')
export class OrganizationUsageLine {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'invoice_id' })
  invoiceId!: string;

  @Field({ nullable: true })
  @Column('text', { name: 'organization_name' })
  organizationName!: string;

  @Field({ nullable: true })
  @Column('timestamptz', { name: 'period_start' })
  periodStart!: Date;

  @Field({ nullable: true })
  @Column('timestamptz', { name: 'period_end' })
  periodEnd!: Date;

  @Field(() => Int, { nullable: true })
  @Column('integer')
  edr!: number;

  @Field(() => Int, { nullable: true })
  @Column('integer')
  itdr!: number;

  @Field(() => Int, { nullable: true })
  @Column('integer')
  sat!: number;

  @Field(() => Int, { nullable: true })
  @Column('integer')
  siem!: number;
}
