import { atAccount, atOrganization, PLACE, type Place } from '../auth/viewer.js';
import { key, stored } from './columns.js';
import { Row } from './row.js';

/** Rows that stand in one organization or, without one, at the account itself. */
export abstract class OrganizationOrAccountRow extends Row {
  @key() override id!: string;
  @key() accountId!: string;
  @stored('uuid') organizationId!: string | null;

  get [PLACE](): Place {
    return this.organizationId === null
      ? atAccount(this.accountId)
      : atOrganization(this.accountId, this.organizationId);
  }
}
