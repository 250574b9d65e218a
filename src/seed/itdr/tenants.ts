import type { ItdrTenant } from '../../entities/itdr/itdr-tenant.js';
import type { Clock } from '../clock.js';
import { DAY, idOf } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle, type Site } from '../site.js';

export type TenantRow = RowOf<ItdrTenant>;

/** How far the second tenant of a large firm has come; the first is always done. */
const SECOND = ['COMPLETED', 'CONSENT_REQUIRED', 'IN_PROGRESS', 'FAILED'] as const;
const LARGE = 150;
const SMALL = 15;

/** Small firms are with Google; large ones have a second tenant, from a firm that they took over. */
const kindsFor = (agents: number): readonly TenantRow['type'][] =>
  agents < SMALL ? ['GOOGLE_WORKSPACE'] : agents < LARGE ? ['MICROSOFT_365'] : ['MICROSOFT_365', 'GOOGLE_WORKSPACE'];

export const tenantsAt = (site: Site, agents: number, clock: Clock): readonly TenantRow[] =>
  kindsFor(agents).map((type, n): TenantRow => {
    const onboardingStatus = n === 0 ? 'COMPLETED' : cycle(SECOND, agents / 10);
    const id = idOf(`${site.key}/tenant/${type}`, (890 - 5 * n) * DAY);
    return {
      id,
      accountId: site.accountId,
      organizationId: site.organizationId,
      type,
      providerTenantId: providerIdOf(type, site.organizationId),
      onboardingStatus,
      assessmentReport: onboardingStatus === 'COMPLETED' ? assessmentOf(site, type) : null,
      version: 1,
      createdAt: clock.of(id),
    };
  });

/** The tenants from which identities are known. */
export const watched = (tenants: readonly TenantRow[]): readonly TenantRow[] =>
  tenants.filter(({ onboardingStatus }) => onboardingStatus === 'COMPLETED' || onboardingStatus === 'IN_PROGRESS');

/** The provider's own id of a tenant: another one than ours, and the same on every machine. */
const providerIdOf = (type: TenantRow['type'], organizationId: string): string =>
  type === 'MICROSOFT_365'
    ? `${organizationId.slice(-8)}-0000-4000-8000-${organizationId.slice(-12)}`
    : `C0${organizationId.slice(-7)}`;

const assessmentOf = ({ name }: Site, type: TenantRow['type']): string =>
  type === 'MICROSOFT_365'
    ? `${name}: audit logs are on; two mailboxes forward to outside addresses; legacy sign-in is still allowed.`
    : `${name}: login audit is on; one third-party app may read all of Drive.`;
