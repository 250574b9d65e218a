import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import type { Member } from '../closed-set.js';
import { int, one, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationOrAccountRow } from '../organization-or-account-row.js';
import { by, Stored, to, whole } from '../row.js';
import { UnresponsiveAction } from './closed-sets.js';

@ObjectType('UnresponsiveAgentSettings', {
  implements: Node,
  simpleResolvers: true,
  description: 'When an endpoint that no longer calls counts as unresponsive, and what becomes of it (domain.md 5.2).',
})
@Entity({ schema: 'fieldgate', name: 'unresponsive_agent_settings' })
@Stored({
  table: 'unresponsive_agent_settings',
  code: 'UR',
  placement: 'tenant',
  stands: 'organization-or-account',
  order: 'ascending',
  under: { Account: whole('t.organization_id IS NULL'), Organization: by('organization_id') },
  references: { organization: to('Organization', 'Where they hold instead of those of the account; null: those are.') },
})
export class UnresponsiveAgentSettings extends OrganizationOrAccountRow {
  @int('Days without a call after which an endpoint is unresponsive.') afterDays!: number;
  @int('Days that it may then stay so before the action is taken.') limitDays!: number;
  @one(UnresponsiveAction, 'What becomes of it then.') action!: Member<typeof UnresponsiveAction>;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When these settings last changed.') updatedAt!: Date;
}
