import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType()
@Entity('payment_method')
export class PaymentMethod {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field({ nullable: true })
  @Column('text')
  brand!: string;

  @Field({ nullable: true })
  @Column('text')
  last4!: string;

  @Field({ nullable: true })
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
