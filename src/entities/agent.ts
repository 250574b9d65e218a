import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { AgentPlatform, FirewallStatus, type Member } from './closed-sets.js';
import { flag, int, one, stored, text, texts, time } from './columns.js';
import { Node } from './node.js';
import { OrganizationRow } from './organization-row.js';
import { by, Stored, to, whole } from './row.js';

@ObjectType('Agent', { implements: Node, simpleResolvers: true, description: 'An endpoint with the agent installed.' })
@Entity({ schema: 'fieldgate', name: 'agent' })
@Stored({
  table: 'agent',
  code: 'AG',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { Account: whole(), Organization: by('organization_id') },
  references: { organization: to('Organization', 'The customer.') },
  needs: { responsiveness: ['lastCallbackAt', 'createdAt'] },
})
export class Agent extends OrganizationRow {
  @text('The host name.') hostname!: string;
  @one(AgentPlatform, 'The operating system family.') platform!: Member<typeof AgentPlatform>;
  @text('The processor architecture.') arch!: string;
  @text('The operating system.') os!: string;
  @int('The major version of the operating system.') osMajor!: number;
  @int('The minor version of the operating system.') osMinor!: number;
  @int('The patch version of the operating system.') osPatch!: number | null;
  @text('The build of the operating system.') osBuildVersion!: string | null;
  @int('The Windows build number.') winBuildNumber!: number | null;
  @int('The major version of the service pack.') servicePackMajor!: number | null;
  @int('The minor version of the service pack.') servicePackMinor!: number | null;
  @int('The version of the agent as a number.') versionNumber!: number;
  @text('The version of the agent.') version!: string;
  @text('The version of the EDR component.') edrVersion!: string | null;
  @text('The Windows domain.') domainName!: string | null;
  @text('The IPv4 address on its own network.') ipv4Address!: string | null;
  @text('The address seen from outside.') externalIp!: string | null;
  @texts('The hardware addresses.') macAddresses!: readonly string[];
  @text('The serial number.') serialNumber!: string | null;
  @texts('Tags: lower case, with hyphens, each once.') tags!: readonly string[];
  @one(FirewallStatus, 'Host isolation.') firewallStatus!: Member<typeof FirewallStatus>;
  @text('The state of Microsoft Defender.') defenderStatus!: string | null;
  @text('More of the state of Microsoft Defender.') defenderSubstatus!: string | null;
  @text('Whether the policy of Microsoft Defender is complied with.') defenderPolicyStatus!: string | null;
  @flag('Whether tamper protection was asked for.') tamperProtectionConfigured!: boolean | null;
  @flag('Whether tamper protection was reported on; it may lag (domain.md H17).') tamperProtectionActual!:
    boolean | null;
  @time('When the agent was installed.') createdAt!: Date;
  @time('When the row last changed.') updatedAt!: Date;
  @time('When the agent last called back.') lastCallbackAt!: Date | null;
  @time('When the agent last surveyed the host.') lastSurveyAt!: Date | null;

  /** The incident report for which the SOC isolated the host; its resolution releases it (domain.md H4). */
  @stored('uuid') isolatedForReportId!: string | null;
  /** Whether isolation blocks all traffic; the agent is told so (domain.md H3). */
  @stored('boolean') strictIsolation!: boolean;
}
