import type { AccountUsageLine, ResellerInvoice } from '../entities/reseller-invoice.js';
import type { Clock } from './clock.js';
import { bookId, partId } from './demo-ids.js';
import type { AccountPlan } from './plans.js';
import type { Parcel, RowOf } from './rows.js';
import { sum, usageAgo } from './usage.js';

const MONTHS = 12;
const PRICE = 300;

/** Monthly invoices of a reseller: one line for each account beneath it, nothing of an organization (domain.md H14). */
export function resellerBillingParcels(
  resellerId: string,
  accounts: readonly AccountPlan[],
  clock: Clock,
): readonly Parcel[] {
  const beneath = accounts.filter((account) => account.resellerId === resellerId);
  const bills = Array.from({ length: MONTHS }, (_, back) => billOf(resellerId, beneath, back, clock));
  const wall = { 'app.reseller': resellerId };
  return [
    { table: 'reseller_invoice', rows: bills.map(({ invoice }) => invoice), wall },
    { table: 'account_usage_line', rows: bills.flatMap(({ lines }) => lines), wall },
  ];
}

function billOf(resellerId: string, accounts: readonly AccountPlan[], back: number, clock: Clock) {
  const id = bookId(resellerId, 'invoice', back);
  const lines = accounts.map((account, n) => lineOf(account, { resellerId, id, n, back }, clock));
  const invoice: RowOf<ResellerInvoice> = {
    id,
    resellerId,
    amountMinor: String(sum(lines.map(({ billable }) => billable * PRICE))),
    currency: 'usd',
    status: back === 0 ? 'OPEN' : 'PAID',
    periodStart: clock.month(back + 1),
    periodEnd: clock.month(back),
    createdAt: clock.month(back),
  };
  return { invoice, lines };
}

function lineOf(
  { id: accountId, name, organizations }: AccountPlan,
  {
    resellerId,
    id,
    n,
    back,
  }: { readonly resellerId: string; readonly id: string; readonly n: number; readonly back: number },
  clock: Clock,
): RowOf<AccountUsageLine> {
  const billable = sum(organizations.map((organization) => usageAgo(organization, back).edr));
  const nonBillable = Math.floor(billable / 40);
  return {
    id: partId(id, `line/${accountId}`, n + 1),
    resellerId,
    accountId,
    resellerInvoiceId: id,
    accountName: name,
    product: 'EDR',
    periodStart: clock.month(back + 1),
    periodEnd: clock.month(back),
    subscriptionStart: clock.month(22),
    subscriptionEnd: clock.month(22 - 36),
    billable,
    nonBillable,
    actual: billable + nonBillable,
  };
}
