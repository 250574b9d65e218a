import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from './account.js';
import { Agent } from './agent.js';
import { IncidentReport } from './incident-report.js';

@ObjectType()
@Entity()
export class Organization {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Field({ nullable: true })
  @Column('text')
  name!: string;

  @Field({ nullable: true })
  @Column('text')
  key!: string;

  @Field({ nullable: true })
  @Column('text')
  timezone!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'partner_access_pattern', nullable: true })
  partnerAccessPattern!: string | null;

  @Field(() => [String], { nullable: true })
  @Column('text', { name: 'report_recipients', array: true })
  reportRecipients!: string[];

  @ManyToOne(() => Account, (account) => account.organizations)
  @JoinColumn({ name: 'account_id' })
  account!: Relation<Account>;

  @OneToMany(() => Agent, (agent) => agent.organization)
  agents!: Relation<Agent>[];

  @OneToMany(() => IncidentReport, (report) => report.organization)
  incidentReports!: Relation<IncidentReport>[];
}
