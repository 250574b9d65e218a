import type { Clock } from '../clock.js';
import { within, type Parcel } from '../rows.js';
import {
  accountSettingsOf,
  incidentContactsOf,
  isolationSettingsOf,
  notificationSettingsOf,
  ssoConfigurationOf,
} from './account-settings.js';
import { invitationsOf } from './invitations.js';
import type { Office } from './office.js';
import { unresponsiveSettingsOf } from './unresponsive.js';

/** The settings of an account, and whom it invited. Its organizations and people must be there already. */
export function settingsParcels(office: Office, clock: Clock): readonly Parcel[] {
  const tables = {
    account_settings: [accountSettingsOf(office, clock)],
    isolation_settings: [isolationSettingsOf(office, clock)],
    notification_settings: [notificationSettingsOf(office, clock)],
    sso_configuration: [ssoConfigurationOf(office, clock)],
    incident_contact: incidentContactsOf(office, clock),
    unresponsive_agent_settings: unresponsiveSettingsOf(office, clock),
    invitation: invitationsOf(office, clock),
  };
  return Object.entries(tables).map(([table, rows]) => ({ table, rows, wall: within(office.account.id) }));
}
