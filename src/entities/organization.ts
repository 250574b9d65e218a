import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { atOrganization, PLACE, type Place } from '../auth/viewer.js';
import { AccessPattern, TenantType, type Member } from './closed-sets.js';
import { int, key, one, text, texts, time, value } from './columns.js';
import { Node } from './node.js';
import { listedIn, Row, Stored, through, to, whole } from './row.js';

@ObjectType({ simpleResolvers: true, description: 'Endpoints as counted for billing.' })
export class EdrUsage {
  @Field(() => Int, { nullable: true, description: 'Endpoints that are billed.' }) billableAgentsCount!: number;
  @Field(() => Int, { nullable: true, description: 'Endpoints that no longer call back.' })
  unresponsiveAgentsCount!: number;
  @Field(() => Int, { nullable: true, description: 'Endpoints with an old agent.' }) outdatedAgentsCount!: number;
  @Field(() => Int, { nullable: true, description: 'Endpoints that are isolated.' }) isolatedAgentsCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Log sources as counted for billing.' })
export class SiemUsage {
  @Field(() => Int, { nullable: true, description: 'Log sources that are billed.' }) billableLogSourcesCount!: number;
  @Field(() => Int, { nullable: true, description: 'Days that logs are kept.' }) retention!: number;
  @Field(() => Int, { nullable: true, description: 'Billing cycles so far.' }) cycles!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Learners as counted for billing.' })
export class SatUsage {
  @Field(() => Int, { nullable: true, description: 'Learners.' }) learnersCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Identities of one tenant as counted for billing.' })
export class TenantUsage {
  @Field(() => TenantType, { nullable: true, description: 'The kind of tenant.' }) type!: Member<typeof TenantType>;
  @Field(() => String, { nullable: true, description: "The provider's own name of the tenant." }) tenantId!: string;
  @Field(() => Int, { nullable: true, description: 'Identities that are billed.' }) billable!: number;
  @Field(() => Int, { nullable: true, description: 'Identities in all.' }) total!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What an organization uses now, per product.' })
export class ActualUsages {
  @Field(() => EdrUsage, { nullable: true, description: 'EDR.' }) edr!: EdrUsage | null;
  @Field(() => SiemUsage, { nullable: true, description: 'SIEM.' }) siem!: SiemUsage | null;
  @Field(() => SatUsage, { nullable: true, description: 'SAT.' }) sat!: SatUsage | null;
  @Field(() => [TenantUsage], { nullable: true, description: 'ITDR, per tenant.' }) itdr!:
    readonly TenantUsage[] | null;
  @Field(() => [TenantUsage], { nullable: true, description: 'ISPM, per tenant.' }) ispm!:
    readonly TenantUsage[] | null;
}

@ObjectType('Organization', {
  implements: Node,
  simpleResolvers: true,
  description: 'A customer of an MSP (domain.md S3).',
})
@Entity({ schema: 'fieldgate', name: 'organization' })
@Stored({
  table: 'organization',
  code: 'OG',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: {
    Account: whole(),
    Escalation: listedIn('escalation', 'organization_ids'),
    ExternalPort: listedIn('external_port', 'organization_ids'),
    PlatformAction: listedIn('platform_action', 'organization_ids'),
    Invitation: listedIn('invitation', 'organization_ids'),
    Membership: through(
      't.id IN (SELECT mo.organization_id FROM fieldgate.membership_organization mo WHERE mo.account_id = $1 AND mo.membership_id = p.id)',
    ),
  },
  computed: { organizationId: 't.id' },
  references: { account: to('Account', 'The MSP.') },
})
export class Organization extends Row {
  @key() override id!: string;
  @key() accountId!: string;
  readonly organizationId?: string;

  @text('The name shown; several organizations may share it.') name!: string;
  @text('The key that agents are installed with; unique within the account.') key!: string;
  @text('The IANA time zone.') timezone!: string;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @text("The identity provider's own name of the tenant.") identityProviderTenantId!: string | null;
  @int('Learners of the security awareness training.') satLearnerCount!: number;
  @texts('Who receives the monthly report.') reportRecipients!: readonly string[];
  @value(ActualUsages, 'What the organization uses now, as counted for billing.') actualUsages!: ActualUsages | null;
  @one(AccessPattern, 'How MSP and customer declared to share the work (domain.md 7.2).')
  partnerAccessPattern!: Member<typeof AccessPattern> | null;
  @time('When the organization was created.') createdAt!: Date;
  @time('When the organization last changed.') updatedAt!: Date;

  get [PLACE](): Place {
    return atOrganization(this.accountId, this.id);
  }
}
