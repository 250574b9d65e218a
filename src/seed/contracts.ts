import type { Contract, Subscription } from '../entities/billing.js';
import type { Clock } from './clock.js';
import { bookId } from './demo-ids.js';
import type { AccountPlan } from './plans.js';
import type { RowOf } from './rows.js';
import { sum } from './usage.js';

/** What was agreed on, from when and for how long, in months; one contract and one subscription of each. */
interface ProductPlan {
  readonly product: Contract['product'];
  readonly startedAgo: number;
  readonly lasts: number;
  readonly contract: Contract['status'];
  readonly subscription: Subscription['status'];
}

export const PRODUCTS: readonly ProductPlan[] = [
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

export const contractOf = (account: AccountPlan, plan: ProductPlan, n: number, clock: Clock): RowOf<Contract> => ({
  id: bookId(account.key, 'contract', 3 + 7 * n),
  accountId: account.id,
  product: plan.product,
  supportType: account.supportType,
  minimum: minimumOf(account),
  billingInterval: 'MONTHLY',
  ...termOf(plan, clock),
  status: plan.contract,
});

export function subscriptionOf(account: AccountPlan, plan: ProductPlan, n: number, clock: Clock): RowOf<Subscription> {
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
