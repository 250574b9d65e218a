import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { flag, int, one, text, time } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationsRow } from '../organizations-row.js';
import { among, Stored, whole } from '../row.js';
import { PortProtocol, type Member } from './closed-sets.js';

/** One address may serve several organizations; who sees one of them sees the port, and of them those in reach (G8). */
@ObjectType('ExternalPort', {
  implements: Node,
  simpleResolvers: true,
  description: 'A port that is open to the internet, as External Recon found it.',
})
@Entity({ schema: 'fieldgate', name: 'external_port' })
@Stored({
  table: 'external_port',
  code: 'XP',
  placement: 'tenant',
  stands: 'organizations',
  order: 'ascending',
  under: { Account: whole(), Organization: among('organization_ids') },
})
export class ExternalPort extends OrganizationsRow {
  @text('The public address.') ipAddress!: string;
  @int('The port.') port!: number;
  @one(PortProtocol, 'The transport.') protocol!: Member<typeof PortProtocol>;
  @text('What answers there.') service!: string | null;
  @flag('Whether what answers there should not be open to everybody.') riskyService!: boolean;
  @time('When it was last looked up.') lastScanAt!: Date;
  @time('When it was last scanned from outside.') lastExternalScanAt!: Date | null;
}
