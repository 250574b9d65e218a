import type { Agent } from '../entities/agent.js';
import type { IncidentReport } from '../entities/incident-report.js';
import type { Clock } from './clock.js';
import { agentId, DAY, HOUR } from './demo-ids.js';
import { MAKES } from './hosts.js';
import type { RowOf } from './rows.js';
import { cycle, type Site } from './site.js';

export type AgentRow = RowOf<Agent>;
type Report = Pick<RowOf<IncidentReport>, 'id' | 'agentId' | 'severity' | 'status'>;

/** Isolation by hand, by number; of every twelve agents one cannot be isolated at all. */
const FIREWALLS: Readonly<Record<number, AgentRow['firewallStatus']>> = {
  8: 'PENDING_ISOLATION',
  9: 'ISOLATED',
  10: 'PENDING_RELEASE',
};

export const agentsAt = (site: Site, count: number, clock: Clock): readonly AgentRow[] =>
  Array.from({ length: count }, (_, n) => agentAt(site, n, clock));

/** The SOC isolates the host of a critical report when it sends it (domain.md H4). */
export function isolatedFor(reports: readonly Report[], agents: readonly AgentRow[]): readonly AgentRow[] {
  const critical = reports.filter(({ severity, status }) => severity === 'CRITICAL' && status === 'SENT');
  const reportByAgent = new Map(critical.map((report) => [report.agentId, report.id]));
  return agents.map((agent) => {
    const isolatedForReportId = reportByAgent.get(agent.id) ?? null;
    return isolatedForReportId === null ? agent : { ...agent, firewallStatus: 'ISOLATED', isolatedForReportId };
  });
}

function agentAt(site: Site, n: number, clock: Clock): AgentRow {
  const { prefix, tags, ...make } = cycle(MAKES, n);
  const id = agentId(site.key, n);
  const lastCallbackAt = clock.ago(silenceOf(n));
  return {
    id,
    accountId: site.accountId,
    organizationId: site.organizationId,
    hostname: `${site.domain.split('.')[0]}-${prefix}-${String(n + 1).padStart(3, '0')}`,
    ...make,
    ...versionOf(n),
    ...addressesOf(site, id, n),
    domainName: make.platform === 'WINDOWS' ? `corp.${site.domain}` : null,
    serialNumber: id.slice(-10).toUpperCase(),
    tags,
    firewallStatus: FIREWALLS[n] ?? (n % 12 === 11 ? 'DISABLED' : 'ENABLED'),
    isolatedForReportId: null,
    strictIsolation: false,
    createdAt: clock.of(id),
    updatedAt: lastCallbackAt,
    lastCallbackAt,
    lastSurveyAt: clock.ago(silenceOf(n) + 3 * HOUR),
  };
}

/** Unresponsive agents have been silent for more than three weeks (domain.md 5.2). */
export const isUnresponsive = (n: number): boolean => n % 40 === 17;
export const isOutdated = (n: number): boolean => n % 15 === 6;

const silenceOf = (n: number): number => (isUnresponsive(n) ? 30 * DAY : ((n * 13) % 720) * 60_000);

const versionOf = (n: number): Pick<AgentRow, 'version' | 'versionNumber' | 'edrVersion'> =>
  isOutdated(n)
    ? { version: '0.13.94', versionNumber: 13094, edrVersion: '0.3.8' }
    : { version: '0.14.120', versionNumber: 14120, edrVersion: '0.4.2' };

/** Addresses that are set aside for documentation and for private networks. */
function addressesOf(
  { organizationId }: Site,
  id: string,
  n: number,
): Pick<AgentRow, 'ipv4Address' | 'externalIp' | 'macAddresses'> {
  const network = parseInt(organizationId.slice(-2), 16);
  const mac = `02${id.slice(-10)}`.replace(/..(?=.)/g, '$&:');
  return {
    ipv4Address: `10.${network}.${n >> 7}.${10 + (n % 128)}`,
    externalIp: `203.0.113.${1 + (network % 254)}`,
    macAddresses: [mac],
  };
}
