import type { Clock } from './clock.js';
import { DAY, HOUR, membershipId } from './demo-ids.js';
import type { DemoMembership, DemoPerson } from './demo-people.js';
import {
  within,
  type MembershipOrganizationRow,
  type MembershipRow,
  type Parcel,
  type PersonRow,
  type UserRow,
} from './rows.js';

/** Where a person is known: one of account and reseller, or neither on the person's own card (rulings 12). */
type Spot = Pick<UserRow, 'placeId' | 'accountId' | 'resellerId'>;

const NO_SETTING = {};

/** People, their cards at every place, and their memberships. Accounts and resellers must be there already. */
export const peopleParcels = (people: readonly DemoPerson[], clock: Clock): readonly Parcel[] =>
  people.flatMap((person) => [
    personParcel(person, clock),
    ...cards(person, clock),
    ...person.memberships.flatMap((held) => membershipParcels(person, held, clock)),
  ]);

function personParcel({ id, kind, subjectKey }: DemoPerson, clock: Clock): Parcel {
  const status = 'ACTIVE';
  const row: PersonRow = {
    id,
    subjectKey,
    status,
    kind,
    sessionsInvalidBefore: null,
    demo: true,
    updatedAt: clock.of(id),
  };
  return { table: 'person', rows: [row], wall: { 'app.person': id } };
}

function cards(person: DemoPerson, clock: Clock): readonly Parcel[] {
  const own: Spot = { placeId: person.id, accountId: null, resellerId: null };
  const spots = new Map([own, ...person.memberships.flatMap(spotOf)].map((spot) => [spot.placeId, spot]));
  return [...spots.values()].map((spot) => ({
    table: 'app_user',
    rows: [cardAt(person, spot, clock)],
    wall: wallOf(spot, { 'app.person': person.id }),
  }));
}

function spotOf({ accountId, resellerId }: DemoMembership): readonly Spot[] {
  const placeId = accountId ?? resellerId;
  return placeId === null ? [] : [{ placeId, accountId, resellerId }];
}

const wallOf = ({ accountId, resellerId }: Omit<Spot, 'placeId'>, otherwise: Parcel['wall']): Parcel['wall'] =>
  accountId !== null ? within(accountId) : resellerId !== null ? { 'app.reseller': resellerId } : otherwise;

function cardAt(person: DemoPerson, spot: Spot, clock: Clock): UserRow {
  const { id, name, email, kind, affiliation, vaultReference, lastLoginDaysAgo } = person;
  return {
    ...spot,
    id,
    name,
    email,
    phone: kind === 'HUMAN' ? phoneOf(id) : null,
    kind,
    affiliation,
    mfaEnabled: true,
    ssoOnly: false,
    lastLoginAt: lastLoginDaysAgo === null ? null : clock.ago(lastLoginDaysAgo * DAY - 9 * HOUR),
    status: 'ACTIVE',
    documentedInRunbook: kind === 'HUMAN',
    vaultReference,
    createdAt: clock.of(id),
  };
}

/** Of the numbers that are set aside for fiction. */
const phoneOf = (id: string): string => `+1 303 555 01${String(parseInt(id.slice(-4), 16) % 100).padStart(2, '0')}`;

function membershipParcels(person: DemoPerson, held: DemoMembership, clock: Clock): readonly Parcel[] {
  const { layer, role, resellerId, accountId, organizationId, assigned } = held;
  const { subjectKey } = person;
  const id = membershipId(person.email, organizationId ?? accountId ?? resellerId ?? 'platform', role);
  const row: MembershipRow = {
    id,
    personId: person.id,
    subjectKey,
    layer,
    role,
    resellerId,
    accountId,
    organizationId,
    organizationScope: layer !== 'ACCOUNT' ? null : assigned === null ? 'ALL' : 'ASSIGNED',
    createdAt: clock.of(id),
    updatedAt: clock.of(id),
    expiresAt: null,
  };
  const wall = wallOf(held, subjectKey === null ? NO_SETTING : { 'app.subject': subjectKey });
  const parcel: Parcel = { table: 'membership', rows: [row], wall };
  if (accountId === null || assigned === null) return [parcel];
  const organizations = assigned.map((assignedId): MembershipOrganizationRow => ({
    membershipId: id,
    organizationId: assignedId,
    accountId,
    subjectKey,
  }));
  return [parcel, { table: 'membership_organization', rows: organizations, wall }];
}
