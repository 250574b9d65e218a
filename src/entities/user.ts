import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { PLACE, type Place } from '../auth/viewer.js';
import { Affiliation, PersonKind, PersonStatus, type Member } from './closed-sets.js';
import { flag, key, one, stored, text, time } from './columns.js';
import { Node } from './node.js';
import { listedIn, Row, Stored } from './row.js';

const SPOTS = `ARRAY(
  SELECT DISTINCT coalesce(m.organization_id, m.account_id) FROM fieldgate.membership m
  WHERE m.account_id = t.account_id AND m.person_id = t.id
)`;

/**
 * A person at a place (rulings 12): name and e-mail as known there, under the id of (place, person). The place may be the
 * person: the card that its owner alone reads.
 */
@ObjectType('User', {
  implements: Node,
  simpleResolvers: true,
  description: 'A person at a place: an account, a reseller, or (readable by themselves alone) nowhere in particular.',
})
@Entity({ schema: 'fieldgate', name: 'app_user' })
@Stored({
  table: 'app_user',
  code: 'US',
  placement: 'reference',
  stands: 'people',
  order: 'ascending',
  under: {
    NotificationSettings: listedIn('notification_settings', 'incident_alert_user_ids'),
  },
  computed: { personId: 't.id', spots: SPOTS },
  always: ['spots'],
})
export class User extends Row {
  @key() override id!: string;
  readonly personId!: string;
  @stored('uuid') accountId!: string | null;
  @stored('uuid') resellerId!: string | null;

  @text('The name, as known at this place.') name!: string | null;
  @text('The e-mail address, as known at this place.') email!: string | null;
  @text('The telephone number, as known at this place.') phone!: string | null;
  @one(PersonKind, 'Whether a human, a shared login, a service or a break-glass identity.') kind!: Member<
    typeof PersonKind
  >;
  @one(Affiliation, 'Whose person it is (domain.md 8.13).') affiliation!: Member<typeof Affiliation>;
  @flag('Whether a second factor is set up.') mfaEnabled!: boolean;
  @flag('Whether the person signs in by single sign-on only.') ssoOnly!: boolean;
  @time('When the person last signed in.') lastLoginAt!: Date | null;
  @one(PersonStatus, 'Whether the person may sign in.') status!: Member<typeof PersonStatus>;
  @time('When the person became known at this place.') createdAt!: Date;

  /** Where the person holds memberships within the account: organizations, and the account's own id. */
  readonly spots?: readonly string[];

  get [PLACE](): Place {
    if (this.accountId !== null) return { kind: 'ACCOUNT', accountId: this.accountId, at: this.spots ?? [] };
    if (this.resellerId !== null) return { kind: 'RESELLER', resellerId: this.resellerId };
    return { kind: 'PERSON', personId: this.personId };
  }
}
