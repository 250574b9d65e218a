import { atAccount, PLACE, type Place } from '../auth/viewer.js';
import { key } from './columns.js';
import { Row } from './row.js';

/** Rows that stand at the account itself: its billing, its settings, its integrations. */
export abstract class AccountRow extends Row {
  @key() override id!: string;
  @key() accountId!: string;

  get [PLACE](): Place {
    return atAccount(this.accountId);
  }
}
