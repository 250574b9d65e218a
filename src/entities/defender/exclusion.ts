import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import type { Member } from '../closed-set.js';
import { flag, int, one, stored, text, time } from '../columns.js';
import { Node } from '../node.js';
import { by, Stored, through, to, whole } from '../row.js';
import { DefenderScope, ExclusionKind } from './closed-sets.js';
import { DefenderRow } from './defender-row.js';

@ObjectType('Exclusion', {
  implements: Node,
  simpleResolvers: true,
  description:
    'What Microsoft Defender leaves alone: best decided for single agents, and highlighted where it is risky (domain.md H16).',
})
@Entity({ schema: 'fieldgate', name: 'exclusion' })
@Stored({
  table: 'exclusion',
  code: 'EX',
  placement: 'tenant',
  stands: 'organization-or-account',
  order: 'ascending',
  under: {
    Account: whole(),
    Organization: by('organization_id'),
    Agent: by('agent_id'),
    /** No list of the schema: what the agents of an organization inherit from it. */
    OrganizationItself: through('t.organization_id = p.id AND t.agent_id IS NULL'),
  },
  references: {
    organization: to('Organization', 'The organization in which it holds; null: in the whole account.'),
    agent: to('Agent', 'The only endpoint for which it holds, if it is for one.'),
    createdBy: to('User', 'Who added it.'),
  },
})
export class Exclusion extends DefenderRow {
  @stored('uuid') createdById!: string | null;

  @one(DefenderScope, 'For what it was added; everything beneath inherits it.') scope!: Member<typeof DefenderScope>;
  @one(ExclusionKind, 'What the value names.') kind!: Member<typeof ExclusionKind>;
  @text('What is left alone: a path, an extension, a process or the name of a detection; * and ? stand for anything.')
  value!: string;
  @flag('Whether malware could easily hide behind it.') risky!: boolean;
  @text('Why it was added.') note!: string | null;
  @text('Who added it, by name.') createdByName!: string | null;
  @time('When it was added.') createdAt!: Date;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
}
