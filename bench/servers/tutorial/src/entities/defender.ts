import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('defender_policy')
export class DefenderPolicy {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column('uuid', { name: 'agent_id', nullable: true })
  agentId!: string | null;

  @Column('text')
  mode!: string;
}

@Entity('exclusion')
export class Exclusion {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column('uuid', { name: 'agent_id', nullable: true })
  agentId!: string | null;

  @Column('text')
  kind!: string;

  @Column('text')
  value!: string;

  @Column('boolean')
  risky!: boolean;
}

/** What holds on an endpoint: account -> organization -> endpoint. */
@ObjectType()
export class EffectiveDefenderPolicy {
  @Field()
  mode!: string;

  @Field(() => String, { nullable: true })
  inheritedFrom!: string | null;
}

@ObjectType()
export class EffectiveExclusion {
  @Field()
  kind!: string;

  @Field()
  value!: string;

  @Field()
  risky!: boolean;

  @Field(() => String, { nullable: true })
  inheritedFrom!: string | null;
}
