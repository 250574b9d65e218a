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
