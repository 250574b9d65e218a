import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { AgentPlatform, FirewallStatus } from '../enums.js';
import { Autorun } from './autorun.js';
import { Organization } from './organization.js';

@ObjectType()
@Entity()
export class Agent {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Field(() => ID)
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Field({ nullable: true })
  @Column('text')
  hostname!: string;

  @Field(() => AgentPlatform, { nullable: true })
  @Column('text')
  platform!: AgentPlatform;

  @Field({ nullable: true })
  @Column('text')
  arch!: string;

  @Field({ nullable: true })
  @Column('text')
  os!: string;

  @Field(() => Int, { nullable: true })
  @Column('integer', { name: 'os_major' })
  osMajor!: number;

  @Field(() => Int, { nullable: true })
  @Column('integer', { name: 'os_minor' })
  osMinor!: number;

  @Field(() => Int, { nullable: true })
  @Column('integer', { name: 'os_patch', nullable: true })
  osPatch!: number | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'os_build_version', nullable: true })
  osBuildVersion!: string | null;

  @Field(() => Int, { nullable: true })
  @Column('integer', { name: 'win_build_number', nullable: true })
  winBuildNumber!: number | null;

  @Field(() => Int, { nullable: true })
  @Column('integer', { name: 'service_pack_major', nullable: true })
  servicePackMajor!: number | null;

  @Field(() => Int, { nullable: true })
  @Column('integer', { name: 'service_pack_minor', nullable: true })
  servicePackMinor!: number | null;

  @Field(() => Int, { nullable: true })
  @Column('integer', { name: 'version_number' })
  versionNumber!: number;

  @Field({ nullable: true })
  @Column('text')
  version!: string;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'edr_version', nullable: true })
  edrVersion!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'domain_name', nullable: true })
  domainName!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'ipv4_address', nullable: true })
  ipv4Address!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'external_ip', nullable: true })
  externalIp!: string | null;

  @Field(() => [String], { nullable: true })
  @Column('text', { name: 'mac_addresses', array: true })
  macAddresses!: string[];

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'serial_number', nullable: true })
  serialNumber!: string | null;

  @Field(() => [String], { nullable: true })
  @Column('text', { array: true })
  tags!: string[];

  @Field(() => FirewallStatus, { nullable: true })
  @Column('text', { name: 'firewall_status' })
  firewallStatus!: FirewallStatus;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'defender_status', nullable: true })
  defenderStatus!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'defender_substatus', nullable: true })
  defenderSubstatus!: string | null;

  @Field(() => String, { nullable: true })
  @Column('text', { name: 'defender_policy_status', nullable: true })
  defenderPolicyStatus!: string | null;

  @Field(() => Boolean, { nullable: true })
  @Column('boolean', { name: 'tamper_protection_configured', nullable: true })
  tamperProtectionConfigured!: boolean | null;

  @Field(() => Boolean, { nullable: true })
  @Column('boolean', { name: 'tamper_protection_actual', nullable: true })
  tamperProtectionActual!: boolean | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'last_callback_at', nullable: true })
  lastCallbackAt!: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'last_survey_at', nullable: true })
  lastSurveyAt!: Date | null;

  @ManyToOne(() => Organization, (organization) => organization.agents)
  @JoinColumn([
    { name: 'account_id', referencedColumnName: 'accountId' },
    { name: 'organization_id', referencedColumnName: 'id' },
  ])
  organization!: Relation<Organization>;

  @OneToMany(() => Autorun, (autorun) => autorun.agent)
  autoruns!: Relation<Autorun>[];
}
