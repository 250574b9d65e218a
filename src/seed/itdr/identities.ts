import type { Identity } from '../../entities/itdr/identity.js';
import type { Clock } from '../clock.js';
import { DAY, HOUR, idOf } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle, type Site } from '../site.js';
import { FIRST_NAMES, LAST_NAMES, MAILBOXES } from './names.js';
import { watched, type TenantRow } from './tenants.js';

export type IdentityRow = RowOf<Identity>;
type Risk = Pick<IdentityRow, 'riskLevel' | 'riskState' | 'riskDetail'>;

/** The people of an organization, who are billed, and after them its shared mailboxes, which are not. */
export const identitiesAt = (
  site: Site,
  tenants: readonly TenantRow[],
  billed: number,
  clock: Clock,
): readonly IdentityRow[] => [
  ...Array.from({ length: billed }, (_, n) => personAt(site, tenantFor(tenants, n), n, clock)),
  ...MAILBOXES.map((mailbox, n) => mailboxAt(site, tenantFor(tenants, 0), mailbox, billed + n, clock)),
];

/** Every eighth signs in to the second tenant, if it is watched already. */
function tenantFor(tenants: readonly TenantRow[], n: number): TenantRow {
  const known = watched(tenants);
  return cycle(known, n % 8 === 5 ? 1 : 0);
}

function personAt(site: Site, tenant: TenantRow, n: number, clock: Clock): IdentityRow {
  const external = n % 12 === 7;
  const name = `${cycle(FIRST_NAMES, n)}.${cycle(LAST_NAMES, n + Math.floor(n / FIRST_NAMES.length))}`;
  const username = external ? `${name}_partner.example#EXT#@${site.domain}` : `${name}@${site.domain}`;
  return {
    ...identityAt(site, tenant, n, clock),
    username,
    email: external ? null : username,
    enabled: n % 30 !== 17,
    billable: true,
    mfaEnabled: n % 10 !== 3,
    external,
  };
}

const mailboxAt = (site: Site, tenant: TenantRow, mailbox: string, n: number, clock: Clock): IdentityRow => ({
  ...identityAt(site, tenant, n, clock),
  username: `${mailbox}@${site.domain}`,
  email: `${mailbox}@${site.domain}`,
  enabled: false,
  billable: false,
  mfaEnabled: null,
  external: false,
});

type Common = Omit<IdentityRow, 'username' | 'email' | 'enabled' | 'billable' | 'mfaEnabled' | 'external'>;

function identityAt(site: Site, tenant: TenantRow, n: number, clock: Clock): Common {
  const id = idOf(`${site.key}/identity/${n}`, 880 * DAY - n * 31 * HOUR);
  const atMicrosoft = tenant.type === 'MICROSOFT_365';
  const risk = atMicrosoft ? (RISKS[n % 25] ?? SAFE) : UNKNOWN;
  const riskLastUpdatedAt = risk.riskDetail === null ? null : clock.ago((1 + (n % 20)) * DAY);
  return {
    id,
    accountId: site.accountId,
    organizationId: site.organizationId,
    tenantId: tenant.id,
    enabledProducts: n % 4 === 1 ? ['ITDR', 'ISPM'] : ['ITDR'],
    ...risk,
    riskLastUpdatedAt,
    passwordLastChangedAt: n % 6 === 4 ? null : clock.ago((20 + ((n * 7) % 200)) * DAY),
    onPremisesSyncEnabled: atMicrosoft ? n % 3 === 0 : null,
    createdAt: clock.of(id),
    updatedAt: riskLastUpdatedAt ?? clock.ago((n % 48) * HOUR),
  };
}

/** Google gives a level and no words. */
const UNKNOWN: Risk = { riskLevel: 'NONE', riskState: null, riskDetail: null };
const SAFE: Risk = { riskLevel: 'NONE', riskState: 'none', riskDetail: null };

/** In the words of Microsoft Entra; of every 25 identities so many, by number. */
const RISKS: Readonly<Record<number, Risk>> = {
  1: { riskLevel: 'LOW', riskState: 'atRisk', riskDetail: 'unfamiliarFeatures' },
  2: { riskLevel: 'HIGH', riskState: 'confirmedCompromised', riskDetail: 'adminConfirmedUserCompromised' },
  6: { riskLevel: 'MEDIUM', riskState: 'atRisk', riskDetail: 'anonymizedIPAddress' },
  14: { riskLevel: 'NONE', riskState: 'remediated', riskDetail: 'userPerformedSecuredPasswordChange' },
  21: { riskLevel: 'NONE', riskState: 'dismissed', riskDetail: 'adminDismissedAllRiskForUser' },
};
