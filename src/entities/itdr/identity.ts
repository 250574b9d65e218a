import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { flag, many, one, stored, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, through, to, whole } from '../row.js';
import { Product, RiskLevel, type Member } from './closed-sets.js';

@ObjectType('Identity', {
  implements: Node,
  simpleResolvers: true,
  description: 'Somebody, or something, that signs in to a watched tenant.',
})
@Entity({ schema: 'fieldgate', name: 'identity' })
@Stored({
  table: 'identity',
  code: 'ID',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: {
    Account: whole(),
    Organization: by('organization_id'),
    'Organization.billableIdentityCount': through('t.organization_id = p.id AND t.billable'),
    ItdrTenant: by('tenant_id'),
  },
  references: {
    organization: to('Organization', 'The customer.'),
    tenant: to('ItdrTenant', 'The tenant that it signs in to.'),
  },
})
export class Identity extends OrganizationRow {
  @stored('uuid') tenantId!: string;

  @text('The name to sign in with.') username!: string;
  @text('The e-mail address, if it has a mailbox.') email!: string | null;
  @flag('Whether it may sign in.') enabled!: boolean;
  @flag('Whether it is billed.') billable!: boolean;
  @many(Product, 'The products that watch it.') enabledProducts!: readonly Member<typeof Product>[];
  @flag('Whether a second factor is set up; null if the provider does not say.') mfaEnabled!: boolean | null;
  @one(RiskLevel, 'How likely it is in the wrong hands.') riskLevel!: Member<typeof RiskLevel>;
  @text("What has become of the risk, in the provider's words.") riskState!: string | null;
  @text("Why the risk is what it is, in the provider's words.") riskDetail!: string | null;
  @time('When the risk last changed.') riskLastUpdatedAt!: Date | null;
  @time('When the password last changed.') passwordLastChangedAt!: Date | null;
  @flag('Whether it is kept in step with a directory on premises; null if the provider does not say.')
  onPremisesSyncEnabled!: boolean | null;
  @flag('Whether it is a guest of the tenant.') external!: boolean;
  @time('When it was first seen.') createdAt!: Date;
  @time('When it last changed.') updatedAt!: Date;
}
