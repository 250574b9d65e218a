// A small tenant tree and the people in it, as the judge sees them: no database, no request.
import type { Permission } from '../../src/auth/permissions.js';
import {
  atAccount,
  atOrganization,
  freezeViewer,
  type AccountFacts,
  type Membership,
  type Place,
  type RoleName,
  type Viewer,
} from '../../src/auth/viewer.js';

/** Two accounts of one reseller, one of another, one of nobody; each with three organizations. */
export const ACCOUNTS = {
  birch: { resellerId: 'north-pier', supportType: 'PARTNER_SUPPORTED' },
  cedar: { resellerId: 'north-pier', supportType: 'HUNTRESS_SUPPORTED' },
  delta: { resellerId: 'harbor', supportType: 'PARTNER_SUPPORTED' },
  moose: { resellerId: null, supportType: 'NOT_APPLICABLE' },
} as const satisfies Record<string, AccountFacts>;

export type AccountId = keyof typeof ACCOUNTS;
export const ACCOUNT_IDS = Object.keys(ACCOUNTS) as readonly AccountId[];
export const RESELLER_IDS = ['north-pier', 'harbor'] as const;
export const ORGANIZATIONS = ['roofing', 'plumbing', 'glass'] as const;

type OrganizationName = (typeof ORGANIZATIONS)[number];

export const organizationId = (accountId: AccountId, name: OrganizationName): string => `${accountId}-${name}`;
export const organizationIds = (accountId: AccountId): readonly string[] =>
  ORGANIZATIONS.map((name) => organizationId(accountId, name));

// ---- Memberships ----------------------------------------------------------------------------------------------------

export const inAccount = (
  accountId: AccountId,
  role: RoleName,
  assigned: readonly OrganizationName[] | 'ALL' = 'ALL',
): Membership => ({
  id: `${accountId} ${role}`,
  layer: 'ACCOUNT',
  role,
  accountId,
  organizationIds: assigned === 'ALL' ? null : assigned.map((name) => organizationId(accountId, name)),
});

export const inOrganization = (accountId: AccountId, name: OrganizationName, role: RoleName): Membership => ({
  id: `${accountId} ${name} ${role}`,
  layer: 'ORGANIZATION',
  role,
  accountId,
  organizationId: organizationId(accountId, name),
});

export const atReseller = (resellerId: (typeof RESELLER_IDS)[number]): Membership => ({
  id: `${resellerId} ADMIN`,
  layer: 'RESELLER',
  role: 'ADMIN',
  resellerId,
});

export const inSupport = (): Membership => ({ id: 'SUPPORT', layer: 'PLATFORM', role: 'SUPPORT' });

// ---- People ---------------------------------------------------------------------------------------------------------

/** Somebody with these memberships, who knows of the accounts that the look-up would find for them. */
export const somebody = (...memberships: readonly Membership[]): Viewer =>
  freezeViewer({ personId: 'somebody', memberships, accounts: accountsOf(memberships), narrowedTo: null });

/** The same person with a token narrowed to some permissions. */
export const narrowed = (viewer: Viewer, ...permissions: readonly Permission[]): Viewer =>
  freezeViewer({ ...viewer, narrowedTo: new Set(permissions) });

const accountsOf = (memberships: readonly Membership[]): ReadonlyMap<string, AccountFacts> =>
  new Map(
    ACCOUNT_IDS.filter((id) => memberships.some((held) => belongsTo(held, id))).map(
      (id) => [id, ACCOUNTS[id]] as const,
    ),
  );

const belongsTo = (held: Membership, accountId: AccountId): boolean => {
  switch (held.layer) {
    case 'PLATFORM':
      return false;
    case 'RESELLER':
      return held.resellerId === ACCOUNTS[accountId].resellerId;
    case 'ACCOUNT':
    case 'ORGANIZATION':
      return held.accountId === accountId;
  }
};

// ---- Places ---------------------------------------------------------------------------------------------------------

export const theAccount = (accountId: AccountId): Place => atAccount(accountId);

export const theOrganization = (accountId: AccountId, name: OrganizationName): Place =>
  atOrganization(accountId, organizationId(accountId, name));

/** Where a row stands that concerns several organizations. */
export const theOrganizations = (accountId: AccountId, ...names: readonly OrganizationName[]): Place => ({
  kind: 'ACCOUNT',
  accountId,
  at: names.map((name) => organizationId(accountId, name)),
});

export const theReseller = (resellerId: (typeof RESELLER_IDS)[number]): Place => ({ kind: 'RESELLER', resellerId });

/** Every place of the tree at which a row may stand. */
export const PLACES: readonly Place[] = [
  ...ACCOUNT_IDS.flatMap((id) => [
    theAccount(id),
    ...ORGANIZATIONS.map((name) => theOrganization(id, name)),
    theOrganizations(id, 'roofing', 'plumbing'),
    theOrganizations(id, ...ORGANIZATIONS),
  ]),
  ...RESELLER_IDS.map(theReseller),
  { kind: 'PERSON', personId: 'somebody' },
  { kind: 'PERSON', personId: 'somebody else' },
];
