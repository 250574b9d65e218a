import type { Escalation, EscalationEntity } from '../entities/escalation.js';
import type { RowOf } from './rows.js';

type Row = RowOf<Escalation>;

/** A kind of question of the SOC, and how far the example of it has come. */
export interface EscalationKind extends Pick<
  Row,
  'type' | 'subtype' | 'severity' | 'status' | 'determination' | 'scope' | 'resolutionMethod'
> {
  readonly subject: string;
  readonly details: string;
  readonly about: RowOf<EscalationEntity>['type'];
}

const UNRESOLVED = { determination: null, scope: null, resolutionMethod: null } as const;
const DISMISSED = { ...UNRESOLVED, status: 'RESOLVED', resolutionMethod: 'DISMISS' } as const;
const ANSWERED = { ...UNRESOLVED, status: 'RESOLVED', resolutionMethod: 'DIRECT' } as const;

/** Every type that is known (domain.md 5.2), the newest first; each organization has one of each. */
export const ESCALATION_KINDS: readonly EscalationKind[] = [
  {
    ...UNRESOLVED,
    type: 'Unwanted Country Access',
    subtype: 'BR',
    severity: 'HIGH',
    status: 'OPEN',
    subject: 'Sign-ins from Brazil in {organization}',
    details: 'Two identities signed in from Brazil, where nobody of {organization} was seen before.',
    about: 'IDENTITY',
  },
  {
    ...UNRESOLVED,
    type: 'Unwanted VPN Access',
    subtype: 'NORD_VPN',
    severity: 'HIGH',
    status: 'SENT',
    subject: 'Sign-ins through NordVPN in {organization}',
    details: 'An identity signed in through a VPN for private persons.',
    about: 'IDENTITY',
  },
  {
    ...UNRESOLVED,
    type: 'Environmental Issue',
    subtype: null,
    severity: 'LOW',
    status: 'OPEN',
    subject: 'Two programs for remote management on {host}',
    details: 'Which of the two is yours? The other should go.',
    about: 'AGENT',
  },
  {
    ...UNRESOLVED,
    type: 'Unexpected Country Access',
    subtype: 'RO',
    severity: 'CRITICAL',
    status: 'OVERDUE',
    subject: 'Sign-ins from Romania in {organization}',
    details: 'An identity signed in from Romania an hour after it signed in at home.',
    about: 'IDENTITY',
  },
  {
    ...UNRESOLVED,
    type: 'False Positive Question',
    subtype: 'allow list',
    severity: 'LOW',
    status: 'SENT',
    subject: 'Should a tool on {host} be allowed?',
    details: 'The tool of your own making looks like a dropper. If it is yours, it can be allowed everywhere.',
    about: 'AGENT',
  },
  {
    ...UNRESOLVED,
    type: 'More Information Request',
    subtype: null,
    severity: 'LOW',
    status: 'OVERDUE',
    subject: 'Who used {host} on Sunday night?',
    details: 'Somebody signed in at the keyboard and copied files to a stick.',
    about: 'AGENT',
  },
  {
    ...DISMISSED,
    type: 'Unexpected VPN Access',
    subtype: 'PROTON_VPN',
    severity: 'HIGH',
    subject: 'Sign-ins through Proton VPN in {organization}',
    details: 'An identity signed in through a VPN for private persons.',
    about: 'IDENTITY',
  },
  {
    ...UNRESOLVED,
    type: 'Unwanted Country Access',
    subtype: 'PT',
    severity: 'HIGH',
    status: 'RESOLVED',
    determination: 'EXPECTED',
    scope: 'ORGANIZATION',
    resolutionMethod: 'RULE',
    subject: 'Sign-ins from Portugal in {organization}',
    details: 'Three identities signed in from Portugal in one week.',
    about: 'IDENTITY',
  },
  {
    ...ANSWERED,
    type: 'Entra Usage Location Not Set',
    subtype: null,
    severity: 'LOW',
    subject: 'Identities of {organization} without a usage location',
    details: 'Where no usage location is set, no country can be unexpected.',
    about: 'IDENTITY',
  },
  {
    ...ANSWERED,
    type: 'Integration Failure',
    subtype: 'microsoft_365',
    severity: 'HIGH',
    subject: 'The tenant of {organization} no longer lets us in',
    details: 'The consent was withdrawn. Give it anew, or say that it was meant.',
    about: 'IDENTITY',
  },
  {
    ...ANSWERED,
    type: 'Organization-wide Isolation',
    subtype: null,
    severity: 'CRITICAL',
    subject: 'All hosts of {organization} were isolated for an hour',
    details: 'Ransomware began to spread from {host}. It was stopped, and all other hosts were released.',
    about: 'AGENT',
  },
  {
    ...ANSWERED,
    type: 'Defender Disabled',
    subtype: null,
    severity: 'HIGH',
    subject: 'Microsoft Defender was switched off on {host}',
    details: 'A program that was installed by hand switched it off.',
    about: 'AGENT',
  },
];

/** One question about several organizations: the same program was found in all of them. */
export const SHARED_KIND: EscalationKind = {
  ...UNRESOLVED,
  type: 'Environmental Issue',
  subtype: 'shared infrastructure',
  severity: 'HIGH',
  status: 'OPEN',
  subject: 'One unknown program for remote management in several organizations',
  details: 'It appeared in all of them in the same night. Was it rolled out by you?',
  about: 'AGENT',
};

/** One question about the account itself, and about none of its organizations. */
export const ACCOUNT_KIND: EscalationKind = {
  ...UNRESOLVED,
  type: 'Integration Failure',
  subtype: 'psa',
  severity: 'LOW',
  status: 'SENT',
  subject: 'Tickets cannot be delivered to your PSA',
  details: 'The credentials of the integration have expired.',
  about: 'AGENT',
};
