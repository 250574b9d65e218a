import type { Agent } from '../entities/agent.js';
import type { RowOf } from './rows.js';

/** What agents of one make have in common. */
type Make = Pick<
  RowOf<Agent>,
  | 'platform'
  | 'arch'
  | 'os'
  | 'osMajor'
  | 'osMinor'
  | 'osPatch'
  | 'osBuildVersion'
  | 'winBuildNumber'
  | 'servicePackMajor'
  | 'servicePackMinor'
  | 'defenderStatus'
  | 'defenderSubstatus'
  | 'defenderPolicyStatus'
  | 'tamperProtectionConfigured'
  | 'tamperProtectionActual'
> & { readonly prefix: string; readonly tags: readonly string[] };

/** Defender and service packs are of Windows; tamper protection is not supported on Linux (domain.md H17). */
const WINDOWS = {
  platform: 'WINDOWS',
  arch: 'x86_64',
  osMajor: 10,
  osMinor: 0,
  osPatch: null,
  servicePackMajor: 0,
  servicePackMinor: 0,
  defenderStatus: 'Healthy',
  defenderSubstatus: 'Up to date',
  defenderPolicyStatus: 'Compliant',
  tamperProtectionConfigured: true,
  tamperProtectionActual: true,
} as const;

const ELSEWHERE = {
  winBuildNumber: null,
  servicePackMajor: null,
  servicePackMinor: null,
  defenderStatus: null,
  defenderSubstatus: null,
  defenderPolicyStatus: null,
} as const;

const NOTEBOOK: Make = {
  ...WINDOWS,
  prefix: 'lt',
  os: 'Windows 11 Pro',
  osBuildVersion: '22631.4460',
  winBuildNumber: 22631,
  tags: ['field', 'notebook'],
};

const DESKTOP: Make = {
  ...WINDOWS,
  prefix: 'ws',
  os: 'Windows 10 Enterprise',
  osBuildVersion: '19045.5131',
  winBuildNumber: 19045,
  tags: ['office'],
};

/** Its tamper protection was asked for and not reported on yet, and its definitions are old. */
const BEHIND: Make = {
  ...DESKTOP,
  tags: ['office', 'front-desk'],
  defenderStatus: 'Unhealthy',
  defenderSubstatus: 'Out of date',
  defenderPolicyStatus: 'Non-compliant',
  tamperProtectionActual: false,
};

const WINDOWS_SERVER: Make = {
  ...WINDOWS,
  prefix: 'srv',
  os: 'Windows Server 2022 Standard',
  osBuildVersion: '20348.2849',
  winBuildNumber: 20348,
  tags: ['server', 'file-share'],
};

const MAC: Make = {
  ...ELSEWHERE,
  prefix: 'mac',
  platform: 'DARWIN',
  arch: 'arm64',
  os: 'macOS Sonoma',
  osMajor: 14,
  osMinor: 7,
  osPatch: 1,
  osBuildVersion: '23H222',
  tamperProtectionConfigured: true,
  tamperProtectionActual: true,
  tags: ['design', 'notebook'],
};

const LINUX_SERVER: Make = {
  ...ELSEWHERE,
  prefix: 'lnx',
  platform: 'LINUX',
  arch: 'x86_64',
  os: 'Ubuntu 22.04.5 LTS',
  osMajor: 22,
  osMinor: 4,
  osPatch: 5,
  osBuildVersion: null,
  tamperProtectionConfigured: null,
  tamperProtectionActual: null,
  tags: ['server', 'web'],
};

/** The mix of makes; the n-th agent of an organization is of the n-th make, over and over. */
export const MAKES: readonly Make[] = [
  NOTEBOOK,
  DESKTOP,
  NOTEBOOK,
  WINDOWS_SERVER,
  DESKTOP,
  BEHIND,
  NOTEBOOK,
  MAC,
  MAC,
  LINUX_SERVER,
];
