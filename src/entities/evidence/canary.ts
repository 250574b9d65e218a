import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { one, stored, text } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, to } from '../row.js';
import { CanaryState, type Member } from './closed-sets.js';

@ObjectType('Canary', {
  implements: Node,
  simpleResolvers: true,
  description: 'A file that nobody needs: whoever changes it may be ransomware. It detects and protects nothing.',
})
@Entity({ schema: 'fieldgate', name: 'canary' })
@Stored({
  table: 'canary',
  code: 'CY',
  placement: 'tenant',
  stands: 'organization',
  order: 'ascending',
  under: { Organization: by('organization_id'), Agent: by('agent_id') },
  references: {
    organization: to('Organization', 'Where it lies.'),
    agent: to('Agent', 'The endpoint it lies on.'),
  },
})
export class Canary extends OrganizationRow {
  @stored('uuid') agentId!: string;

  @text('Where it lies.') path!: string;
  @text('The user whose profile it lies in.') profile!: string;
  @one(CanaryState, 'What has become of it.') state!: Member<typeof CanaryState>;
}
