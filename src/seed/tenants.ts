import type { Account } from '../entities/account.js';
import type { Organization } from '../entities/organization.js';
import { isOutdated, isUnresponsive, type AgentRow } from './agents.js';
import type { Clock } from './clock.js';
import { DAY } from './demo-ids.js';
import { DEMO_RESELLERS } from './demo-tenants.js';
import type { AccountPlan, OrganizationPlan } from './plans.js';
import { within, type Parcel, type RowOf } from './rows.js';
import { usageAgo } from './usage.js';

export const resellerParcels = (clock: Clock): readonly Parcel[] =>
  DEMO_RESELLERS.map((plan) => {
    const createdAt = clock.of(plan.id);
    return {
      table: 'reseller',
      rows: [{ ...plan, termsAcceptedAt: createdAt, createdAt }],
      wall: { 'app.reseller': plan.id },
    };
  });

export const accountParcel = (plan: AccountPlan, clock: Clock): Parcel => ({
  table: 'account',
  rows: [accountOf(plan, clock)],
  wall: within(plan.id),
});

/** States are of US and CA, postal codes of US and GB (domain.md 5.2). */
const REGIONS: Readonly<Record<string, { readonly state: string | null; readonly postalCode: string | null }>> = {
  US: { state: 'CO', postalCode: '80202' },
  GB: { state: null, postalCode: 'LS1 4AP' },
  CA: { state: 'ON', postalCode: null },
};

export const addressOf = ({ city, country }: AccountPlan): NonNullable<RowOf<Account>['billingAddress']> => ({
  line1: '1 Station Road',
  line2: null,
  city,
  ...(REGIONS[country] ?? { state: null, postalCode: null }),
  country,
});

/** A trial of a reseller's account lasts 21 days (domain.md H13). */
const trialsOf = ({ trial }: AccountPlan, clock: Clock): RowOf<Account>['trials'] =>
  trial === 'none'
    ? []
    : [{ product: 'SIEM', startsAt: clock.ago(7 * DAY).toISOString(), endsAt: clock.ahead(14 * DAY).toISOString() }];

/** The training comes with a contract, which an account on trial has not signed. */
const linksOf = ({ id, subdomain, trial }: AccountPlan): Pick<RowOf<Account>, 'satUrl' | 'installerUrl'> => ({
  satUrl: trial === 'none' ? `https://${subdomain}.sat.fieldgate.example/` : null,
  installerUrl: `https://install.fieldgate.example/${id.slice(-12)}/agent`,
});

function accountOf(plan: AccountPlan, clock: Clock): RowOf<Account> {
  const { id, resellerId, name, subdomain, supportType } = plan;
  return {
    id,
    resellerId,
    name,
    subdomain,
    status: 'ENABLED',
    supportType,
    phoneNumber: '+1 303 555 0100',
    accountKey: `demo-${id.slice(-12)}`,
    ...linksOf(plan),
    billingAddress: addressOf(plan),
    shippingAddress: addressOf(plan),
    neighborhoodWatch: { edr: 25, ispm: 5, itdr: 25, sat: 25, siem: 1 },
    trials: trialsOf(plan, clock),
    createdAt: clock.of(id),
    disabledAt: null,
    deletionDueAt: null,
  };
}

/** An organization as it is today; the usage is counted from its agents. */
export function organizationOf(
  { id: accountId, timezone }: AccountPlan,
  plan: OrganizationPlan,
  agents: readonly AgentRow[],
  clock: Clock,
): RowOf<Organization> {
  const { id, name, key, domain, pattern } = plan;
  const { itdr, sat } = usageAgo(plan, 0);
  return {
    id,
    accountId,
    name,
    key,
    timezone,
    version: 1,
    identityProviderTenantId: tenantOf(id),
    billableIdentityCount: itdr,
    satLearnerCount: sat,
    reportRecipients: [`reports@${domain}`],
    actualUsages: actualUsagesOf(plan, agents),
    partnerAccessPattern: pattern,
    createdAt: clock.of(id),
    updatedAt: clock.ago(3 * DAY),
  };
}

/** The provider's own id of a tenant: another one than ours, and the same on every machine. */
const tenantOf = (id: string): string => `${id.slice(-8)}-0000-4000-8000-${id.slice(-12)}`;

function actualUsagesOf(plan: OrganizationPlan, agents: readonly AgentRow[]): RowOf<Organization>['actualUsages'] {
  const { edr, itdr, sat, siem } = usageAgo(plan, 0);
  const numbers = agents.map((_, n) => n);
  const tenant = { type: 'MICROSOFT_365', tenantId: tenantOf(plan.id), billable: itdr, total: itdr + 3 } as const;
  return {
    edr: {
      billableAgentsCount: edr,
      unresponsiveAgentsCount: numbers.filter(isUnresponsive).length,
      outdatedAgentsCount: numbers.filter(isOutdated).length,
      isolatedAgentsCount: agents.filter(({ firewallStatus }) => firewallStatus === 'ISOLATED').length,
    },
    siem: { billableLogSourcesCount: siem, retention: 365, cycles: 24 },
    sat: { learnersCount: sat },
    itdr: [tenant],
    ispm: [tenant],
  };
}
