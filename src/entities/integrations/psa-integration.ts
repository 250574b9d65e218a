import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { AccountRow } from '../account-row.js';
import type { Member } from '../closed-set.js';
import { flag, int, many, one, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { Stored, to, whole } from '../row.js';
import { NotificationCategory } from '../settings/closed-sets.js';
import { PsaKind } from './closed-sets.js';

@ObjectType('PsaIntegration', {
  implements: Node,
  simpleResolvers: true,
  description: 'The one PSA of an account (domain.md H18).',
})
@Entity({ schema: 'fieldgate', name: 'psa_integration' })
@Stored({
  table: 'psa_integration',
  code: 'PI',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { Account: whole() },
  secrets: ['credentials'],
})
export class PsaIntegration extends AccountRow {
  @one(PsaKind, 'Which system.') kind!: Member<typeof PsaKind>;
  @many(NotificationCategory, 'What becomes a ticket.') notificationCategories!: readonly Member<
    typeof NotificationCategory
  >[];
  @flag('Whether what is billed is written into the PSA.') billingSync!: boolean;
  @flag('Whether credentials are kept for it; they are written and never read.') hasCredentials!: boolean;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When the PSA was connected.') createdAt!: Date;
  @time('When the integration last changed.') updatedAt!: Date;
}

@ObjectType('PsaOrganizationMapping', {
  implements: Node,
  simpleResolvers: true,
  description: 'Which company of the PSA an organization is.',
})
@Entity({ schema: 'fieldgate', name: 'psa_organization_mapping' })
@Stored({
  table: 'psa_organization_mapping',
  code: 'PO',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { Account: whole() },
  references: { organization: to('Organization', 'The organization.') },
})
export class PsaOrganizationMapping extends OrganizationRow {
  @text("The PSA's own id of the company.") companyId!: string;
  @text('The name of the company in the PSA.') companyName!: string;
  @time('When the two were mapped.') createdAt!: Date;
}
