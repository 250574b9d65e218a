import { closedSet } from '../closed-set.js';

/** What a setting may be: one of a few words, or a whole number of some unit. */
type Allowed = readonly string[] | { readonly least: number; readonly most: number; readonly unit: string };

export interface Setting {
  readonly allowed: Allowed;
  /** Its value in the Huntress Recommended Defaults. */
  readonly recommended: string;
}

const ON_OR_OFF = ['ON', 'OFF'] as const;

/** Everything a policy can set, each by itself (domain.md 5.2). */
export const DEFENDER_SETTINGS = {
  REAL_TIME_PROTECTION: { allowed: ON_OR_OFF, recommended: 'ON' },
  BEHAVIOR_MONITORING: { allowed: ON_OR_OFF, recommended: 'ON' },
  CLOUD_PROTECTION: { allowed: ON_OR_OFF, recommended: 'ON' },
  SAMPLE_SUBMISSION: { allowed: ['NEVER', 'SAFE_SAMPLES', 'ALL_SAMPLES'], recommended: 'SAFE_SAMPLES' },
  UNWANTED_APPLICATIONS: { allowed: ['ALLOW', 'AUDIT', 'BLOCK'], recommended: 'BLOCK' },
  ARCHIVE_SCANNING: { allowed: ON_OR_OFF, recommended: 'ON' },
  REMOVABLE_DRIVE_SCANNING: { allowed: ON_OR_OFF, recommended: 'OFF' },
  SCHEDULED_SCAN: { allowed: ['NEVER', 'QUICK', 'FULL'], recommended: 'QUICK' },
  SCHEDULED_SCAN_HOUR: { allowed: { least: 0, most: 23, unit: "hour of the endpoint's day" }, recommended: '12' },
  SCAN_CPU_LIMIT: { allowed: { least: 5, most: 100, unit: 'percent' }, recommended: '50' },
  SIGNATURE_UPDATE_INTERVAL: { allowed: { least: 1, most: 24, unit: 'hours' }, recommended: '4' },
  QUARANTINE_RETENTION: { allowed: { least: 1, most: 365, unit: 'days' }, recommended: '90' },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof DEFENDER_SETTINGS;

export const SETTING_NAMES = Object.keys(DEFENDER_SETTINGS) as readonly SettingName[];

export const DefenderSettingName = closedSet(
  'DefenderSettingName',
  'A setting of Microsoft Defender that a policy may decide.',
  SETTING_NAMES,
);

const inWords = (allowed: Allowed): string =>
  'least' in allowed ? `${allowed.least} to ${allowed.most} (${allowed.unit})` : allowed.join(', ');

/** What the value of each setting may be, for the schema. */
export const ALLOWED_IN_WORDS = SETTING_NAMES.map(
  (name) => `${name}: ${inWords(DEFENDER_SETTINGS[name].allowed)}.`,
).join(' ');
