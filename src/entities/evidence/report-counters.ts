import { counter, large, part, topic } from './counting.js';
import { IncidentCounts } from './incident-tally.js';

@topic('Endpoints at the end of the period.')
export class AgentCounts {
  @counter('All.') total!: number;
  @counter('With Windows.') windows!: number;
  @counter('With macOS.') darwin!: number;
  @counter('With Linux.') linux!: number;
  @counter('Servers, whatever their system.') servers!: number;
}

@topic('What was looked through.')
export class EventCounts {
  @large('Events of all products.') analysed!: number;
  @large('Of them changes of autoruns.') autoruns!: number;
  @large('Of them processes of hosts.') processes!: number;
}

@topic('Signals, and what became of them.')
export class SignalCounts {
  @counter('Noticed.') detected!: number;
  @counter('Looked into by an analyst.') investigated!: number;
  @counter('Of them possible indicators of a threat.') indicators!: number;
  @counter('Investigations that ended.') investigationsCompleted!: number;
}

@topic('Microsoft Defender.')
export class AntivirusCounts {
  @counter('Detections.') detected!: number;
  @counter('Of them looked into by an analyst.') investigated!: number;
  @counter('Of them reported as incidents.') reported!: number;
  @counter('Malware that was blocked.') blocked!: number;
}

@topic('Autoruns.')
export class AutorunCounts {
  @counter('Reviewed.') reviewed!: number;
  @counter('Signals of footholds.') signalsDetected!: number;
  @counter('Of them reviewed.') signalsReviewed!: number;
}

@topic('Process detections.')
export class ProcessDetectionCounts {
  @counter('Noticed.') detected!: number;
  @counter('Of them reviewed.') reviewed!: number;
  @counter('Of them reported as incidents.') reported!: number;
}

@topic('Ransomware canaries.')
export class CanaryCounts {
  @counter('Deployed.') deployed!: number;
  @counter('Profiles of users in which one lies.') protectedProfiles!: number;
}

@topic('Exclusions.')
export class ExclusionCounts {
  @counter('Of the antivirus, at the end of the period.') antivirus!: number;
  @counter('New ones.') added!: number;
  @counter('Allowed ones.') allowed!: number;
  @counter('Risky ones that were removed.') riskyRemoved!: number;
}

@topic('ITDR.')
export class ItdrCounts {
  @counter('Identities and what else is watched.') entities!: number;
  @counter('Identities that are billed.') billableIdentities!: number;
  @counter('Identities that are not.') nonBillableIdentities!: number;
  @large('Events.') events!: number;
  @counter('Signals.') signals!: number;
  @counter('Investigations that ended.') investigationsCompleted!: number;
  @counter('Incidents that were reported.') incidentsReported!: number;
}

@topic('SIEM.')
export class SiemCounts {
  @large('Log lines that came in.') ingestedLogs!: number;
  @large('Log lines that are kept.') totalLogs!: number;
  @counter('Signals.') signals!: number;
  @counter('Investigations that ended.') investigationsCompleted!: number;
  @counter('Incidents that were reported.') incidentsReported!: number;
}

@topic('Firewalls of hosts.')
export class FirewallCounts {
  @counter('On.') enabled!: number;
  @counter('On, against a policy.') enabledWithConflict!: number;
  @counter('Off.') disabled!: number;
  @counter('Off, against a policy.') disabledWithConflict!: number;
}

@topic('What is open to the internet.')
export class ExternalPortCounts {
  @counter('Public addresses.') addresses!: number;
  @counter('Open ports.') ports!: number;
  @counter('Services that should not be open to everybody.') riskyServices!: number;
}

@topic('What a summary report counts, by topic.')
export class ReportCounters {
  @part(AgentCounts, 'Endpoints.') agents!: AgentCounts;
  @part(EventCounts, 'Events.') events!: EventCounts;
  @part(SignalCounts, 'Signals.') signals!: SignalCounts;
  @part(IncidentCounts, 'Incident reports.') incidents!: IncidentCounts;
  @part(AntivirusCounts, 'Microsoft Defender.') antivirus!: AntivirusCounts;
  @part(AutorunCounts, 'Autoruns.') autoruns!: AutorunCounts;
  @part(ProcessDetectionCounts, 'Process detections.') processDetections!: ProcessDetectionCounts;
  @part(CanaryCounts, 'Ransomware canaries.') canaries!: CanaryCounts;
  @part(ExclusionCounts, 'Exclusions.') exclusions!: ExclusionCounts;
  @part(ItdrCounts, 'ITDR; null without it.') itdr!: ItdrCounts | null;
  @part(SiemCounts, 'SIEM; null without it.') siem!: SiemCounts | null;
  @part(FirewallCounts, 'Firewalls of hosts.') firewalls!: FirewallCounts;
  @part(ExternalPortCounts, 'What is open to the internet.') externalPorts!: ExternalPortCounts;
}
