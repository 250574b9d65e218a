import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { one, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, to } from '../row.js';
import { InvestigationClassification, InvestigationStatus, type Member } from './closed-sets.js';

/** The portal shows what was found, of the last 90 days (domain.md 5.2); in hours, which no time zone shortens. */
const SHOWN_HOURS = 90 * 24;

@ObjectType('Investigation', {
  implements: Node,
  simpleResolvers: true,
  description:
    'What an analyst found about a foothold or a process. Shown once it is over, for 90 days from its start.',
})
@Entity({ schema: 'fieldgate', name: 'investigation' })
@Stored({
  table: 'investigation',
  code: 'NV',
  placement: 'tenant',
  stands: 'organization',
  order: 'descending',
  under: { Organization: by('organization_id') },
  references: { organization: to('Organization', 'Where it was made.') },
  shown: (row, now) =>
    `${row}.status <> 'OPEN' AND ${row}.opened_at > ${now}::timestamptz - interval '${SHOWN_HOURS} hours'`,
})
export class Investigation extends OrganizationRow {
  @one(InvestigationStatus, 'How it ended.') status!: Member<typeof InvestigationStatus>;
  @one(InvestigationClassification, 'What it found.')
  classification!: Member<typeof InvestigationClassification> | null;
  @time('When it was opened.') openedAt!: Date;
  @time('When it was closed; null while its report is being dealt with.') closedAt!: Date | null;
}
