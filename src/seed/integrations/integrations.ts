import type { Integration } from '../../entities/integrations/integration.js';
import type { PsaIntegration, PsaOrganizationMapping } from '../../entities/integrations/psa-integration.js';
import type { Clock } from '../clock.js';
import { bookId, DAY } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { CATEGORIES } from '../settings/account-settings.js';
import type { Office } from '../settings/office.js';
import { cycle } from '../site.js';

interface Credentials {
  readonly credentials: string | null;
}

const credentialsIf = (held: boolean, what: string): Credentials & { readonly hasCredentials: boolean } => ({
  credentials: held ? `The credentials of ${what}, if this were real.` : null,
  hasCredentials: held,
});

const KINDS_OF_PSA: readonly PsaIntegration['kind'][] = ['CONNECTWISE_MANAGE', 'HALOPSA', 'AUTOTASK', 'SYNCRO', 'BMS'];

/** The PSA of every fourth account is not connected yet. */
export function psaIntegrationOf(
  { account: { key, id: accountId }, n }: Office,
  clock: Clock,
): RowOf<PsaIntegration> & Credentials {
  const id = bookId(key, 'psa-integration', 21);
  const kind = cycle(KINDS_OF_PSA, n);
  return {
    id,
    accountId,
    kind,
    notificationCategories: cycle(CATEGORIES, n + 1),
    billingSync: n % 2 === 0,
    ...credentialsIf(n % 4 !== 3, kind),
    version: 1 + (n % 8),
    createdAt: clock.of(id),
    updatedAt: clock.ago((20 + (n % 8)) * DAY),
  };
}

/** Of every four organizations one is not mapped, and one is called otherwise in the PSA. */
export const psaMappingsOf = ({ account }: Office, clock: Clock): readonly RowOf<PsaOrganizationMapping>[] =>
  account.organizations.flatMap(({ key, id: organizationId, name }, place) => {
    const id = bookId(key, 'psa-mapping', 20);
    const companyId = String(4100 + place);
    const companyName = place % 4 === 2 ? `${name} (old)` : name;
    const mapping = { id, accountId: account.id, organizationId, companyId, companyName, createdAt: clock.of(id) };
    return place % 4 === 3 ? [] : [mapping];
  });

const INTEGRATIONS: readonly Pick<Integration, 'kind' | 'name' | 'status'>[] = [
  { kind: 'EMAIL', name: 'Mail to the help desk', status: 'ACTIVE' },
  { kind: 'SMS', name: 'Text to the night shift', status: 'ACTIVE' },
  { kind: 'WEBHOOK', name: 'Status board', status: 'FAILING' },
  { kind: 'MICROSOFT_365', name: 'Our own tenant', status: 'ACTIVE' },
  { kind: 'DEFENDER_FOR_ENDPOINT', name: 'Defender of the head office', status: 'DISABLED' },
];

/** Mail and text need no credentials. */
export const integrationsOf = (
  { account: { key, id: accountId } }: Office,
  clock: Clock,
): readonly (RowOf<Integration> & Credentials)[] =>
  INTEGRATIONS.map((plan, place) => {
    const id = bookId(key, 'integration', 19 - place);
    const held = plan.kind !== 'EMAIL' && plan.kind !== 'SMS';
    const times = { createdAt: clock.of(id), updatedAt: clock.ago((5 + place) * DAY) };
    return { id, accountId, ...plan, ...credentialsIf(held, plan.name), version: 1 + place, ...times };
  });
