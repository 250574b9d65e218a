import { atOrganization, PLACE, type Place } from '../auth/viewer.js';
import { key, stored } from './columns.js';
import { Row } from './row.js';

/** Rows that stand in one organization of an account: all telemetry. */
export abstract class OrganizationRow extends Row {
  @key() override id!: string;
  @key() accountId!: string;
  @stored('uuid') organizationId!: string;

  get [PLACE](): Place {
    return atOrganization(this.accountId, this.organizationId);
  }
}
