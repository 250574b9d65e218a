import type { Autorun } from '../../entities/evidence/autorun.js';
import type { Binary } from '../../entities/evidence/binary.js';
import type { AgentRow } from '../agents.js';

/** What starts by itself on hosts of a platform, and the file it starts. */
export interface AutorunKind extends Pick<Autorun, 'name' | 'startMethod' | 'userAccount' | 'classification'> {
  readonly path: string | null;
  readonly file: Pick<Binary, 'name' | 'size' | 'signer'> | null;
}

type File = readonly [path: string, size: string, signer: string | null];

const starts = (
  startMethod: AutorunKind['startMethod'],
  name: string,
  userAccount: string | null,
  classification: AutorunKind['classification'],
  file: File | null,
): AutorunKind => {
  if (file === null) return { name, startMethod, userAccount, classification, path: null, file };
  const [path, size, signer] = file;
  return {
    name,
    startMethod,
    userAccount,
    classification,
    path,
    file: { name: path.split(/[\\/]/).at(-1) ?? path, size, signer },
  };
};

// prettier-ignore
export const AUTORUN_KINDS: Readonly<Record<AgentRow['platform'], readonly AutorunKind[]>> = {
  WINDOWS: [
    starts('REGISTRY', 'OneDrive', 'm.reyes', 'REPUTABLE', ['C:\\Program Files\\Microsoft OneDrive\\OneDrive.exe', '4128768', 'Microsoft Corporation']),
    starts('TASK', 'svc-update', 'SYSTEM', 'MALICIOUS', ['C:\\Users\\Public\\svc-update.exe', '389120', null]),
    starts('SERVICE', 'RtkAudioUniversalService', 'SYSTEM', 'REPUTABLE', ['C:\\Windows\\System32\\RtkAudUService64.exe', '1806336', 'Realtek Semiconductor Corp.']),
    starts('STARTUP_FOLDER', 'Labels.lnk', 'a.khan', 'UNKNOWN', ['C:\\Tools\\labels\\labels.exe', '5368709120', null]), // larger than a 32-bit Int can say
    starts('WMI', 'SCM Event Log Consumer', null, 'SUSPICIOUS', null),
  ],
  DARWIN: [
    starts('LAUNCH_AGENT', 'com.google.keystone.agent', 'j.olsen', 'REPUTABLE', ['/Library/Google/GoogleSoftwareUpdate/ksagent', '912384', 'Google LLC']),
    starts('LAUNCH_DAEMON', 'net.tunnel.keep', 'root', 'SUSPICIOUS', ['/usr/local/bin/tunnel', '2097152', null]),
  ],
  LINUX: [
    starts('CRON', 'logrotate', 'root', 'REPUTABLE', ['/usr/sbin/logrotate', '98304', null]),
    starts('CRON', 'kworker', 'www-data', 'MALICIOUS', ['/tmp/.x11/kworker', '6815744', null]),
  ],
};
