import { PLACE, type Place } from '../auth/viewer.js';
import { key, stored } from './columns.js';
import { Row } from './row.js';

/**
 * Rows that concern any number of organizations of an account; who sees one of them sees the row, narrowed (domain.md 8.14,
 * rulings 13). One that concerns none stands at the account itself.
 */
export abstract class OrganizationsRow extends Row {
  @key() override id!: string;
  @key() accountId!: string;
  @stored('uuid', 'array') organizationIds!: readonly string[];

  get [PLACE](): Place {
    const at = this.organizationIds.length > 0 ? this.organizationIds : [this.accountId];
    return { kind: 'ACCOUNT', accountId: this.accountId, at };
  }
}
