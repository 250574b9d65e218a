import { stored } from '../columns.js';
import { OrganizationOrAccountRow } from '../organization-or-account-row.js';

/** What is decided about Managed Defender at one place; what is decided for an agent stands in the agent's organization. */
export abstract class DefenderRow extends OrganizationOrAccountRow {
  @stored('uuid') agentId!: string | null;
  /** At the account itself, and only there: what everybody beneath inherits of it (see `baseline.ts`). */
  @stored('uuid') baselineId!: string | null;
}
