import type { Reseller } from '../entities/reseller.js';
import { ACCOUNT_IDS, IDS, RESELLER_IDS, type AccountKey, type OrganizationKey } from './demo-ids.js';
import type { AccountPlan, OrganizationPlan } from './plans.js';
import type { RowOf } from './rows.js';

export interface DemoAccountPlan extends AccountPlan {
  readonly key: AccountKey;
  /** The e-mail of who created its organizations. */
  readonly admin: string;
}

const PLACES = {
  ableMoose: { timezone: 'America/Denver', city: 'Denver', country: 'US' },
  birch: { timezone: 'Europe/London', city: 'Leeds', country: 'GB' },
  cedar: { timezone: 'America/Toronto', city: 'Ottawa', country: 'CA' },
  delta: { timezone: 'Australia/Sydney', city: 'Sydney', country: 'AU' },
} as const satisfies Record<AccountKey, object>;

type Rest = Omit<DemoAccountPlan, 'key' | 'id' | keyof (typeof PLACES)['delta']>;

const account = (key: AccountKey, plan: Rest): DemoAccountPlan => ({
  key,
  id: ACCOUNT_IDS[key],
  ...PLACES[key],
  ...plan,
});

const organization = (
  key: OrganizationKey,
  name: string,
  agents: number,
  pattern: OrganizationPlan['pattern'],
  responder: string,
): OrganizationPlan => ({ key, id: IDS[key], name, domain: `${key}.example`, agents, pattern, responder });

/** The sub-firms are of very different sizes; 1,800 agents in all. */
const subFirm = (
  key: OrganizationKey,
  agents: number,
  responder = 'sid.security@ablemoose.example',
): OrganizationPlan =>
  organization(key, `Able Moose ${key.charAt(0).toUpperCase()}${key.slice(1)}`, agents, 'CO_MANAGED', responder);

/** Planted: Rowan Freight's pattern was never declared (P1). */
export const DEMO_ACCOUNTS: readonly DemoAccountPlan[] = [
  account('ableMoose', {
    resellerId: null,
    name: 'Able Moose MSP',
    subdomain: 'ablemoose',
    supportType: 'NOT_APPLICABLE',
    trial: 'none',
    admin: 'ada.admin@ablemoose.example',
    organizations: [
      subFirm('roofing', 320, 'oscar.security@roofing.example'),
      subFirm('plumbing', 260, 'dora.dual@plumbing.example'),
      subFirm('glass', 210, 'sara.security@ablemoose.example'),
      subFirm('electric', 190),
      subFirm('heating', 160, 'sven.security@ablemoose.example'),
      subFirm('paving', 140),
      subFirm('painting', 120, 'sofia.security@ablemoose.example'),
      subFirm('flooring', 100),
      subFirm('landscaping', 85, 'samir.security@ablemoose.example'),
      subFirm('masonry', 70),
      subFirm('cabinets', 55),
      subFirm('fencing', 40),
      subFirm('insulation', 30),
      subFirm('solar', 20),
    ],
  }),
  account('birch', {
    resellerId: IDS.northPier,
    name: 'Birch IT',
    subdomain: 'birch',
    supportType: 'PARTNER_SUPPORTED',
    trial: 'none',
    admin: 'nora.admin@birch.example',
    organizations: [
      organization('alder', 'Alder Dental', 25, 'MSP_MANAGED', 'nora.admin@birch.example'),
      organization('linden', 'Linden Law', 20, 'CO_MANAGED', 'nils.admin@birch.example'),
      organization('rowan', 'Rowan Freight', 15, null, 'nora.admin@birch.example'),
    ],
  }),
  account('cedar', {
    resellerId: IDS.northPier,
    name: 'Cedar Managed',
    subdomain: 'cedar',
    supportType: 'HUNTRESS_SUPPORTED',
    trial: 'none',
    admin: 'cleo.admin@cedar.example',
    organizations: [
      organization('maple', 'Maple Clinic', 18, 'MSP_MANAGED', 'cleo.admin@cedar.example'),
      organization('oak', 'Oak Hotels', 12, 'CO_MANAGED', 'cora.admin@cedar.example'),
    ],
  }),
  account('delta', {
    resellerId: IDS.harbor,
    name: 'Delta Ops',
    subdomain: 'delta',
    supportType: 'HUNTRESS_SUPPORTED',
    trial: 'running',
    admin: 'dan.admin@delta.example',
    organizations: [organization('pine', 'Pine Logistics', 14, 'MSP_MANAGED', 'dan.admin@delta.example')],
  }),
];

type ResellerPlan = Omit<RowOf<Reseller>, 'termsAcceptedAt' | 'createdAt'>;

/** Harbor is no aggregator, whose accounts have no trials (domain.md 5.2). */
export const DEMO_RESELLERS: readonly ResellerPlan[] = [
  {
    id: RESELLER_IDS.northPier,
    name: 'North Pier Distribution',
    type: 'MANAGED_RESELLER',
    origin: 'DISTRIBUTOR',
    partnerSupportedQualified: true,
    allowedBillingIntervals: ['MONTHLY', 'ANNUAL'],
    enabledProducts: ['EDR', 'ISPM', 'ITDR', 'SAT', 'SIEM'],
    billingEmails: ['billing@northpier.example'],
    creditCardOnFile: true,
  },
  {
    id: RESELLER_IDS.harbor,
    name: 'Harbor Resale',
    type: 'OTHER',
    origin: 'MASTER_MSP',
    partnerSupportedQualified: false,
    allowedBillingIntervals: ['MONTHLY'],
    enabledProducts: ['EDR', 'ITDR', 'SAT', 'SIEM'],
    billingEmails: ['accounts@harbor.example'],
    creditCardOnFile: true,
  },
];

/** Escalations of several organizations; the first lies within what Uma is assigned, the second only in part. */
export const SHARED_ESCALATIONS: Readonly<Record<AccountKey, readonly (readonly OrganizationKey[])[]>> = {
  ableMoose: [
    ['roofing', 'plumbing', 'glass'],
    ['roofing', 'electric'],
    ['heating', 'paving', 'painting'],
  ],
  birch: [['alder', 'rowan']],
  cedar: [['maple', 'oak']],
  delta: [],
};

/** Who is mailed about incidents: all hold a role at the account that may be (domain.md H25). */
export const ON_CALL: Readonly<Record<AccountKey, readonly string[]>> = {
  ableMoose: ['ada.admin@ablemoose.example', 'sid.security@ablemoose.example', 'uma.user@ablemoose.example'],
  birch: ['nora.admin@birch.example', 'nils.admin@birch.example'],
  cedar: ['cleo.admin@cedar.example', 'cora.admin@cedar.example'],
  delta: ['dan.admin@delta.example'],
};
