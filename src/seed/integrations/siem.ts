import type { SiemSavedQuery, SiemSource } from '../../entities/integrations/siem.js';
import type { OrganizationWorld } from '../account-world.js';
import type { Clock } from '../clock.js';
import { bookId, DAY, HOUR, idOf } from '../demo-ids.js';
import type { OrganizationPlan } from '../plans.js';
import type { RowOf } from '../rows.js';
import { founderOf, type Office } from '../settings/office.js';
import { cycle } from '../site.js';
import { usageAgo } from '../usage.js';

export type SourceRow = RowOf<SiemSource> & { readonly token: string | null };

type Source = Pick<SourceRow, 'kind' | 'vendor' | 'name' | 'description' | 'status'> & {
  readonly collected: 'by an endpoint' | 'elsewhere';
};

// prettier-ignore
const SOURCES: readonly Source[] = [
  { kind: 'FIREWALL', vendor: 'Fortinet', name: 'Firewall', description: 'The way out of the main office.', status: 'RECEIVING', collected: 'by an endpoint' },
  { kind: 'CLOUD', vendor: 'Okta', name: 'Sign-ins', description: 'Who signed in, and how.', status: 'RECEIVING', collected: 'elsewhere' },
  { kind: 'WINDOWS_EVENT_LOG', vendor: null, name: 'Domain controllers', description: null, status: 'RECEIVING', collected: 'by an endpoint' },
  { kind: 'SYSLOG', vendor: null, name: 'Switches', description: null, status: 'SILENT', collected: 'by an endpoint' },
  { kind: 'HEC', vendor: null, name: 'The shop', description: 'Orders and payments.', status: 'PENDING', collected: 'elsewhere' },
];

const NOT_BILLED: Source = {
  kind: 'CLOUD',
  vendor: 'Duo',
  name: 'Second factors',
  description: null,
  status: 'DISABLED',
  collected: 'elsewhere',
};

/** The MSP's own. */
const OWN: Source = {
  kind: 'HEC',
  vendor: null,
  name: 'Remote access of the help desk',
  description: 'Every session with a customer.',
  status: 'RECEIVING',
  collected: 'elsewhere',
};

/** As many log sources in each organization as it is billed for, some that were disabled, and one of the MSP. */
export const siemSourcesOf = (
  { account }: Office,
  worlds: readonly OrganizationWorld[],
  clock: Clock,
): readonly SourceRow[] => [
  sourceOf(
    OWN,
    { accountId: account.id, organizationId: null, collectorAgentId: null },
    `${account.key}/source`,
    0,
    clock,
  ),
  ...account.organizations.flatMap((plan) => {
    const agents = worlds.find(({ site }) => site.organizationId === plan.id)?.agents ?? [];
    return sourcesIn(plan).map((source, n) => {
      const collectorAgentId = source.collected === 'by an endpoint' ? cycle(agents, n).id : null;
      const where = { accountId: account.id, organizationId: plan.id, collectorAgentId };
      return sourceOf(source, where, `${plan.key}/source`, n, clock);
    });
  }),
];

function sourcesIn(plan: OrganizationPlan): readonly Source[] {
  const billed = usageAgo(plan, 0).siem;
  const disabled = Math.ceil(billed / 10);
  return [
    ...Array.from({ length: billed }, (_, n) => numbered(cycle(SOURCES, n), Math.floor(n / SOURCES.length))),
    ...Array.from({ length: disabled }, (_, n) => numbered(NOT_BILLED, n)),
  ];
}

const numbered = (source: Source, n: number): Source =>
  n === 0 ? source : { ...source, name: `${source.name} ${n + 1}` };

type Where = Pick<SourceRow, 'accountId' | 'organizationId' | 'collectorAgentId'>;

function sourceOf(source: Source, where: Where, owner: string, n: number, clock: Clock): SourceRow {
  const { kind, vendor, name, description, status } = source;
  const id = idOf(`${owner}/${n}`, (400 - n) * DAY);
  const hasToken = kind === 'HEC';
  return {
    id,
    ...where,
    kind,
    vendor,
    name,
    description,
    status,
    token: hasToken ? `The token of ${id}, if this were real.` : null,
    hasToken,
    lastEventAt: LAST_EVENT[status] === null ? null : clock.ago(LAST_EVENT[status] + n * 60_000),
    createdAt: clock.of(id),
  };
}

/** How long before the seed the last event arrived; null: none ever did. */
const LAST_EVENT: Readonly<Record<SourceRow['status'], number | null>> = {
  RECEIVING: HOUR / 2,
  SILENT: 9 * DAY,
  DISABLED: 90 * DAY,
  PENDING: null,
};

const QUERIES: readonly Pick<SiemSavedQuery, 'name' | 'query'>[] = [
  { name: 'Failed sign-ins', query: 'FROM logs | WHERE event.outcome == "failure" | STATS count() BY user.name' },
  { name: 'New services', query: 'FROM logs | WHERE event.code == "7045" | KEEP host.name, service.name' },
  { name: 'Blocked at the firewall', query: 'FROM logs | WHERE event.action == "deny" | LIMIT 200' },
];

/** The last of them was saved by somebody who has left. */
export const savedQueriesOf = (office: Office, clock: Clock): readonly RowOf<SiemSavedQuery>[] =>
  QUERIES.map((saved, n) => {
    const { key, id: accountId } = office.account;
    const id = bookId(key, 'saved-query', 9 - n);
    const left = n === QUERIES.length - 1;
    const { id: ownerId, name: ownerName } = founderOf(office);
    return {
      id,
      accountId,
      ...saved,
      ownerId: left ? null : ownerId,
      ownerName: left ? 'Gus Gone' : ownerName,
      createdAt: clock.of(id),
    };
  });
