import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { AccountRow } from '../account-row.js';
import { flag, int, text, time } from '../columns.js';
import { Node } from '../node.js';
import { Stored, whole } from '../row.js';

/** The certificate itself is written and never read: whoever manages it recognizes it by its fingerprint. */
@ObjectType('SsoConfiguration', {
  implements: Node,
  simpleResolvers: true,
  description: 'Single sign-on (SAML 2.0) of the people of an account; roles in organizations sign in without it.',
})
@Entity({ schema: 'fieldgate', name: 'sso_configuration' })
@Stored({
  table: 'sso_configuration',
  code: 'SO',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { Account: whole() },
  secrets: ['certificate'],
})
export class SsoConfiguration extends AccountRow {
  @text('Where people are sent to sign in.') serviceUrl!: string;
  @text('The name of the identity provider, as it gives it.') entityId!: string;
  @flag('Whether people of the account must sign in this way.') enforce!: boolean;
  @text("SHA-256 of the identity provider's certificate, as pairs of hexadecimal digits; null: there is none yet.")
  certificateFingerprint!: string | null;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When single sign-on was set up.') createdAt!: Date;
  @time('When the configuration last changed.') updatedAt!: Date;
}
