import { ROLES, type Role } from '../src/auth/permissions.js';
import { DEMO_PEOPLE } from '../src/seed/demo-people.js';
import { ACCOUNT_IDS, ORGANIZATION_IDS, RESELLER_IDS } from '../src/seed/demo-ids.js';

// The people of the demo world that the tests speak of (contract section 6), by first name.
export const ada = 'ada.admin@ablemoose.example';
export const sid = 'sid.security@ablemoose.example';
export const priya = 'priya.provisioner@ablemoose.example';
export const finn = 'finn.finance@ablemoose.example';
export const mark = 'mark.marketing@ablemoose.example';
export const rhea = 'rhea.readonly@ablemoose.example';
/** Assigned to Roofing, Plumbing and Glass alone. */
export const uma = 'uma.user@ablemoose.example';
export const ulf = 'ulf.user@ablemoose.example';
export const olga = 'olga.admin@roofing.example';
export const oscar = 'oscar.security@roofing.example';
export const otto = 'otto.user@roofing.example';
export const orla = 'orla.readonly@roofing.example';
/** Organization Admin of Plumbing and organization User of Glass. */
export const dora = 'dora.dual@plumbing.example';
export const rita = 'rita.reseller@northpier.example';
export const hank = 'hank.reseller@harbor.example';
export const nora = 'nora.admin@birch.example';
export const cleo = 'cleo.admin@cedar.example';
export const dan = 'dan.admin@delta.example';
export const pat = 'pat.support@fieldgate.example';
export const lee = 'lee.lost@nowhere.example';

/** An organization with what stands above it. */
export interface Spot {
  readonly reseller: string;
  readonly account: string;
  readonly organization: string;
}

const { ableMoose, birch, cedar, delta } = ACCOUNT_IDS;
const { northPier, harbor } = RESELLER_IDS;

/** Able Moose stands beneath no reseller; North Pier is the stranger there. */
export const ROOFING: Spot = { reseller: northPier, account: ableMoose, organization: ORGANIZATION_IDS.roofing };
/** Beneath an account whose incidents the partner answers. */
export const ALDER: Spot = { reseller: northPier, account: birch, organization: ORGANIZATION_IDS.alder };
/** Beneath accounts whose incidents others answer. */
export const OAK: Spot = { reseller: northPier, account: cedar, organization: ORGANIZATION_IDS.oak };
export const PINE: Spot = { reseller: harbor, account: delta, organization: ORGANIZATION_IDS.pine };

/** Somebody who holds exactly one role, looking at one place where it holds. */
export interface Seat {
  readonly role: Role;
  readonly who: string;
  readonly at: Spot;
}

/** Everybody the audit asks as: each column of the matrix at least once. */
export const SEATS: readonly Seat[] = [
  { role: 'account/admin', who: ada, at: ROOFING },
  { role: 'account/security-engineer', who: sid, at: ROOFING },
  { role: 'account/provisioner', who: priya, at: ROOFING },
  { role: 'account/user', who: ulf, at: ROOFING },
  { role: 'account/user', who: uma, at: ROOFING },
  { role: 'account/finance', who: finn, at: ROOFING },
  { role: 'account/marketing', who: mark, at: ROOFING },
  { role: 'account/read-only', who: rhea, at: ROOFING },
  { role: 'organization/admin', who: olga, at: ROOFING },
  { role: 'organization/security-engineer', who: oscar, at: ROOFING },
  { role: 'organization/user', who: otto, at: ROOFING },
  { role: 'organization/read-only', who: orla, at: ROOFING },
  { role: 'reseller/admin over other accounts', who: rita, at: OAK },
  { role: 'reseller/admin over other accounts', who: hank, at: PINE },
  { role: 'reseller/admin over partner_supported accounts', who: rita, at: ALDER },
  { role: 'platform/support', who: pat, at: ROOFING },
];

/** The first seat of a column. */
export function seatOf(role: Role): Seat {
  const seat = SEATS.find((candidate) => candidate.role === role);
  if (seat === undefined) throw new Error(`Nobody of the cast is ${role}.`);
  return seat;
}

/** One seat for each column of the matrix. */
export const COLUMNS: readonly Seat[] = ROLES.map(seatOf);

export const nameOf = (email: string): string => email.slice(0, email.indexOf('.'));

/** A place where somebody of the demo world belongs; whoever belongs nowhere looks at Roofing. */
export function spotOf(email: string): Spot {
  const [held] = DEMO_PEOPLE.find((person) => person.email === email)?.memberships ?? [];
  const of = ({ account, reseller }: Spot): boolean => account === held?.accountId || reseller === held?.resellerId;
  return [OAK, ALDER, PINE].find(of) ?? ROOFING;
}
