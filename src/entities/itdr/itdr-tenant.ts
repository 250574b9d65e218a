import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { int, one, prose, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, to } from '../row.js';
import { OnboardingStatus, TenantType, type Member } from './closed-sets.js';

@ObjectType('ItdrTenant', {
  implements: Node,
  simpleResolvers: true,
  description: 'A Microsoft or Google tenant that is watched; an organization has at most one of each type.',
})
@Entity({ schema: 'fieldgate', name: 'itdr_tenant' })
@Stored({
  table: 'itdr_tenant',
  code: 'IT',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { Organization: by('organization_id') },
  references: { organization: to('Organization', 'Whose tenant it is.') },
})
export class ItdrTenant extends OrganizationRow {
  @one(TenantType, 'Whose product it is.') type!: Member<typeof TenantType>;
  @text("The provider's own name of the tenant.") providerTenantId!: string;
  @one(OnboardingStatus, 'How far it has been taken under watch.') onboardingStatus!: Member<typeof OnboardingStatus>;
  @prose('What the onboarding assessment found; null until one was generated.') assessmentReport!: string | null;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When the tenant was added.') createdAt!: Date;
}
