import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { stored, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, to } from '../row.js';

@ObjectType('CollectedFile', {
  implements: Node,
  simpleResolvers: true,
  description: 'A file that was collected for a closer look, because nobody knew it yet.',
})
@Entity({ schema: 'fieldgate', name: 'collected_file' })
@Stored({
  table: 'collected_file',
  code: 'CF',
  placement: 'tenant',
  stands: 'organization',
  order: 'descending',
  under: { Organization: by('organization_id'), Agent: by('agent_id') },
  references: {
    organization: to('Organization', 'Where it was collected.'),
    agent: to('Agent', 'The endpoint it was collected from.'),
  },
})
export class CollectedFile extends OrganizationRow {
  @stored('uuid') agentId!: string;

  @text('The SHA-256 digest of its content, in hexadecimal.') sha256!: string;
  @text('Where it was.') path!: string;
  @time('When it was collected.') collectedAt!: Date;
}
