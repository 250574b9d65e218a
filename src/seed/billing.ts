import type {
  BillingInfo,
  Contract,
  Invoice,
  OrganizationUsageLine,
  PaymentMethod,
  Subscription,
} from '../entities/billing.js';
import type { Clock } from './clock.js';
import { bookId, DAY, MONTH, partId } from './demo-ids.js';
import type { AccountPlan } from './demo-tenants.js';
import { within, type Parcel, type RowOf } from './rows.js';
import { addressOf } from './tenants.js';
import { costOf, sum, usageAgo, type Usage } from './usage.js';

/** An invoice with one line for each organization. */
interface Bill {
  readonly invoice: RowOf<Invoice>;
  readonly lines: readonly RowOf<OrganizationUsageLine>[];
}

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
function billOf(account: AccountPlan, back: number, clock: Clock): Bill {
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

/** What was agreed on, from when and for how long, in months; one contract and one subscription of each. */
interface ProductPlan {
  readonly product: Contract['product'];
  readonly startedAgo: number;
  readonly lasts: number;
  readonly contract: Contract['status'];
  readonly subscription: Subscription['status'];
}

const PRODUCTS: readonly ProductPlan[] = [
  { product: 'SIEM', startedAgo: -1, lasts: 12, contract: 'DRAFT', subscription: 'APPROVED' },
  { product: 'ITDR', startedAgo: 10, lasts: 36, contract: 'ACTIVE', subscription: 'ACTIVE' },
  { product: 'EDR', startedAgo: 22, lasts: 36, contract: 'ACTIVE', subscription: 'ACTIVE' },
  { product: 'SAT', startedAgo: 26, lasts: 24, contract: 'ENDED', subscription: 'COMPLETED' },
];

const termOf = ({ startedAgo, lasts }: ProductPlan, clock: Clock) => ({
  startsAt: clock.month(startedAgo),
  endsAt: clock.month(startedAgo - lasts),
});

const minimumOf = ({ organizations }: AccountPlan): number =>
  Math.ceil(sum(organizations.map(({ agents }) => agents)) * 0.8);

const contractOf = (account: AccountPlan, plan: ProductPlan, n: number, clock: Clock): RowOf<Contract> => ({
  id: bookId(account.key, 'contract', 3 + 7 * n),
  accountId: account.id,
  product: plan.product,
  supportType: account.supportType,
  minimum: minimumOf(account),
  billingInterval: 'MONTHLY',
  ...termOf(plan, clock),
  status: plan.contract,
});

function subscriptionOf(account: AccountPlan, plan: ProductPlan, n: number, clock: Clock): RowOf<Subscription> {
  const { startsAt, endsAt } = termOf(plan, clock);
  const begun = plan.subscription !== 'APPROVED';
  const status = plan.subscription === 'ACTIVE' || plan.subscription === 'COMPLETED' ? plan.subscription : 'PENDING';
  return {
    id: bookId(account.key, 'subscription', 3 + 7 * n),
    accountId: account.id,
    resellerId: account.resellerId,
    product: plan.product,
    status: plan.subscription,
    minimumUsage: minimumOf(account),
    terminalMinimumUsage: plan.subscription === 'COMPLETED' ? minimumOf(account) : null,
    billingInterval: 'MONTHLY',
    effectiveDate: begun ? startsAt : null,
    renewalDate: plan.subscription === 'ACTIVE' ? endsAt : null,
    autoRenew: plan.subscription === 'ACTIVE',
    purchaseOrder: `PO-${account.subdomain}-${plan.product.toLowerCase()}`,
    schedules: [
      {
        minimum: minimumOf(account),
        maximum: null,
        status,
        targetPrice: 450,
        months: plan.lasts,
        promoUnits: null,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      },
    ],
  };
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
