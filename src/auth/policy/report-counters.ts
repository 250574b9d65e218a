import { guard, type PolicyLine } from './area.js';

/** Values of a summary report: whoever is shown `SummaryReport.counters` is shown what it counts. */
export const REPORT_COUNTERS: readonly (readonly PolicyLine[])[] = [
  guard('public', 'ReportCounters', 'agents events signals incidents antivirus autoruns processDetections canaries'),
  guard('public', 'ReportCounters', 'exclusions itdr siem firewalls externalPorts'),
  guard('public', 'AgentCounts', 'total windows darwin linux servers'),
  guard('public', 'EventCounts', 'analysed autoruns processes'),
  guard('public', 'SignalCounts', 'detected investigated indicators investigationsCompleted'),
  guard('public', 'IncidentCounts', 'reported resolved'),
  guard('public', 'IncidentTally', 'total bySeverity byProduct byIndicator'),
  guard('public', 'SeverityCounts', 'low high critical'),
  guard('public', 'ProductCounts', 'edr itdr siem'),
  guard('public', 'AntivirusCounts', 'detected investigated reported blocked'),
  guard('public', 'AutorunCounts', 'reviewed signalsDetected signalsReviewed'),
  guard('public', 'ProcessDetectionCounts', 'detected reviewed reported'),
  guard('public', 'CanaryCounts', 'deployed protectedProfiles'),
  guard('public', 'ExclusionCounts', 'antivirus added allowed riskyRemoved'),
  guard('public', 'ItdrCounts', 'entities billableIdentities nonBillableIdentities events signals'),
  guard('public', 'ItdrCounts', 'investigationsCompleted incidentsReported'),
  guard('public', 'SiemCounts', 'ingestedLogs totalLogs signals investigationsCompleted incidentsReported'),
  guard('public', 'FirewallCounts', 'enabled enabledWithConflict disabled disabledWithConflict'),
  guard('public', 'ExternalPortCounts', 'addresses ports riskyServices'),
];
