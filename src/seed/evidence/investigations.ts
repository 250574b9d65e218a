import type { Investigation } from '../../entities/evidence/investigation.js';
import type { Signal, SignalEntity } from '../../entities/evidence/signal.js';
import type { AgentRow } from '../agents.js';
import type { Clock } from '../clock.js';
import { DAY, HOUR, idOf, partId } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle, type Site } from '../site.js';
import { SIGNAL_KINDS, type SignalKind } from './signal-kinds.js';

type InvestigationRow = RowOf<Investigation>;
type SignalRow = RowOf<Signal>;

type Plan = Pick<InvestigationRow, 'status' | 'classification'> & { readonly days: number; readonly closed: boolean };

/** The newest first. The first is still open, and the last two are too old: nobody is shown them (domain.md 5.2). */
// prettier-ignore
const PLAN: readonly Plan[] = [
  { days: 1,   status: 'OPEN',          classification: null,        closed: false },
  { days: 4,   status: 'REPORTED',      classification: 'MALICIOUS', closed: false },
  { days: 11,  status: 'CLOSED_BENIGN', classification: 'BENIGN',    closed: true },
  { days: 25,  status: 'REPORTED',      classification: 'MALICIOUS', closed: true },
  { days: 60,  status: 'CLOSED_BENIGN', classification: 'BENIGN',    closed: true },
  { days: 120, status: 'CLOSED_BENIGN', classification: 'BENIGN',    closed: true },
  { days: 200, status: 'REPORTED',      classification: 'MALICIOUS', closed: true },
];

export const investigationsAt = (site: Site, count: number, clock: Clock): readonly InvestigationRow[] =>
  PLAN.slice(0, count).map(({ days, status, classification, closed }, n) => {
    const id = idOf(`${site.key}/investigation/${n}`, days * DAY);
    const openedAt = clock.of(id);
    const { accountId, organizationId } = site;
    return {
      id,
      accountId,
      organizationId,
      status,
      classification,
      openedAt,
      closedAt: closed ? after(openedAt, 6) : null,
    };
  });

/** The signals that were not investigated, and those of the investigations there are. */
export const signalsAt = (
  site: Site,
  hosts: readonly AgentRow[],
  investigations: readonly InvestigationRow[],
  clock: Clock,
): readonly SignalRow[] =>
  SIGNAL_KINDS.flatMap((kind, n) => {
    const investigation = kind.investigation === null ? null : investigations[kind.investigation];
    return investigation === undefined ? [] : [signalOf(site, hosts, { kind, n, investigation }, clock)];
  });

interface Noticed {
  readonly kind: SignalKind;
  readonly n: number;
  readonly investigation: InvestigationRow | null;
}

function signalOf(
  site: Site,
  hosts: readonly AgentRow[],
  { kind, n, investigation }: Noticed,
  clock: Clock,
): SignalRow {
  const { type, name, details, about } = kind;
  const id =
    investigation === null
      ? idOf(`${site.key}/signal/${n}`, (n + 2) * 5 * DAY)
      : partId(investigation.id, `signal/${n}`, -(n + 1) * HOUR); // it was noticed before it was looked into
  const agent = about === 'AGENT' ? hostOf(hosts, n) : null;
  const createdAt = clock.of(id);
  const verdict = verdictOn(kind, investigation, createdAt);
  return {
    id,
    accountId: site.accountId,
    organizationId: site.organizationId,
    agentId: agent?.id ?? null,
    investigationId: investigation?.id ?? null,
    type,
    name,
    entity: { type: about, name: agent?.hostname ?? nameOf(about, site) },
    details: details.map(([detail, value]) => ({ name: detail, value })),
    ...verdict,
    createdAt,
    updatedAt: verdict.investigatedAt ?? createdAt,
  };
}

/** What is noticed on hosts here is of Windows. */
const hostOf = (hosts: readonly AgentRow[], n: number): AgentRow =>
  cycle(
    hosts.filter(({ platform }) => platform === 'WINDOWS'),
    n,
  );

function verdictOn(
  { context }: SignalKind,
  investigation: InvestigationRow | null,
  createdAt: Date,
): Pick<SignalRow, 'status' | 'investigatedAt' | 'investigationContext'> {
  if (investigation === null) {
    // what nobody had to look into was closed by itself
    return {
      status: 'CLOSED',
      investigatedAt: context === null ? null : after(createdAt, 2),
      investigationContext: context,
    };
  }
  const { status, openedAt } = investigation;
  return {
    status: status === 'CLOSED_BENIGN' ? 'CLOSED' : 'REPORTED',
    investigatedAt: status === 'OPEN' ? null : after(openedAt, 1),
    investigationContext: context,
  };
}

function nameOf(about: SignalEntity['type'], { domain }: Site): string {
  switch (about) {
    case 'MAILBOX':
      return `accounts@${domain}`;
    case 'IDENTITY':
      return `j.olsen@${domain}`;
    case 'USER_ENTITY':
      return `a.khan@${domain}`;
    case 'SERVICE_PRINCIPAL':
      return 'Backup Connector';
    case 'SOURCE':
      return `firewall.${domain}`;
    case 'AGENT':
      return domain;
  }
}

const after = (time: Date, hours: number): Date => new Date(time.getTime() + hours * HOUR);
