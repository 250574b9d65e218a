import { FieldResolver, Resolver } from 'type-graphql';
import { Account } from '../entities/account.js';
import { Organization } from '../entities/organization.js';
import { AccountSettings, IsolationSettings, NotificationSettings } from '../entities/settings/account-settings.js';
import { IncidentContact } from '../entities/settings/incident-contact.js';
import { SsoConfiguration } from '../entities/settings/sso-configuration.js';
import { UnresponsiveAgentSettings } from '../entities/settings/unresponsive-agent-settings.js';
import { User } from '../entities/user.js';
import { listsOf } from './lists.js';
import { singlesOf } from './singles.js';
import { ViewerCard } from './viewer.js';

/** The vendor has one marketing portal for all partners, so it is nobody's setting. */
const HUB_URL = 'https://hub.fieldgate.example/';

@Resolver(() => ViewerCard)
export class HubResolver {
  @FieldResolver(() => String, { nullable: true, description: "Where the vendor's marketing portal is." })
  hubUrl(): string {
    return HUB_URL;
  }
}

export const SETTINGS_SINGLES = [
  ...singlesOf(Account, {
    settings: [AccountSettings, 'The preferences of the account as a whole.'],
    ssoConfiguration: [SsoConfiguration, 'Single sign-on, if it is set up.'],
    unresponsiveAgentSettings: [UnresponsiveAgentSettings, 'What holds wherever no organization says otherwise.'],
  }),
  ...singlesOf(Organization, {
    unresponsiveAgentSettings: [
      UnresponsiveAgentSettings,
      'What holds here instead of what the account says; null: nothing.',
    ],
  }),
  ...singlesOf(AccountSettings, {
    isolation: [IsolationSettings, 'How endpoints are cut off the network.'],
    notifications: [NotificationSettings, 'Who is told what.'],
  }),
];

export const SETTINGS_LISTS = [
  ...listsOf(Account, { incidentContacts: [IncidentContact, 'Whom the SOC calls about an incident.'] }),
  ...listsOf(NotificationSettings, { incidentAlertRecipients: [User, 'Who is mailed about new incident reports.'] }),
];
