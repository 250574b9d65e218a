import fc from 'fast-check';
import type { DemoMembership } from '../../src/seed/demo-people.js';
import { ada, dora, finn, lee, olga, pat, priya, rita, ROOFING, uma } from '../cast.js';
import { IDS } from '../../src/seed/demo-ids.js';
import { memberships, narrowing } from '../elision/random.js';
import { membershipAs } from '../planting.js';

/** Somebody who looks: of the demo world (then nothing is planted), or made for the purpose. */
export interface Viewer {
  readonly name: string;
  readonly email: string;
  /** The only permissions their token is for; null = all of theirs. */
  readonly only: readonly string[] | null;
  readonly planted: readonly DemoMembership[] | null;
}

const PLUMBING = { ...ROOFING, organization: IDS.plumbing };
const GLASS = { ...ROOFING, organization: IDS.glass };

const known = (email: string): Viewer => ({
  name: email.slice(0, email.indexOf('.')),
  email,
  only: null,
  planted: null,
});

const made = (name: string, planted: readonly DemoMembership[], only: readonly string[] | null = null): Viewer => ({
  name,
  email: `${name.replaceAll(' ', '.')}@test.example`,
  only,
  planted,
});

/** People with the roles of the demo world, with several of them over sibling organizations, and with less than their roles. */
export const VIEWERS: readonly Viewer[] = [
  ...[ada, uma, finn, priya, olga, dora, rita, pat, lee].map(known),
  made('siblings', [
    membershipAs('organization/admin', ROOFING),
    membershipAs('organization/read-only', PLUMBING),
    membershipAs('organization/security-engineer', GLASS),
  ]),
  made('finance and an organization', [
    membershipAs('account/finance', ROOFING),
    membershipAs('organization/admin', ROOFING),
  ]),
  made('provisioner of some', [
    { ...membershipAs('account/provisioner', ROOFING), assigned: [IDS.roofing, IDS.plumbing] },
    membershipAs('organization/user', GLASS),
  ]),
  made(
    'narrowed',
    [membershipAs('account/admin', ROOFING), membershipAs('organization/user', PLUMBING)],
    ['account.view', 'incident.view', 'escalation.view', 'agent.view', 'signal.view', 'audit.view', 'report.view'],
  ),
];

/** People with random roles at random places, some with narrowed tokens. */
export const strangers = (seed: number, count: number): readonly Viewer[] =>
  fc
    .sample(fc.tuple(memberships, narrowing), { seed, numRuns: count })
    .map(([planted, only], n) => made(`stranger ${n}`, planted, only ?? null));
