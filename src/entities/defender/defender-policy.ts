import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import type { Member } from '../closed-set.js';
import { int, one, text, time, values } from '../columns.js';
import { Node } from '../node.js';
import { by, Stored, through, to, whole } from '../row.js';
import { DefenderMode, DefenderScope } from './closed-sets.js';
import { DefenderRow } from './defender-row.js';
import { ALLOWED_IN_WORDS, DefenderSettingName, type SettingName } from './settings.js';

@ObjectType({ simpleResolvers: true, description: 'A setting of Microsoft Defender, and what it is set to.' })
export class DefenderSetting {
  @Field(() => DefenderSettingName, { nullable: true, description: 'The setting.' }) name!: SettingName;
  @Field(() => String, { nullable: true, description: `The value as text. ${ALLOWED_IN_WORDS}` }) value!: string;
}

/** At most one at a place; where none is, everything is inherited. */
@ObjectType('DefenderPolicy', {
  implements: Node,
  simpleResolvers: true,
  description: 'What was decided at one place about how Microsoft Defender is managed (domain.md H16).',
})
@Entity({ schema: 'fieldgate', name: 'defender_policy' })
@Stored({
  table: 'defender_policy',
  code: 'DP',
  placement: 'tenant',
  stands: 'organization-or-account',
  order: 'ascending',
  under: {
    Account: whole('t.organization_id IS NULL'),
    Organization: through('t.organization_id = p.id AND t.agent_id IS NULL'),
    Agent: by('agent_id'),
  },
  references: {
    organization: to('Organization', 'The organization in which it holds; null: in the whole account.'),
    agent: to('Agent', 'The only endpoint for which it holds, if it is for one.'),
  },
})
export class DefenderPolicy extends DefenderRow {
  @one(DefenderScope, 'For what it was decided.') scope!: Member<typeof DefenderScope>;
  @one(DefenderMode, 'The mode as decided here. AUDIT changes nothing on endpoints.') mode!: Member<
    typeof DefenderMode
  >;
  @values(DefenderSetting, 'The settings decided here, each by itself; all others are inherited.')
  settings!: readonly DefenderSetting[];
  @text('Where the settings come from, for example "Huntress Recommended Defaults"; null: somebody chose them.')
  source!: string | null;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When it last changed.') updatedAt!: Date;
}
