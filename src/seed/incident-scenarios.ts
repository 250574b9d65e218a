import type { AgentPlatform, IndicatorType, Member, Severity } from '../entities/closed-sets.js';

/** What happens to hosts, and what the analyst says and proposes. `{host}` and `{organization}` are filled in. */
export interface Scenario {
  readonly summary: string;
  readonly body: string;
  readonly indicators: readonly (readonly [Member<typeof IndicatorType>, number])[];
  readonly assisted: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly manual: string;
  readonly containment: string;
}

type Scenarios = Readonly<Record<Member<typeof Severity>, readonly Scenario[]>>;

const ISOLATE = 'Isolate the host from the network';

const UNWANTED_TOOL: Scenario = {
  summary: 'A download manager that brings advertising was installed on {host}.',
  body: 'The program came with a free video converter. It changes the start page of the browser and does no other harm.',
  indicators: [['ANTIVIRUS_DETECTIONS', 1]],
  assisted: 'Uninstall the program',
  parameters: [['program', 'QuickFetch Download Manager']],
  manual: 'Ask the user where the program came from, and offer the approved converter.',
  containment: 'Block the address of the advertising network',
};

const SCENARIOS_OF_WINDOWS: Scenarios = {
  CRITICAL: [
    {
      summary: 'Several ransomware canaries on {host} were encrypted within one minute.',
      body: 'A process started from the temporary folder renamed canary files and deleted shadow copies. The host was isolated at once; no other host of {organization} shows the same process.',
      indicators: [
        ['RANSOMWARE_CANARIES', 4],
        ['PROCESS_DETECTIONS', 2],
      ],
      assisted: 'Remove the file and its scheduled task',
      parameters: [
        ['path', 'C:\\Users\\Public\\svc-update.exe'],
        ['task', '\\Microsoft\\svc-update'],
      ],
      manual: 'Restore the changed files from the last good backup, then reset the passwords of all users of the host.',
      containment: ISOLATE,
    },
    {
      summary: 'Credentials were read from the memory of LSASS on {host}.',
      body: 'A signed but vulnerable driver was loaded and used to read credentials. The same account then tried to reach two servers of {organization}.',
      indicators: [
        ['PROCESS_DETECTIONS', 3],
        ['BEHAVIORAL_DETECTIONS', 1],
      ],
      assisted: 'Remove the driver and its service',
      parameters: [
        ['service', 'rtkio64'],
        ['path', 'C:\\Windows\\Temp\\rtkio64.sys'],
      ],
      manual: 'Reset the passwords of every account that signed in to the host during the last 30 days.',
      containment: ISOLATE,
    },
  ],
  HIGH: [
    {
      summary: 'A foothold on {host} starts a hidden script whenever a user signs in.',
      body: 'The Run key of one user starts a script that loads further code from a paste site. The code had not been loaded when the report was written.',
      indicators: [
        ['FOOTHOLDS', 1],
        ['PROCESS_DETECTIONS', 1],
      ],
      assisted: 'Delete the registry value and the script',
      parameters: [
        ['key', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'],
        ['value', 'OneDriveSync'],
      ],
      manual: 'Ask the user about mails with attachments of the last two days.',
      containment: ISOLATE,
    },
    {
      summary: 'A tool for remote support that nobody of {organization} uses was installed on {host}.',
      body: 'The tool was installed after a call from somebody who said he was from the bank. The session lasted eleven minutes.',
      indicators: [
        ['MONITORED_FILES', 1],
        ['MDE_DETECTIONS', 1],
      ],
      assisted: 'Uninstall the tool',
      parameters: [['program', 'EasyAssist Remote 9']],
      manual: 'Call the user, and have the bank look at the accounts that were open.',
      containment: 'Log the user out everywhere',
    },
  ],
  LOW: [UNWANTED_TOOL],
};

const SCENARIOS_OF_MACOS: Scenarios = {
  CRITICAL: [
    {
      summary: 'A stealer of passwords ran on {host} and sent an archive away.',
      body: 'A disk image that looked like an update asked for the password, read the keychain and sent an archive of 4 MB away.',
      indicators: [
        ['PROCESS_DETECTIONS', 2],
        ['BEHAVIORAL_DETECTIONS', 2],
      ],
      assisted: 'Remove the launch agent and the program',
      parameters: [['path', '~/Library/LaunchAgents/com.update.helper.plist']],
      manual: 'Change every password of the keychain, and end all sessions of the browser.',
      containment: ISOLATE,
    },
  ],
  HIGH: [
    {
      summary: 'A launch agent on {host} keeps a reverse tunnel open.',
      body: 'The tunnel leads to a rented server and starts again whenever it is ended. Nothing came through it while it was watched.',
      indicators: [['FOOTHOLDS', 1]],
      assisted: 'Remove the launch agent',
      parameters: [['path', '/Library/LaunchAgents/net.tunnel.keep.plist']],
      manual: 'Ask the owner of the host whether a contractor set the tunnel up.',
      containment: ISOLATE,
    },
  ],
  LOW: [{ ...UNWANTED_TOOL, parameters: [['program', '/Applications/QuickFetch.app']] }],
};

const SCENARIOS_OF_LINUX: Scenarios = {
  CRITICAL: [
    {
      summary: 'The web server on {host} was used to open a shell.',
      body: 'A script was written to the upload folder and called from outside. It started a shell as the user of the web server.',
      indicators: [
        ['PROCESS_DETECTIONS', 3],
        ['SIEM_DETECTIONS', 1],
      ],
      assisted: 'Delete the script',
      parameters: [['path', '/var/www/html/upload/cache.php']],
      manual: 'Install the update of the shop software, and look for other files of the same day.',
      containment: ISOLATE,
    },
  ],
  HIGH: [
    {
      summary: 'A miner of coins uses all processors of {host}.',
      body: 'The miner was started from the crontab of a user whose password had been guessed.',
      indicators: [
        ['PROCESS_DETECTIONS', 1],
        ['FOOTHOLDS', 1],
      ],
      assisted: 'Remove the line of the crontab and the program',
      parameters: [['path', '/tmp/.x11/kworker']],
      manual: 'Allow sign-in by key only.',
      containment: ISOLATE,
    },
  ],
  LOW: [{ ...UNWANTED_TOOL, parameters: [['package', 'quickfetch-dl']] }],
};

export const SCENARIOS: Readonly<Record<Member<typeof AgentPlatform>, Scenarios>> = {
  WINDOWS: SCENARIOS_OF_WINDOWS,
  DARWIN: SCENARIOS_OF_MACOS,
  LINUX: SCENARIOS_OF_LINUX,
};
