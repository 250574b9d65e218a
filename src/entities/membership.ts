import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { PLACE, type Layer, type Place, type RoleName } from '../auth/viewer.js';
import { LayerName, OrganizationScope, Role, type Member } from './closed-sets.js';
import { key, one, stored, time } from './columns.js';
import { holdsRole } from './held-role.js';
import { Node } from './node.js';
import { by, Row, Stored, through, to, whole } from './row.js';

/** A role held in a scope: exactly one of reseller, account, organization, or the platform (domain.md G2). */
@ObjectType('Membership', {
  implements: Node,
  simpleResolvers: true,
  description: 'A role that a person holds at a place.',
})
@Entity({ schema: 'fieldgate', name: 'membership' })
@Stored({
  table: 'membership',
  code: 'MB',
  placement: 'reference',
  stands: 'people',
  order: 'ascending',
  under: {
    Account: whole('t.organization_id IS NULL'),
    Organization: by('organization_id'),
    Reseller: whole(),
    Viewer: whole(),
    AccountRoleChange: through(holdsRole('ACCOUNT')),
    OrganizationRoleChange: through(holdsRole('ORGANIZATION')),
  },
  always: ['organizationId'],
  references: {
    user: to('User', 'Who holds it.', 'personId'),
    reseller: to('Reseller', 'Where, for a role at a reseller.'),
    account: to('Account', 'Where, for a role in an account or one of its organizations.'),
    organization: to('Organization', 'Where, for a role in an organization.'),
  },
})
export class Membership extends Row {
  @key() override id!: string;
  @stored('uuid') personId!: string;
  @stored('uuid') resellerId!: string | null;
  @stored('uuid') accountId!: string | null;
  @stored('uuid') organizationId!: string | null;

  @one(LayerName, 'The layer of the tree at which the role is held.') layer!: Layer;
  @one(Role, 'The role.') role!: RoleName;
  @one(OrganizationScope, 'For an account membership: all organizations, or those assigned (domain.md 8b.21).')
  organizationScope!: Member<typeof OrganizationScope> | null;
  @time('When the role was given.') createdAt!: Date;
  @time('When the membership was last changed.') updatedAt!: Date;
  @time('When the role ends by itself; it grants nothing from that instant.') expiresAt!: Date | null;

  get [PLACE](): Place {
    const { accountId, organizationId, resellerId, personId: ownerId } = this;
    if (accountId !== null) return { kind: 'ACCOUNT', accountId, at: [organizationId ?? accountId], ownerId };
    if (resellerId !== null) return { kind: 'RESELLER', resellerId, ownerId };
    return { kind: 'PERSON', personId: ownerId };
  }
}
