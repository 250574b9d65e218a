import type { PlatformActionRow } from './platform-actions.js';
import type { Thing } from '../things.js';

/** A kind of platform action, and how far the example of it has come. */
export interface PlatformActionKind extends Pick<PlatformActionRow, 'type' | 'subtype' | 'severity' | 'status'> {
  readonly subject: string;
  readonly details: string;
  readonly about: Thing['type'];
}

/** Every cause that stands in an organization (domain.md 5.2), the newest first. */
export const PLATFORM_ACTION_KINDS: readonly PlatformActionKind[] = [
  {
    type: 'LOW_DISK',
    subtype: '97 %',
    severity: 'LOW',
    status: 'OPEN',
    subject: 'The disk of {host} is almost full',
    details: 'The agent can no longer keep what it collects. Free at least two gigabytes.',
    about: 'AGENT',
  },
  {
    type: 'TENANT_AUTHORIZATION_ERROR',
    subtype: 'consent withdrawn',
    severity: 'CRITICAL',
    status: 'OVERDUE',
    subject: 'The tenant of {organization} no longer lets us in',
    details: 'The consent was given by {host}, whose role was taken away. Give it anew as a Global Administrator.',
    about: 'IDENTITY',
  },
  {
    type: 'SILENT_LOG_SOURCE',
    subtype: 'syslog',
    severity: 'HIGH',
    status: 'SENT',
    subject: 'No logs of {organization} for six hours',
    details: 'The collector on {host} is up, and nothing arrives there. Was the firewall replaced?',
    about: 'AGENT',
  },
  {
    type: 'IDENTITY_SYNC_MISCONFIGURATION',
    subtype: null,
    severity: 'LOW',
    status: 'SENT',
    subject: 'Identities of {organization} come from two directories',
    details: 'They are written by turns, {host} among them. Decide which directory leads.',
    about: 'IDENTITY',
  },
  {
    type: 'DEFENDER_DISABLED',
    subtype: null,
    severity: 'HIGH',
    status: 'RESOLVED',
    subject: 'Microsoft Defender is switched off on {host}',
    details: 'Another antivirus was installed and has expired. Remove it.',
    about: 'AGENT',
  },
];

/** One about several organizations: they share a collector. */
export const SHARED_PLATFORM_ACTION: PlatformActionKind = {
  type: 'SILENT_LOG_SOURCE',
  subtype: 'shared collector',
  severity: 'HIGH',
  status: 'OPEN',
  subject: 'No logs of several organizations since last night',
  details: 'They all send through one collector of yours, which does not answer.',
  about: 'AGENT',
};

/** One about the account itself, and about none of its organizations. */
export const ACCOUNT_PLATFORM_ACTION: PlatformActionKind = {
  type: 'PSA_DELIVERY_FAILURE',
  subtype: 'connectwise_manage',
  severity: 'HIGH',
  status: 'OPEN',
  subject: 'Tickets cannot be delivered to your PSA',
  details: 'The key of the integration has expired. Seven tickets are waiting.',
  about: 'AGENT',
};
