import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { PLACE, type Place } from '../../auth/viewer.js';
import { key, text } from '../columns.js';
import { Row, Stored, whole } from '../row.js';

/** A place in nobody's reach: a decision that is made here by mistake says no. */
const NOWHERE: Place = Object.freeze({ kind: 'ACCOUNT', accountId: '', at: [] });

/** No tenant's: judged at the door alone (`Query.knownVpns`), and never fetched by an id, for its slug names it. */
@ObjectType('KnownVpn', { simpleResolvers: true, description: 'A VPN that sign-ins are recognised to come through.' })
@Entity({ schema: 'fieldgate', name: 'known_vpn' })
@Stored({
  table: 'known_vpn',
  code: 'KV',
  placement: 'reference',
  stands: 'everywhere',
  order: 'ascending',
  under: { Query: whole() },
})
export class KnownVpn extends Row {
  @key() override id!: string;

  @text('Its name.') name!: string;
  @text('What rules call it, for example NORD_VPN.') slug!: string;

  get [PLACE](): Place {
    return NOWHERE;
  }
}
