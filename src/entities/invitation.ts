import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import type { Layer, RoleName } from '../auth/viewer.js';
import { LayerName, OrganizationScope, Role, type Member } from './closed-sets.js';
import { one, stored, text, time } from './columns.js';
import { Node } from './node.js';
import { OrganizationOrAccountRow } from './organization-or-account-row.js';
import { by, Stored, to, whole } from './row.js';

/**
 * Shows what the inviter typed and nothing of the person behind the address (rulings 12). Its state is no column: an open
 * invitation expires by the clock alone, without anybody to write it down (`invitationStateAt`).
 */
@ObjectType('Invitation', {
  implements: Node,
  simpleResolvers: true,
  description: 'A role offered to whoever reads mail at an address; it grants nothing before it is accepted.',
})
@Entity({ schema: 'fieldgate', name: 'invitation' })
@Stored({
  table: 'invitation',
  code: 'IV',
  placement: 'reference',
  stands: 'organization-or-account',
  order: 'descending',
  under: { Account: whole('t.organization_id IS NULL'), Organization: by('organization_id') },
  references: {
    account: to('Account', 'Where, for a role in an account or one of its organizations.'),
    organization: to('Organization', 'Where, for a role in an organization.'),
    invitedBy: to('User', 'Who invites.'),
  },
  needs: { state: ['outcome', 'expiresAt'] },
  secrets: ['secret_hash'],
})
export class Invitation extends OrganizationOrAccountRow {
  @stored('uuid') invitedById!: string | null;
  /** How it ended; null while nobody has decided. */
  @stored('text') outcome!: 'ACCEPTED' | 'DECLINED' | 'REVOKED' | null;

  @text('The address invited, as the inviter typed it.') email!: string;
  @text('The name of whoever is invited, as the inviter typed it.') name!: string | null;
  @one(LayerName, 'The layer of the tree at which the role is offered.') layer!: Layer;
  @one(Role, 'The role offered.') role!: RoleName;
  @one(OrganizationScope, 'For a role in the account: all organizations, or those assigned (domain.md 8b.21).')
  organizationScope!: Member<typeof OrganizationScope> | null;
  @text('Who invites, by name.') invitedByName!: string | null;
  @time('When the invitation was made.') createdAt!: Date;
  @time('When it was last sent.') lastSentAt!: Date;
  @time('Until when it can be accepted.') expiresAt!: Date;
}
