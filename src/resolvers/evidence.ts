import { Account } from '../entities/account.js';
import { Agent } from '../entities/agent.js';
import { Autorun } from '../entities/evidence/autorun.js';
import { Binary } from '../entities/evidence/binary.js';
import { Canary } from '../entities/evidence/canary.js';
import { CollectedFile } from '../entities/evidence/collected-file.js';
import { ExternalPort } from '../entities/evidence/external-port.js';
import { Investigation } from '../entities/evidence/investigation.js';
import { ProcessDetection } from '../entities/evidence/process-detection.js';
import { Signal } from '../entities/evidence/signal.js';
import { SummaryReport } from '../entities/evidence/summary-report.js';
import { Organization } from '../entities/organization.js';
import { listsOf } from './lists.js';

/** What was noticed, found and collected. */
export const EVIDENCE_LISTS = [
  ...listsOf(Account, {
    signals: [Signal, 'The signals of all its organizations, newest first.'],
    externalPorts: [ExternalPort, 'The open ports of all its organizations.'],
    reports: [SummaryReport, 'The summary reports of all its organizations, newest first.'],
  }),
  ...listsOf(Organization, {
    investigations: [Investigation, 'The investigations that are over, of the last 90 days, newest first.'],
    signals: [Signal, 'The signals, newest first.'],
    autoruns: [Autorun, 'What starts by itself on its endpoints, newest first.'],
    binaries: [Binary, 'The files that something starts by itself, newest first.'],
    collectedFiles: [CollectedFile, 'The files that were collected for a closer look, newest first.'],
    canaries: [Canary, 'The ransomware canaries.'],
    processDetections: [ProcessDetection, 'The processes that met a rule, newest first.'],
    externalPorts: [ExternalPort, 'The open ports of its addresses, also those it shares with others.'],
    reports: [SummaryReport, 'The summary reports, newest first.'],
  }),
  ...listsOf(Agent, {
    autoruns: [Autorun, 'What starts by itself on it, newest first.'],
    binaries: [Binary, 'The files that something starts by itself on it, newest first.'],
    collectedFiles: [CollectedFile, 'The files that were collected from it, newest first.'],
    canaries: [Canary, 'The ransomware canaries that lie on it.'],
  }),
  ...listsOf(Investigation, {
    signals: [Signal, 'The signals it looked into, newest first.'],
  }),
  ...listsOf(ExternalPort, {
    organizations: [Organization, 'The organizations behind the address that you can see (domain.md 8.14).'],
  }),
];
