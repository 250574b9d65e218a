import type { AgentRow } from '../agents.js';
import type { Clock } from '../clock.js';
import type { Site } from '../site.js';
import { autorunsOn, binariesOf, filesOf } from './autoruns.js';
import { canariesOn } from './canaries.js';
import { investigationsAt, signalsAt } from './investigations.js';
import { portsAt } from './ports.js';
import { detectionsOn } from './process-detections.js';
import { reportsOf } from './reports.js';

/** How much was noticed in an organization. */
export interface EvidenceVolume {
  readonly investigations: number;
  /** Endpoints on which anything was seen at all: the first ones, which incidents are about. */
  readonly hosts: number;
}

/** All evidence of one organization by table, in an order that foreign keys allow. */
export function evidenceAt(
  site: Site,
  agents: readonly AgentRow[],
  volume: EvidenceVolume,
  clock: Clock,
): Readonly<Record<string, readonly object[]>> {
  const hosts = agents.slice(0, volume.hosts);
  const investigations = investigationsAt(site, volume.investigations, clock);
  const autoruns = autorunsOn(site, hosts, clock);
  return {
    investigation: investigations,
    signal: signalsAt(site, hosts, investigations, clock),
    binary: binariesOf(site, autoruns),
    autorun: autoruns.map(({ autorun }) => autorun),
    collected_file: filesOf(autoruns, clock),
    canary: canariesOn(site, hosts),
    process_detection: detectionsOn(site, hosts, clock),
    external_port: portsAt(site, clock),
    summary_report: reportsOf(site, agents, clock),
  };
}
