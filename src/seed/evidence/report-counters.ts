import { createHash } from 'node:crypto';
import { IndicatorType } from '../../entities/closed-sets.js';
import type { IncidentTally } from '../../entities/evidence/incident-tally.js';
import type { ReportCounters } from '../../entities/evidence/report-counters.js';
import type { AgentRow } from '../agents.js';

/** A number made from a name: the same on every machine, another for every counter. */
type Some = (counter: string, most: number) => number;

interface Counted {
  readonly months: number;
  readonly agents: readonly AgentRow[];
  /** Whether ITDR and SIEM had been bought by then. */
  readonly bought: boolean;
}

export function countersOf(name: string, { months, agents, bought }: Counted): ReportCounters {
  const some: Some = (counter, most) =>
    parseInt(createHash('sha256').update(`${name}/${counter}`).digest('hex').slice(0, 8), 16) % (most * months + 1);
  return {
    agents: agentsOf(agents),
    ...noticed(some, agents.length),
    incidents: { reported: tallyOf('reported', some), resolved: tallyOf('resolved', some) },
    ...prevented(some, agents.length),
    itdr: bought ? itdrOf(some) : null,
    siem: bought ? siemOf(some) : null,
  };
}

function agentsOf(agents: readonly AgentRow[]): ReportCounters['agents'] {
  const of = (platform: AgentRow['platform']): number => agents.filter((agent) => agent.platform === platform).length;
  const servers = agents.filter(({ os }) => os.includes('Server')).length;
  return { total: agents.length, windows: of('WINDOWS'), darwin: of('DARWIN'), linux: of('LINUX'), servers };
}

function noticed(
  some: Some,
  agents: number,
): Pick<ReportCounters, 'events' | 'signals' | 'autoruns' | 'processDetections' | 'antivirus'> {
  const [autoruns, processes] = [some('autorun events', agents * 900), some('processes', agents * 250_000)];
  const investigated = some('signals investigated', 12);
  return {
    events: { analysed: autoruns + processes, autoruns, processes },
    signals: {
      detected: investigated + some('signals', 60),
      investigated,
      indicators: some('indicators', 8),
      investigationsCompleted: investigated,
    },
    autoruns: {
      reviewed: some('autoruns', agents),
      signalsDetected: some('footholds', 9),
      signalsReviewed: some('footholds', 9),
    },
    processDetections: { detected: 4 + some('processes', 30), reviewed: 3, reported: 2 },
    antivirus: { detected: 6 + some('antivirus', 20), investigated: 5, reported: 2, blocked: 4 },
  };
}

function prevented(
  some: Some,
  agents: number,
): Pick<ReportCounters, 'canaries' | 'exclusions' | 'firewalls' | 'externalPorts'> {
  const off = some('firewalls', 1);
  return {
    canaries: { deployed: agents * 6, protectedProfiles: agents * 2 },
    exclusions: {
      antivirus: 9,
      added: some('exclusions', 3),
      allowed: some('allowed', 2),
      riskyRemoved: some('risky', 1),
    },
    firewalls: { enabled: agents - off, enabledWithConflict: 1, disabled: off, disabledWithConflict: 0 },
    externalPorts: { addresses: 1, ports: 4, riskyServices: 2 },
  };
}

/** The ways of counting agree on the total, but for indicators, of which a report may have several. */
function tallyOf(which: string, some: Some): IncidentTally {
  const bySeverity = {
    low: some(`${which} low`, 3),
    high: some(`${which} high`, 2),
    critical: some(`${which} critical`, 1),
  };
  const total = bySeverity.low + bySeverity.high + bySeverity.critical;
  const itdr = Math.floor(total / 4);
  const siem = Math.floor(total / 8);
  const types = Object.values(IndicatorType);
  return {
    total,
    bySeverity,
    byProduct: { edr: total - itdr - siem, itdr, siem },
    byIndicator: types.map((type) => ({ type, count: some(`${which} ${type}`, 1) })),
  };
}

function itdrOf(some: Some): ReportCounters['itdr'] {
  const [billableIdentities, nonBillableIdentities] = [40 + some('identities', 5), 6];
  return {
    entities: billableIdentities + nonBillableIdentities,
    billableIdentities,
    nonBillableIdentities,
    events: some('identity events', 90_000),
    signals: some('identity signals', 6),
    investigationsCompleted: some('identity investigations', 3),
    incidentsReported: some('identity incidents', 1),
  };
}

/** More log lines are kept than a 32-bit Int can say. */
function siemOf(some: Some): ReportCounters['siem'] {
  const ingestedLogs = some('log lines', 40_000_000);
  return {
    ingestedLogs,
    totalLogs: 5_000_000_000 + ingestedLogs,
    signals: some('log signals', 5),
    investigationsCompleted: some('log investigations', 2),
    incidentsReported: some('log incidents', 1),
  };
}
