import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { InvoiceStatus } from '../enums.js';
import { Account } from './account.js';

@ObjectType()
export class Money {
  @Field(() => Int)
  amountMinor!: number;

  @Field()
  currency!: string;
}

@ObjectType()
@Entity()
export class Invoice {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field({ nullable: true })
  @Column('text')
  number!: string;

  @Field(() => InvoiceStatus, { nullable: true })
  @Column('text')
  status!: InvoiceStatus;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  plan!: string | null;

  @Field(() => Int, { nullable: true })
  @Column('integer', { nullable: true })
  quantity!: number | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'receipt_url', nullable: true })
  receiptUrl!: string | null;

  @Field({ nullable: true })
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  /** PostgreSQL's bigint arrives as text. */
  @Column('bigint', { name: 'amount_minor' })
  amountMinor!: string;

  @Column('text')
  currency!: string;

  @ManyToOne(() => Account, (account) => account.invoices)
  @JoinColumn({ name: 'account_id' })
  account!: Relation<Account>;

  @Field(() => Money, { nullable: true })
  get amount(): Money {
    return { amountMinor: Number(this.amountMinor), currency: this.currency };
  }
}
