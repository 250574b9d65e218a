import type { Signal, SignalEntity } from '../../entities/evidence/signal.js';

/** What was noticed, and by which investigation of the organization it was looked into (`investigations.ts`). */
export interface SignalKind extends Pick<Signal, 'type' | 'name'> {
  readonly about: SignalEntity['type'];
  readonly details: readonly (readonly [name: string, value: string])[];
  readonly investigation: number | null;
  /** What an analyst made of it, if it was nothing. */
  readonly context: string | null;
}

type Noticed = readonly [SignalKind['type'], SignalKind['about'], string, SignalKind['details']];

const kind = (
  [type, about, name, details]: Noticed,
  investigation: number | null,
  context: string | null = null,
): SignalKind => ({ type, about, name, details, investigation, context });

/** Every type, and something about every kind of thing. */
// prettier-ignore
export const SIGNAL_KINDS: readonly SignalKind[] = [
  kind(['ANTIVIRUS', 'AGENT', 'Trojan in a download', [['file_path', 'C:\\Users\\Public\\invoice.exe'], ['rule_name', 'Trojan:Win32/Wacatac']]], 0),
  kind(['PROCESS_INSIGHTS', 'AGENT', 'Encoded PowerShell started by Word', [['process_name', 'powershell.exe'], ['command_line', 'powershell -enc SQBFAFgA'], ['username', 'm.reyes']]], 1),
  kind(['FOOTHOLDS', 'AGENT', 'Unknown value of a Run key', [['registry_key', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'], ['file_path', 'C:\\Users\\Public\\svc-update.exe']]], 1),
  kind(['MANAGED_ITDR', 'MAILBOX', 'Inbox rule that hides mail', [['rule_name', '..'], ['username', 'accounts']]], 2, 'False Positive'),
  kind(['RANSOMWARE_CANARIES', 'AGENT', 'Canaries were renamed', [['process_name', 'svc-update.exe']]], 3),
  kind(['MDE_DETECTIONS', 'AGENT', 'Suspicious use of a driver', [['file_path', 'C:\\Windows\\Temp\\rtkio64.sys']]], 3),
  kind(['ATTACK_DISRUPTIONS', 'AGENT', 'A sign-in was ended by Defender', []], 3),
  kind(['SIEM', 'SOURCE', 'Many failed sign-ins at the firewall', [['rule_name', 'Brute force'], ['username', 'admin']]], 4, 'Business Accepted Risk'),
  kind(['MANAGED_ITDR', 'SERVICE_PRINCIPAL', 'New secret of an application', [['username', 'j.olsen']]], 5, 'False Positive, Business Accepted Risk'),
  kind(['MANAGED_ITDR', 'IDENTITY', 'Sign-in through an anonymous VPN', [['username', 'j.olsen']]], 6),
  kind(['SIEM', 'USER_ENTITY', 'The security log was cleared', [['process_name', 'wevtutil.exe'], ['command_line', 'wevtutil cl Security']]], null, 'Business Accepted Risk'),
  kind(['FAVICON_DETECTIONS', 'USER_ENTITY', 'A sign-in page with the icon of another', [['rule_name', 'Borrowed favicon']]], null, 'False Positive'),
  kind(['APP_CONTROL', 'AGENT', 'A program was stopped by a rule', [['file_path', 'C:\\Tools\\portable\\anydesk.exe']]], null),
];
