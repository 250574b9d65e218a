import { globalId } from '../../src/entities/global-id.js';
import {
  ACCOUNT_IDS,
  IDS,
  personId,
  RESELLER_IDS,
  type AccountKey,
  type OrganizationKey,
  type ResellerKey,
} from '../../src/seed/demo-ids.js';

// Global ids of the demo world, as a client holds them.
export const accountGid = (key: AccountKey): string => globalId('AC', ACCOUNT_IDS[key], ACCOUNT_IDS[key]);
export const resellerGid = (key: ResellerKey): string => globalId('RS', RESELLER_IDS[key], RESELLER_IDS[key]);
export const organizationGid = (key: OrganizationKey, account: AccountKey = 'ableMoose'): string =>
  globalId('OG', ACCOUNT_IDS[account], IDS[key]);
export const rowGid = (code: string, account: AccountKey, id: string): string =>
  globalId(code, ACCOUNT_IDS[account], id);

/** A person as known in an account, and the card that only the person reads. */
export const userGid = (email: string, account: AccountKey): string =>
  globalId('US', ACCOUNT_IDS[account], personId(email));
export const ownCardGid = (email: string): string => globalId('US', personId(email), personId(email));
