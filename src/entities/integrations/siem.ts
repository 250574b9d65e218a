import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { AccountRow } from '../account-row.js';
import type { Member } from '../closed-set.js';
import { flag, one, prose, stored, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationOrAccountRow } from '../organization-or-account-row.js';
import { by, Stored, through, to, whole } from '../row.js';
import { SiemSourceKind, SiemSourceStatus } from './closed-sets.js';

@ObjectType('SiemSource', {
  implements: Node,
  simpleResolvers: true,
  description: 'Where logs come from, of an organization or of the MSP itself.',
})
@Entity({ schema: 'fieldgate', name: 'siem_source' })
@Stored({
  table: 'siem_source',
  code: 'LS',
  placement: 'tenant',
  stands: 'organization-or-account',
  order: 'ascending',
  under: {
    Account: whole(),
    Organization: by('organization_id'),
    'Organization.logsSourcesCount': through(`t.organization_id = p.id AND t.status <> 'DISABLED'`),
  },
  references: {
    organization: to('Organization', "Whose logs; null: the MSP's own."),
    collectorAgent: to('Agent', 'The endpoint that collects them, if one does.'),
  },
  secrets: ['token'],
})
export class SiemSource extends OrganizationOrAccountRow {
  @stored('uuid') collectorAgentId!: string | null;

  @one(SiemSourceKind, 'How the logs arrive.') kind!: Member<typeof SiemSourceKind>;
  @text('Whose product sends them, for a cloud service or a firewall.') vendor!: string | null;
  @text('The name given to it.') name!: string;
  @text('What it is for.') description!: string | null;
  @one(SiemSourceStatus, 'Whether logs arrive.') status!: Member<typeof SiemSourceStatus>;
  @flag('Whether senders have a token (HEC); it is written and never read.') hasToken!: boolean;
  @time('When the last event arrived; null: none yet.') lastEventAt!: Date | null;
  @time('When the source was added.') createdAt!: Date;
}

@ObjectType('SiemSavedQuery', {
  implements: Node,
  simpleResolvers: true,
  description: 'A question to the logs that somebody kept.',
})
@Entity({ schema: 'fieldgate', name: 'siem_saved_query' })
@Stored({
  table: 'siem_saved_query',
  code: 'SQ',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { Account: whole() },
  references: { owner: to('User', 'Who saved it.') },
})
export class SiemSavedQuery extends AccountRow {
  @stored('uuid') ownerId!: string | null;

  @text('The name.') name!: string;
  @prose('The query, in ES|QL.') query!: string;
  @text('Who saved it, by name.') ownerName!: string | null;
  @time('When it was saved.') createdAt!: Date;
}
