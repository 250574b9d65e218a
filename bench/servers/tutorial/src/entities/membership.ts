import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from './person.js';

@ObjectType()
@Entity()
export class Membership {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  layer!: 'PLATFORM' | 'RESELLER' | 'ACCOUNT' | 'ORGANIZATION';

  @Field()
  @Column('text')
  role!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  @Column('uuid', { name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column('text', { name: 'organization_scope', nullable: true })
  organizationScope!: 'ALL' | 'ASSIGNED' | null;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @ManyToOne(() => Person, (person) => person.memberships)
  @JoinColumn({ name: 'person_id' })
  person!: Relation<Person>;

  @OneToMany(() => AssignedOrganization, (assigned) => assigned.membership)
  assigned!: Relation<AssignedOrganization>[];
}

/** An organization that a membership of scope ASSIGNED reaches. */
@Entity('membership_organization')
export class AssignedOrganization {
  @PrimaryColumn('uuid', { name: 'membership_id' })
  membershipId!: string;

  @PrimaryColumn('uuid', { name: 'organization_id' })
  organizationId!: string;

  @ManyToOne(() => Membership, (membership) => membership.assigned)
  @JoinColumn({ name: 'membership_id' })
  membership!: Relation<Membership>;
}
