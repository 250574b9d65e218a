import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { invitationStateAt } from '../auth/conditions.js';
import type { GatewayContext } from '../context/request-gate.js';
import { Account } from '../entities/account.js';
import type { Member } from '../entities/closed-set.js';
import { Invitation } from '../entities/invitation.js';
import { Organization } from '../entities/organization.js';
import { InvitationState } from '../entities/settings/closed-sets.js';
import { listsOf } from './lists.js';

@Resolver(() => Invitation)
export class InvitationResolver {
  @FieldResolver(() => InvitationState, { nullable: true, description: 'Where it stands now.' })
  state(@Root() invitation: Invitation, @Ctx() { gate }: GatewayContext): Member<typeof InvitationState> {
    return invitationStateAt(gate.request.now, invitation);
  }
}

export const INVITATION_LISTS = [
  ...listsOf(Account, { invitations: [Invitation, 'Who was invited into the account itself, newest first.'] }),
  ...listsOf(Organization, { invitations: [Invitation, 'Who was invited into the organization, newest first.'] }),
  ...listsOf(Invitation, { organizations: [Organization, 'For an assigned role: the organizations it would reach.'] }),
];
