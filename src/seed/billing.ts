import type { BillingInfo, PaymentMethod } from '../entities/billing.js';
import type { Clock } from './clock.js';
import { contractOf, PRODUCTS, subscriptionOf } from './contracts.js';
import { bookId, DAY, MONTH } from './demo-ids.js';
import { billOf } from './invoices.js';
import type { AccountPlan } from './plans.js';
import { within, type Parcel, type RowOf } from './rows.js';
import { addressOf } from './tenants.js';

/** The books of an account: so many months of invoices, what they rest on, and how they are paid. */
export function billingParcels(account: AccountPlan, months: number, clock: Clock): readonly Parcel[] {
  const bills = Array.from({ length: months }, (_, back) => billOf(account, back, clock));
  const tables = {
    invoice: bills.map(({ invoice }) => invoice),
    organization_usage_line: bills.flatMap(({ lines }) => lines),
    contract: PRODUCTS.map((plan, n) => contractOf(account, plan, n, clock)),
    subscription: PRODUCTS.map((plan, n) => subscriptionOf(account, plan, n, clock)),
    payment_method: [paymentMethodOf(account, clock)],
    billing_info: [billingInfoOf(account)],
  };
  return Object.entries(tables).map(([table, rows]) => ({ table, rows, wall: within(account.id) }));
}

const paymentMethodOf = ({ key, id: accountId }: AccountPlan, clock: Clock): RowOf<PaymentMethod> => ({
  id: bookId(key, 'payment-method', 24),
  accountId,
  brand: 'Visa',
  last4: '4242',
  expiresAt: clock.ahead(18 * MONTH + DAY),
});

const billingInfoOf = (account: AccountPlan): RowOf<BillingInfo> => ({
  id: bookId(account.key, 'billing-info', 24),
  accountId: account.id,
  company: account.name,
  address: addressOf(account),
  emails: [`billing@${account.subdomain}.example`],
  taxId: `TAX-${account.id.slice(-6).toUpperCase()}`,
});
