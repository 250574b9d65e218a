import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { Membership } from './membership.js';

@Entity()
export class Person {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'subject_key', nullable: true })
  subjectKey!: string | null;

  @Column('text')
  status!: 'ACTIVE' | 'DISABLED';

  @Column('text')
  kind!: string;

  @Column('timestamptz', { name: 'sessions_invalid_before', nullable: true })
  sessionsInvalidBefore!: Date | null;

  @OneToMany(() => Membership, (membership) => membership.person)
  memberships!: Relation<Membership>[];
}
