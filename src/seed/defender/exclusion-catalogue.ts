import type { ExclusionValue } from '../../entities/defender/effective.js';

/** An exclusion before it is put somewhere. `{organization}` and `{host}` stand for the place. */
export interface ExclusionPlan extends ExclusionValue {
  readonly note: string | null;
  /** Whether somebody of the portal added it, or an import did. */
  readonly added: 'by hand' | 'by import';
}

const plan = (
  kind: ExclusionPlan['kind'],
  value: string,
  note: string | null = null,
  risky: 'risky' | 'harmless' = 'harmless',
  added: ExclusionPlan['added'] = 'by hand',
): ExclusionPlan => ({ kind, value, note, risky: risky === 'risky', added });

/** What an MSP excludes everywhere: its own tools. */
export const ACCOUNT_EXCLUSIONS: readonly ExclusionPlan[] = [
  plan('PATH', String.raw`C:\Program Files\Remote Monitoring\*`, 'Our RMM; exclusion list of its vendor, section 3.'),
  plan('PROCESS', String.raw`C:\Program Files\Night Backup\backup-agent.exe`, 'Backups took nine hours. Ticket 48112.'),
  plan('EXTENSION', '.vhdx', 'Hypervisors of three customers; revisit once they are retired.', 'risky'),
  plan('PATH', String.raw`C:\Windows\Temp\*`, null, 'risky', 'by import'),
  plan('DETECTION', 'PUA:Win32/RemoteAssist', 'The remote support tool of the help desk.'),
];

/** What an organization excludes: the programs of its trade. The temporary folder is the account's, too. */
export const ORGANIZATION_EXCLUSIONS: readonly ExclusionPlan[] = [
  plan('PATH', String.raw`D:\Estimates\{organization}\*`, 'Estimating software; files are locked while scanned.'),
  plan('PROCESS', 'dispatch.exe', null),
  plan('EXTENSION', '.bak', 'Nightly database dumps.', 'risky'),
  plan('PATH', String.raw`C:\Windows\Temp\*`, 'Installer of the accounting package.', 'harmless', 'by import'),
];

/** What is excluded on one endpoint; most have none of these. */
export const AGENT_EXCLUSIONS: readonly ExclusionPlan[] = [
  plan('PATH', String.raw`E:\SQLData\{host}\*.mdf`, 'Database files of this server only.'),
  plan('DETECTION', 'HackTool:Win32/PasswordReset', 'Bench machine of the field technicians.', 'risky'),
  plan('PROCESS', 'cad.exe', null, 'harmless', 'by import'),
];
