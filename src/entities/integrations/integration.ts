import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { AccountRow } from '../account-row.js';
import type { Member } from '../closed-set.js';
import { flag, int, one, text, time } from '../columns.js';
import { Node } from '../node.js';
import { Stored, whole } from '../row.js';
import { IntegrationKind, IntegrationStatus } from './closed-sets.js';

/** Integrations exist once per account (domain.md S5). */
@ObjectType('Integration', {
  implements: Node,
  simpleResolvers: true,
  description: 'What an account is connected with, besides its PSA.',
})
@Entity({ schema: 'fieldgate', name: 'integration' })
@Stored({
  table: 'integration',
  code: 'IG',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { Account: whole() },
  secrets: ['credentials'],
})
export class Integration extends AccountRow {
  @one(IntegrationKind, 'With what.') kind!: Member<typeof IntegrationKind>;
  @text('The name that the account gave it.') name!: string;
  @one(IntegrationStatus, 'Whether it works.') status!: Member<typeof IntegrationStatus>;
  @flag('Whether credentials are kept for it; they are written and never read.') hasCredentials!: boolean;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When the integration was added.') createdAt!: Date;
  @time('When it last changed.') updatedAt!: Date;
}
