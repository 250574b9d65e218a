import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Classification, StartMethod } from '../enums.js';
import { Agent } from './agent.js';

@ObjectType()
@Entity()
export class Autorun {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'agent_id' })
  agentId!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Field({ nullable: true })
  @Column('text')
  name!: string;

  @Field(() => StartMethod, { nullable: true })
  @Column('text', { name: 'start_method' })
  startMethod!: StartMethod;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'file_path', nullable: true })
  filePath!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'user_account', nullable: true })
  userAccount!: string | null;

  @Field(() => Classification, { nullable: true })
  @Column('text')
  classification!: Classification;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'first_seen_at' })
  firstSeenAt!: Date;

  @ManyToOne(() => Agent, (agent) => agent.autoruns)
  @JoinColumn([
    { name: 'account_id', referencedColumnName: 'accountId' },
    { name: 'agent_id', referencedColumnName: 'id' },
  ])
  agent!: Relation<Agent>;
}
