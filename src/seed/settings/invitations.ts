import type { Invitation } from '../../entities/invitation.js';
import type { Clock } from '../clock.js';
import { DAY, idOf } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { founderOf, type Office } from './office.js';

export type InvitationRow = RowOf<Invitation> & {
  readonly organizationIds: readonly string[];
  readonly secretHash: string;
};

type Role = Pick<InvitationRow, 'layer' | 'role' | 'organizationScope'>;

/** An invitation before its place is known. */
interface Offer extends Role, Pick<InvitationRow, 'name' | 'outcome'> {
  /** What stands before the at sign. */
  readonly mailbox: string;
  readonly daysAgo: number;
  /** Whether it was sent once more, a day later: no sooner (domain.md 8.10). */
  readonly sent: 'once' | 'again';
}

type Placed = Omit<Offer, 'mailbox'> & Pick<InvitationRow, 'email' | 'organizationId' | 'organizationIds'>;

const inAccount = (role: Role['role'], organizationScope: Role['organizationScope'] = 'ALL'): Role => ({
  layer: 'ACCOUNT',
  role,
  organizationScope,
});
const inOrganization = (role: Role['role']): Role => ({ layer: 'ORGANIZATION', role, organizationScope: null });

const LASTS = 7 * DAY;

// prettier-ignore
const INTO_ACCOUNT: readonly Offer[] = [
  { mailbox: 'Bo.Berg', name: 'Bo Berg', ...inAccount('READ_ONLY', 'ASSIGNED'), outcome: null, daysAgo: 2, sent: 'again' },
  { mailbox: 'kim.klein', name: 'Kim Klein', ...inAccount('SECURITY_ENGINEER'), outcome: null, daysAgo: 4, sent: 'once' },
  { mailbox: 'temp', name: null, ...inAccount('FINANCE'), outcome: 'REVOKED', daysAgo: 20, sent: 'once' },
  { mailbox: 'ines.iver', name: 'Ines Iver', ...inAccount('USER'), outcome: null, daysAgo: 33, sent: 'again' },
  { mailbox: 'joe.jones', name: 'Joe Jones', ...inAccount('ADMIN'), outcome: 'DECLINED', daysAgo: 47, sent: 'once' },
];
// prettier-ignore
const INTO_ORGANIZATION: readonly Offer[] = [
  { mailbox: 'front.desk', name: null, ...inOrganization('READ_ONLY'), outcome: null, daysAgo: 3, sent: 'once' },
  { mailbox: 'tina.thor', name: 'Tina Thor', ...inOrganization('USER'), outcome: null, daysAgo: 15, sent: 'once' },
  { mailbox: 'walt.wind', name: 'Walt Wind', ...inOrganization('ADMIN'), outcome: 'DECLINED', daysAgo: 60, sent: 'again' },
];

/** Into the account, and into two of any three of its organizations; whoever runs the account was invited once. */
export function invitationsOf(office: Office, clock: Clock): readonly InvitationRow[] {
  const { account, people } = office;
  const [first, second] = account.organizations;
  const some = [first, second].flatMap((plan) => (plan === undefined ? [] : [plan.id]));
  const placed: readonly Placed[] = [
    ...people.slice(1).flatMap((person, n) => acceptedBy(person, account.id, n)),
    ...INTO_ACCOUNT.map((offer): Placed => ({
      ...offer,
      email: `${offer.mailbox}@${account.subdomain}.example`,
      organizationId: null,
      organizationIds: offer.organizationScope === 'ASSIGNED' ? some : [],
    })),
    ...account.organizations
      .filter((_, place) => place % 3 < 2)
      .flatMap(({ id: organizationId, domain }) =>
        INTO_ORGANIZATION.map((offer): Placed => ({
          ...offer,
          email: `${offer.mailbox}@${domain}`,
          organizationId,
          organizationIds: [],
        })),
      ),
  ];
  return placed.map((offer) => invitationOf(office, offer, clock));
}

/** How somebody came by the role they hold in the account. */
const acceptedBy = (
  { name, email, memberships }: Office['people'][number],
  accountId: string,
  n: number,
): readonly Placed[] =>
  memberships
    .filter((held) => held.accountId === accountId)
    .map(({ layer, role, organizationId, assigned }) => ({
      name,
      email,
      layer,
      role,
      organizationId,
      organizationScope: assigned === null ? 'ALL' : 'ASSIGNED',
      organizationIds: assigned ?? [],
      outcome: 'ACCEPTED',
      daysAgo: 700 - n,
      sent: 'once',
    }));

function invitationOf(office: Office, { daysAgo, sent, ...offer }: Placed, clock: Clock): InvitationRow {
  const id = idOf(`invitation/${offer.email}`, daysAgo * DAY);
  const createdAt = clock.of(id);
  const lastSentAt = new Date(createdAt.getTime() + (sent === 'again' ? DAY : 0));
  const { id: invitedById, name: invitedByName } = founderOf(office);
  const { email, name, layer, role, organizationId, organizationScope, organizationIds, outcome } = offer;
  return {
    id,
    accountId: office.account.id,
    organizationId,
    email,
    name,
    layer,
    role,
    organizationScope,
    organizationIds,
    outcome,
    secretHash: unmatched(id),
    invitedById,
    invitedByName,
    createdAt,
    lastSentAt,
    expiresAt: new Date(lastSentAt.getTime() + LASTS),
  };
}

/** Has the shape of a hash, and is the hash of nothing that anybody knows: no link leads to an invitation of the seed. */
const unmatched = (id: string): string => id.replaceAll('-', '').repeat(2);
