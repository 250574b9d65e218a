import type { RuleRow } from './rules.js';

/** A rule before it is anybody's. Days are counted from today; those ahead are negative. */
export interface RuleKind extends Pick<RuleRow, 'category' | 'type' | 'note'> {
  readonly logic?: RuleRow['logic'];
  readonly countryCode?: string;
  readonly vpn?: string;
  readonly ipAddress?: string;
  readonly madeDaysAgo: number;
  readonly startsDaysAgo?: number;
  readonly expiresDaysAgo?: number;
  /** The number of the identity that it holds for, if for one alone. */
  readonly identity?: number;
  /** Whoever made it is no longer known. */
  readonly orphaned?: true;
}

/** Of the account itself, besides its home country. */
export const ACCOUNT_RULES: readonly RuleKind[] = [
  {
    category: 'COUNTRY',
    type: 'UNAUTHORIZED',
    logic: 'CATCHALL',
    note: 'Whoever travels gets a rule of their own.',
    madeDaysAgo: 400,
  },
  { category: 'VPN', type: 'UNAUTHORIZED', logic: 'CATCHALL', note: null, madeDaysAgo: 399 },
  { category: 'VPN', type: 'UNAUTHORIZED', vpn: 'TOR', note: 'Whatever else is allowed.', madeDaysAgo: 398 },
  { category: 'IP_ADDRESS', type: 'EXPECTED', ipAddress: '198.51.100.20', note: 'Our own office.', madeDaysAgo: 390 },
];

/** Of every organization; how many of them, its world says. */
export const ORGANIZATION_RULES: readonly RuleKind[] = [
  {
    category: 'COUNTRY',
    type: 'EXPECTED',
    countryCode: 'PT',
    note: 'From an escalation: three of them live there.',
    madeDaysAgo: 12,
  },
  {
    category: 'VPN',
    type: 'EXPECTED',
    vpn: 'MULLVAD_VPN',
    note: 'For the time of the audit.',
    madeDaysAgo: 9,
    startsDaysAgo: 8,
    expiresDaysAgo: -12,
    identity: 0,
  },
  {
    category: 'COUNTRY',
    type: 'EXPECTED',
    countryCode: 'MX',
    note: 'The outing in spring.',
    madeDaysAgo: 7,
    startsDaysAgo: -5,
    expiresDaysAgo: -19,
  },
  {
    category: 'COUNTRY',
    type: 'EXPECTED',
    countryCode: 'ES',
    note: 'On holiday.',
    madeDaysAgo: 75,
    startsDaysAgo: 70,
    expiresDaysAgo: 56,
    identity: 1,
  },
  { category: 'VPN', type: 'EXPECTED', logic: 'CATCHALL_EXCEPTION', note: null, madeDaysAgo: 120 },
  {
    category: 'VPN',
    type: 'UNAUTHORIZED',
    vpn: 'PROTON_VPN',
    note: null,
    madeDaysAgo: 200,
    identity: 2,
    orphaned: true,
  },
];
