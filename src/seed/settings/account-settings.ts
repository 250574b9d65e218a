import { createHash } from 'node:crypto';
import type { IncidentContact } from '../../entities/settings/incident-contact.js';
import type {
  AccountSettings,
  IsolationSettings,
  NotificationSettings,
} from '../../entities/settings/account-settings.js';
import type { SsoConfiguration } from '../../entities/settings/sso-configuration.js';
import type { Clock } from '../clock.js';
import { bookId, DAY } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle } from '../site.js';
import type { Office } from './office.js';

/** Settings were made when the account was, and touched since: the later, the more often. */
const lastTouched = ({ n }: Office, clock: Clock) => ({
  version: 1 + (n % 8),
  updatedAt: clock.ago((12 - (n % 8)) * DAY),
});

const ofOffice = ({ account: { key, id: accountId } }: Office, kind: string, months = 24) => ({
  id: bookId(key, kind, months),
  accountId,
});

export const accountSettingsOf = (office: Office, clock: Clock): RowOf<AccountSettings> => ({
  ...ofOffice(office, 'account-settings'),
  tamperProtection: office.n % 3 !== 2,
  defaultTimezone: office.account.timezone,
  ...lastTouched(office, clock),
});

const ALLOWED: readonly (readonly string[])[] = [['198.51.100.0/24', '203.0.113.7'], [], ['192.0.2.53']];

export const isolationSettingsOf = (office: Office, clock: Clock): RowOf<IsolationSettings> => ({
  ...ofOffice(office, 'isolation-settings'),
  autoIsolate: office.n % 2 === 0,
  allowlist: cycle(ALLOWED, office.n),
  ...lastTouched(office, clock),
});

export const CATEGORIES: readonly NotificationSettings['categories'][] = [
  ['INCIDENT_REPORTS', 'ESCALATIONS', 'PLATFORM_ACTIONS', 'SUMMARY_REPORTS', 'BILLING'],
  ['INCIDENT_REPORTS', 'ESCALATIONS'],
  ['INCIDENT_REPORTS'],
  [],
];

export const notificationSettingsOf = (office: Office, clock: Clock): RowOf<NotificationSettings> => ({
  ...ofOffice(office, 'notification-settings'),
  incidentAlertUserIds: office.people.map(({ id }) => id),
  incidentAlertRecipientNames: office.people.map(({ name }) => name),
  categories: cycle(CATEGORIES, office.n),
  ...lastTouched(office, clock),
});

type SsoRow = RowOf<SsoConfiguration> & { readonly certificate: string | null };

/** Of every three accounts the second is not done with setting it up. */
export function ssoConfigurationOf(office: Office, clock: Clock): SsoRow {
  const { subdomain } = office.account;
  const key = ofOffice(office, 'sso-configuration', 20);
  const isDone = office.n % 3 !== 1;
  const certificate = isDone ? `The certificate of id.${subdomain}.example, if this were real.` : null;
  return {
    ...key,
    serviceUrl: `https://id.${subdomain}.example/saml/sso`,
    entityId: `urn:${subdomain}:identity`,
    enforce: isDone && office.n % 2 === 0,
    certificate,
    certificateFingerprint: certificate === null ? null : fingerprintOf(certificate),
    createdAt: clock.of(key.id),
    ...lastTouched(office, clock),
  };
}

const fingerprintOf = (certificate: string): string =>
  (createHash('sha256').update(certificate).digest('hex').toUpperCase().match(/../g) ?? []).join(':');

export const incidentContactsOf = (office: Office, clock: Clock): readonly RowOf<IncidentContact>[] =>
  [...office.people.map(({ name }) => name), 'The night shift'].map((name, n) => {
    const key = ofOffice(office, 'incident-contact', 18 - n);
    return { ...key, name, phone: `+1 303 555 01${10 + ((10 * office.n + n) % 90)}`, createdAt: clock.of(key.id) };
  });
