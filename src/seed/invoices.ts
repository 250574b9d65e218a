import type { Invoice, OrganizationUsageLine } from '../entities/billing.js';
import type { Clock } from './clock.js';
import { bookId, partId } from './demo-ids.js';
import type { AccountPlan } from './plans.js';
import type { RowOf } from './rows.js';
import { costOf, sum, usageAgo, type Usage } from './usage.js';

/** An invoice with one line for each organization. */
export interface Bill {
  readonly invoice: RowOf<Invoice>;
  readonly lines: readonly RowOf<OrganizationUsageLine>[];
}

/** All are paid, but for these: so many months back. */
const UNPAID: Readonly<Record<number, Invoice['status']>> = {
  0: 'OPEN',
  5: 'PARTIAL_REFUND',
  9: 'FAILED',
  14: 'FULL_REFUND',
  19: 'VOIDED',
};
const WITHOUT_RECEIPT: readonly Invoice['status'][] = ['OPEN', 'FAILED', 'VOIDED'];

/** Billed in arrears on the first of the month for the month before (domain.md H14). */
export function billOf(account: AccountPlan, back: number, clock: Clock): Bill {
  const id = bookId(account.key, 'invoice', back);
  const usages = account.organizations.map((plan) => usageAgo(plan, back));
  const number = `${account.subdomain.toUpperCase()}-${1100 - back}`;
  const status = UNPAID[back] ?? 'PAID';
  const createdAt = clock.month(back);
  const invoice: RowOf<Invoice> = {
    id,
    accountId: account.id,
    amountMinor: String(sum(usages.map(costOf))),
    currency: 'usd',
    number,
    plan: 'Managed security, monthly',
    quantity: sum(usages.map(({ edr }) => edr)),
    receiptUrl: WITHOUT_RECEIPT.includes(status) ? null : `https://receipts.fieldgate.example/${number}`,
    status,
    hasUsage: true,
    createdAt,
    updatedAt: createdAt,
  };
  return { invoice, lines: usages.map((usage, n) => lineOf(account, invoice, usage, n, back, clock)) };
}

/** The n-th organization's line; its name is plain text (domain.md 8.5). */
function lineOf(
  account: AccountPlan,
  { id: invoiceId }: RowOf<Invoice>,
  usage: Usage,
  n: number,
  back: number,
  clock: Clock,
): RowOf<OrganizationUsageLine> {
  const organization = account.organizations[n];
  return {
    id: partId(invoiceId, `line/${organization?.key}`, n + 1),
    accountId: account.id,
    invoiceId,
    organizationName: organization?.name ?? '',
    periodStart: clock.month(back + 1),
    periodEnd: clock.month(back),
    ...usage,
  };
}
