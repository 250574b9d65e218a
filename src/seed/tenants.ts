import type { Account } from '../entities/account.js';
import type { Organization } from '../entities/organization.js';
import { isOutdated, isUnresponsive, type AgentRow } from './agents.js';
import type { Clock } from './clock.js';
import { DAY } from './demo-ids.js';
import { DEMO_RESELLERS } from './demo-tenants.js';
import type { IdentityRow } from './itdr/identities.js';
import type { TenantRow } from './itdr/tenants.js';
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

/** What the usage of an organization is counted from. */
interface Used {
  readonly agents: readonly AgentRow[];
  readonly identities: readonly IdentityRow[];
  readonly itdrTenants: readonly TenantRow[];
}

/** An organization as it is today. */
export function organizationOf(
  { id: accountId, timezone }: AccountPlan,
  plan: OrganizationPlan,
  used: Used,
  clock: Clock,
): RowOf<Organization> {
  const { id, name, key, domain, pattern } = plan;
  const { sat } = usageAgo(plan, 0);
  return {
    id,
    accountId,
    name,
    key,
    timezone,
    version: 1,
    identityProviderTenantId: used.itdrTenants[0]?.providerTenantId ?? null,
    satLearnerCount: sat,
    reportRecipients: [`reports@${domain}`],
    actualUsages: actualUsagesOf(plan, used),
    partnerAccessPattern: pattern,
    createdAt: clock.of(id),
    updatedAt: clock.ago(3 * DAY),
  };
}

function actualUsagesOf(
  plan: OrganizationPlan,
  { agents, identities, itdrTenants }: Used,
): RowOf<Organization>['actualUsages'] {
  const { edr, sat, siem } = usageAgo(plan, 0);
  const numbers = agents.map((_, n) => n);
  const tenants = itdrTenants.map(({ id, type, providerTenantId: tenantId }) => {
    const its = identities.filter((identity) => identity.tenantId === id);
    return { type, tenantId, billable: its.filter(({ billable }) => billable).length, total: its.length };
  });
  return {
    edr: {
      billableAgentsCount: edr,
      unresponsiveAgentsCount: numbers.filter(isUnresponsive).length,
      outdatedAgentsCount: numbers.filter(isOutdated).length,
      isolatedAgentsCount: agents.filter(({ firewallStatus }) => firewallStatus === 'ISOLATED').length,
    },
    siem: { billableLogSourcesCount: siem, retention: 365, cycles: 24 },
    sat: { learnersCount: sat },
    itdr: tenants,
    ispm: tenants,
  };
}
