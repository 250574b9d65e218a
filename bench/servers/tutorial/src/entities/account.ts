import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { Invoice } from './invoice.js';
import { Organization } from './organization.js';

@ObjectType()
@Entity()
export class Account {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field({ nullable: true })
  @Column('text')
  name!: string;

  @Column('uuid', { name: 'reseller_id', nullable: true })
  resellerId!: string | null;

  @Field({ nullable: true })
  @Column('text')
  subdomain!: string;

  @Field({ nullable: true })
  @Column('text')
  status!: string;

  @Field({ nullable: true })
  @Column('text', { name: 'support_type' })
  supportType!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'phone_number', nullable: true })
  phoneNumber!: string | null;

  @OneToMany(() => Organization, (organization) => organization.account)
  organizations!: Relation<Organization>[];

  @OneToMany(() => Invoice, (invoice) => invoice.account)
  invoices!: Relation<Invoice>[];
}

/** What an account pays, and for what; it is no table. */
@ObjectType()
export class AccountBilling {
  accountId!: string;
}
