import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { AccountRow } from '../account-row.js';
import { text, time } from '../columns.js';
import { Node } from '../node.js';
import { Stored, whole } from '../row.js';

@ObjectType('IncidentContact', {
  implements: Node,
  simpleResolvers: true,
  description: 'Whom the SOC calls about an incident (domain.md H20); need not be somebody who signs in.',
})
@Entity({ schema: 'fieldgate', name: 'incident_contact' })
@Stored({
  table: 'incident_contact',
  code: 'NC',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { Account: whole() },
})
export class IncidentContact extends AccountRow {
  @text('The name to ask for.') name!: string;
  @text('The telephone number to call.') phone!: string;
  @time('When the contact was added.') createdAt!: Date;
}
