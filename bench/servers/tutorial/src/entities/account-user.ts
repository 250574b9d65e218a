import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person as known in an account. */
@ObjectType('User')
@Entity('app_user')
export class AccountUser {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  phone!: string | null;

  @Field({ nullable: true })
  @Column('text')
  kind!: string;

  @Field({ nullable: true })
  @Column('text')
  affiliation!: string;

  @Field({ nullable: true })
  @Column('boolean', { name: 'mfa_enabled' })
  mfaEnabled!: boolean;

  @Field({ nullable: true })
  @Column('boolean', { name: 'sso_only' })
  ssoOnly!: boolean;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'last_login_at', nullable: true })
  lastLoginAt!: Date | null;

  @Field({ nullable: true })
  @Column('text')
  status!: string;
}
