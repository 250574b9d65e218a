import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { int, one, stored, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationOrAccountRow } from '../organization-or-account-row.js';
import { by, Stored, to, whole } from '../row.js';
import { Determination, EscalationScope, RuleCategory, RuleLogic, type Member } from './closed-sets.js';

@ObjectType({ simpleResolvers: true, description: 'What a rule holds for.' })
export class RuleTarget {
  @Field(() => EscalationScope, { nullable: true, description: 'Whether an account, an organization or an identity.' })
  type!: Member<typeof EscalationScope>;
  @Field(() => String, {
    nullable: true,
    description: 'Its name as it is now; of an identity, the name to sign in with.',
  })
  name!: string | null;
}

/** The name alone belongs to the rule; the object behind it is another field with its own permission (rulings 1). */
const TARGET_NAME = `CASE
  WHEN t.identity_id IS NOT NULL
    THEN (SELECT i.username FROM fieldgate.identity i WHERE i.account_id = $1 AND i.id = t.identity_id)
  WHEN t.organization_id IS NOT NULL
    THEN (SELECT o.name FROM fieldgate.organization o WHERE o.account_id = $1 AND o.id = t.organization_id)
  ELSE (SELECT a.name FROM fieldgate.account a WHERE a.id = $1)
END`;

/** A rule for the account stands at the account; one for an identity in the identity's organization. */
@ObjectType('UnwantedAccessRule', {
  implements: Node,
  simpleResolvers: true,
  description:
    'From where sign-ins are expected, and from where they end the session and disable the identity (domain.md H9).',
})
@Entity({ schema: 'fieldgate', name: 'unwanted_access_rule' })
@Stored({
  table: 'unwanted_access_rule',
  code: 'UA',
  placement: 'tenant',
  stands: 'organization-or-account',
  order: 'descending',
  under: { Account: whole(), Organization: by('organization_id') },
  references: {
    organization: to('Organization', 'The organization that it holds for, or in which its identity is.'),
    identity: to('Identity', 'The identity that it holds for, if for one alone.'),
    createdBy: to('User', 'Who made it.'),
  },
  computed: { appliedToName: TARGET_NAME },
  needs: {
    appliedTo: ['identityId', 'appliedToName'],
    status: ['type', 'logic', 'startsAt', 'expiresAt'],
  },
})
export class UnwantedAccessRule extends OrganizationOrAccountRow {
  @stored('uuid') identityId!: string | null;
  @stored('uuid') createdById!: string | null;
  readonly appliedToName?: string | null;

  @one(RuleCategory, 'What of a sign-in it looks at.') category!: Member<typeof RuleCategory>;
  @text('The country, as ISO 3166-1 alpha-2; null unless it is about one.') countryCode!: string | null;
  @text('The slug of a known VPN; null unless it is about one.') vpn!: string | null;
  @text('The address; null unless it is about one.') ipAddress!: string | null;
  @one(Determination, 'What such a sign-in is taken for.') type!: Member<typeof Determination>;
  @one(RuleLogic, 'Whether it is about one value or about all.') logic!: Member<typeof RuleLogic>;
  @text('Why it was made.') note!: string | null;
  @time('From when it holds; null = from the start.') startsAt!: Date | null;
  @time('Until when it holds; null = for good.') expiresAt!: Date | null;
  @text('Who made it, by name; "Deleted" once the person is gone.') createdByName!: string;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When it was made.') createdAt!: Date;
  @time('When it last changed.') updatedAt!: Date;
}
