import type { UnwantedAccessRule } from '../../entities/itdr/unwanted-access-rule.js';
import type { Actor } from '../actors.js';
import type { Clock } from '../clock.js';
import { DAY, HOUR, idOf } from '../demo-ids.js';
import type { AccountPlan } from '../plans.js';
import { within, type Parcel, type RowOf } from '../rows.js';
import { cycle, type Site } from '../site.js';
import type { IdentityRow } from './identities.js';
import { ACCOUNT_RULES, ORGANIZATION_RULES, type RuleKind } from './rule-kinds.js';

export type RuleRow = RowOf<UnwantedAccessRule>;

/** Who made the rules of an account: an Admin, whom alone the matrix lets (domain.md C6). */
export type RuleMaker = Pick<Actor, 'id' | 'name'>;

interface Ruled {
  readonly site: Pick<Site, 'organizationId' | 'key'>;
  readonly identities: readonly IdentityRow[];
}

/** The rules of an account, of its organizations (of each the first `most` kinds) and of their identities. */
export const rulesParcel = (
  account: AccountPlan,
  organizations: readonly Ruled[],
  most: number,
  maker: RuleMaker,
  clock: Clock,
): Parcel => ({
  table: 'unwanted_access_rule',
  rows: [
    ...rulesOfAccount(account, maker, clock),
    ...organizations.flatMap((organization) => rulesAt(account.id, organization, most, maker, clock)),
  ],
  wall: within(account.id),
});

/** Sign-ins from the account's own country are expected, those from all others are not. */
const rulesOfAccount = ({ id, key, country }: AccountPlan, maker: RuleMaker, clock: Clock): readonly RuleRow[] =>
  [home(country), ...ACCOUNT_RULES].map((kind, n) => ({
    ...ruleOf(kind, idOf(`${key}/rule/${n}`, kind.madeDaysAgo * DAY), maker, clock),
    accountId: id,
    organizationId: null,
    identityId: null,
  }));

const home = (countryCode: string): RuleKind => ({
  category: 'COUNTRY',
  type: 'EXPECTED',
  countryCode,
  note: 'Where we are.',
  madeDaysAgo: 401,
});

const rulesAt = (
  accountId: string,
  { site: { organizationId, key }, identities }: Ruled,
  most: number,
  maker: RuleMaker,
  clock: Clock,
): readonly RuleRow[] =>
  ORGANIZATION_RULES.slice(0, most).map((kind, n) => ({
    ...ruleOf(kind, idOf(`${key}/rule/${n}`, kind.madeDaysAgo * DAY), maker, clock),
    accountId,
    organizationId,
    identityId: kind.identity === undefined ? null : cycle(identities, kind.identity).id,
  }));

type Rule = Omit<RuleRow, 'accountId' | 'organizationId' | 'identityId'>;

function ruleOf(kind: RuleKind, id: string, maker: RuleMaker, clock: Clock): Rule {
  const { category, type, note, logic = 'STANDARD', countryCode, vpn, ipAddress, orphaned } = kind;
  const createdAt = clock.of(id);
  const isScheduled = kind.startsDaysAgo !== undefined;
  return {
    id,
    category,
    countryCode: countryCode ?? null,
    vpn: vpn ?? null,
    ipAddress: ipAddress ?? null,
    type,
    logic,
    note,
    startsAt: dayOf(kind.startsDaysAgo, clock),
    expiresAt: dayOf(kind.expiresDaysAgo, clock),
    createdById: orphaned ? null : maker.id,
    createdByName: orphaned ? 'Deleted' : maker.name,
    version: isScheduled ? 2 : 1, // its schedule was changed once (H8)
    createdAt,
    updatedAt: isScheduled ? new Date(createdAt.getTime() + HOUR) : createdAt,
  };
}

const dayOf = (daysAgo: number | undefined, clock: Clock): Date | null =>
  daysAgo === undefined ? null : clock.ago(daysAgo * DAY);
