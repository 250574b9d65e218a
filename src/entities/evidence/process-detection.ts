import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { int, one, stored, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, to } from '../row.js';
import { SignalStatus, type Member } from './closed-sets.js';

@ObjectType('ProcessDetection', {
  implements: Node,
  simpleResolvers: true,
  description: 'A process that met a rule of Process Insights.',
})
@Entity({ schema: 'fieldgate', name: 'process_detection' })
@Stored({
  table: 'process_detection',
  code: 'PD',
  placement: 'tenant',
  stands: 'organization',
  order: 'descending',
  under: { Organization: by('organization_id') },
  references: {
    organization: to('Organization', 'Where it ran.'),
    agent: to('Agent', 'The endpoint it ran on.'),
  },
})
export class ProcessDetection extends OrganizationRow {
  @stored('uuid') agentId!: string;

  @int('The number of the process.') pid!: number;
  @text('The name of the process.') processName!: string;
  @text('How it was started.') commandLine!: string | null;
  @text('The rule it met.') ruleName!: string;
  @one(SignalStatus, 'Where it stands.') status!: Member<typeof SignalStatus>;
  @time('When it was noticed.') detectedAt!: Date;
}
