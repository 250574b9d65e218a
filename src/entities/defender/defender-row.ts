import { atAccount, atOrganization, PLACE, type Place } from '../../auth/viewer.js';
import { key, stored } from '../columns.js';
import { Row } from '../row.js';

/** What is decided about Managed Defender at one place; what is decided for an agent stands in the agent's organization. */
export abstract class DefenderRow extends Row {
  @key() override id!: string;
  @key() accountId!: string;
  @stored('uuid') organizationId!: string | null;
  @stored('uuid') agentId!: string | null;
  /** At the account itself, and only there: what everybody beneath inherits of it (see `baseline.ts`). */
  @stored('uuid') baselineId!: string | null;

  get [PLACE](): Place {
    return this.organizationId === null
      ? atAccount(this.accountId)
      : atOrganization(this.accountId, this.organizationId);
  }
}
