import { subjectKey } from '../auth/token.js';
import type { Layer, RoleName } from '../auth/viewer.js';
import {
  ACCOUNT_IDS,
  IDS,
  personId,
  RESELLER_IDS,
  type AccountKey,
  type OrganizationKey,
  type ResellerKey,
} from './demo-ids.js';
import type { UserRow } from './rows.js';

/** Who signs the tokens of the demo people; the subject of a token is the e-mail address. */
export const DEMO_ISSUER = 'urn:fieldgate:demo';

/** A role held in a scope, as a row of `membership` has it. `assigned` lists the organizations of scope ASSIGNED. */
export interface DemoMembership {
  readonly layer: Layer;
  readonly role: RoleName;
  readonly resellerId: string | null;
  readonly accountId: string | null;
  readonly organizationId: string | null;
  readonly assigned: readonly string[] | null;
}

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly kind: UserRow['kind'];
  readonly affiliation: UserRow['affiliation'];
  /** Null: there is no demo sign-in for this person. */
  readonly subjectKey: string | null;
  readonly lastLoginDaysAgo: number | null;
  readonly vaultReference: string | null;
  readonly memberships: readonly DemoMembership[];
}

const NOWHERE = { resellerId: null, accountId: null, organizationId: null, assigned: null } as const;

const reseller = (key: ResellerKey): DemoMembership => ({
  ...NOWHERE,
  layer: 'RESELLER',
  role: 'ADMIN',
  resellerId: RESELLER_IDS[key],
});

const account = (
  role: RoleName,
  key: AccountKey,
  assigned: readonly OrganizationKey[] | null = null,
): DemoMembership => ({
  ...NOWHERE,
  layer: 'ACCOUNT',
  role,
  accountId: ACCOUNT_IDS[key],
  assigned: assigned?.map((organization) => IDS[organization]) ?? null,
});

const organization = (role: RoleName, key: OrganizationKey, within: AccountKey = 'ableMoose'): DemoMembership => ({
  ...NOWHERE,
  layer: 'ORGANIZATION',
  role,
  accountId: ACCOUNT_IDS[within],
  organizationId: IDS[key],
});

type Remarkable = Partial<Pick<DemoPerson, 'kind' | 'lastLoginDaysAgo' | 'vaultReference'>>;

/** A person who may sign in; unless said otherwise a human who did so yesterday. */
export const person = (
  affiliation: DemoPerson['affiliation'],
  name: string,
  email: string,
  memberships: readonly DemoMembership[],
  remarkable: Remarkable = {},
): DemoPerson => ({
  id: personId(email),
  name,
  email,
  kind: 'HUMAN',
  affiliation,
  subjectKey: subjectKey(DEMO_ISSUER, email),
  lastLoginDaysAgo: 1,
  vaultReference: null,
  memberships,
  ...remarkable,
});

const msp = (name: string, email: string, ...memberships: DemoMembership[]): DemoPerson =>
  person('MSP', name, email, memberships);
const customer = (name: string, email: string, ...memberships: DemoMembership[]): DemoPerson =>
  person('CUSTOMER', name, email, memberships);

/** An emergency identity in a vault. It grants nothing outside an activation, and has no demo sign-in (rulings 23). */
const breakGlass = (name: string, email: string, key: AccountKey): DemoPerson => ({
  ...person('MSP', name, email, [account('ADMIN', key)]),
  kind: 'BREAK_GLASS',
  subjectKey: null,
  lastLoginDaysAgo: null,
  vaultReference: `vault://${key.toLowerCase()}/break-glass`,
});

/** Everybody of the demo world (contract section 6, rulings 36). */
// prettier-ignore
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  // Able Moose MSP
  msp('Ada Archer', 'ada.admin@ablemoose.example', account('ADMIN', 'ableMoose')),
  msp('Abel Abbott', 'abel.admin@ablemoose.example', account('ADMIN', 'ableMoose')),
  msp('Agnes Alder', 'agnes.admin@ablemoose.example', account('ADMIN', 'ableMoose')),
  msp('Sid Stone', 'sid.security@ablemoose.example', account('SECURITY_ENGINEER', 'ableMoose')),
  msp('Sara Salt', 'sara.security@ablemoose.example', account('SECURITY_ENGINEER', 'ableMoose')),
  msp('Sven Storm', 'sven.security@ablemoose.example', account('SECURITY_ENGINEER', 'ableMoose')),
  msp('Sofia Sand', 'sofia.security@ablemoose.example', account('SECURITY_ENGINEER', 'ableMoose')),
  msp('Samir Shah', 'samir.security@ablemoose.example', account('SECURITY_ENGINEER', 'ableMoose')),
  msp('Priya Pine', 'priya.provisioner@ablemoose.example', account('PROVISIONER', 'ableMoose')),
  msp('Finn Fisher', 'finn.finance@ablemoose.example', account('FINANCE', 'ableMoose')),
  msp('Mark Mason', 'mark.marketing@ablemoose.example', account('MARKETING', 'ableMoose')),
  msp('Rhea Reed', 'rhea.readonly@ablemoose.example', account('READ_ONLY', 'ableMoose')),
  msp('Uma Underhill', 'uma.user@ablemoose.example', account('USER', 'ableMoose', ['roofing', 'plumbing', 'glass'])),
  msp('Ulf Ulrich', 'ulf.user@ablemoose.example', account('USER', 'ableMoose')),
  breakGlass('Able Moose break-glass', 'break-glass@ablemoose.example', 'ableMoose'),

  // The sub-firms of Able Moose: each has its own Admin
  customer('Olga Olsen', 'olga.admin@roofing.example', organization('ADMIN', 'roofing')),
  customer('Oscar Ott', 'oscar.security@roofing.example', organization('SECURITY_ENGINEER', 'roofing')),
  customer('Otto Orr', 'otto.user@roofing.example', organization('USER', 'roofing')),
  customer('Orla Owen', 'orla.readonly@roofing.example', organization('READ_ONLY', 'roofing')),
  customer('Dora Dunn', 'dora.dual@plumbing.example', organization('ADMIN', 'plumbing'), organization('USER', 'glass')),
  customer('Gina Gray', 'gina.admin@glass.example', organization('ADMIN', 'glass')),
  customer('Elsa Earl', 'elsa.admin@electric.example', organization('ADMIN', 'electric')),
  customer('Hugo Hale', 'hugo.admin@heating.example', organization('ADMIN', 'heating')),
  customer('Pavel Page', 'pavel.admin@paving.example', organization('ADMIN', 'paving')),
  customer('Paula Park', 'paula.admin@painting.example', organization('ADMIN', 'painting')),
  customer('Flora Finch', 'flora.admin@flooring.example', organization('ADMIN', 'flooring')),
  customer('Lars Lund', 'lars.admin@landscaping.example', organization('ADMIN', 'landscaping')),
  customer('Mona Marsh', 'mona.admin@masonry.example', organization('ADMIN', 'masonry')),
  customer('Carl Cole', 'carl.admin@cabinets.example', organization('ADMIN', 'cabinets')),
  customer('Fritz Ford', 'fritz.admin@fencing.example', organization('ADMIN', 'fencing')),
  customer('Inga Ives', 'inga.admin@insulation.example', organization('ADMIN', 'insulation')),
  customer('Solveig Sun', 'solveig.admin@solar.example', organization('ADMIN', 'solar')),

  // The resellers
  person('RESELLER', 'Rita Rowe', 'rita.reseller@northpier.example', [reseller('northPier')]),
  person('RESELLER', 'Hank Hart', 'hank.reseller@harbor.example', [reseller('harbor')]),

  // Birch IT. Planted: an organization Admin who has not signed in for more than six months (AU4)
  msp('Nora North', 'nora.admin@birch.example', account('ADMIN', 'birch')),
  msp('Nils Nash', 'nils.admin@birch.example', account('ADMIN', 'birch')),
  breakGlass('Birch break-glass', 'break-glass@birch.example', 'birch'),
  person('CUSTOMER', 'Lena Lark', 'lena.admin@linden.example', [organization('ADMIN', 'linden', 'birch')], { lastLoginDaysAgo: 240 }),
  customer('Luis Lowe', 'luis.user@linden.example', organization('USER', 'linden', 'birch')),

  // Cedar Managed. Planted: a login that several people share (AP2), a customer with an account role (AP1)
  msp('Cleo Clark', 'cleo.admin@cedar.example', account('ADMIN', 'cedar')),
  msp('Cora Cross', 'cora.admin@cedar.example', account('ADMIN', 'cedar')),
  breakGlass('Cedar break-glass', 'break-glass@cedar.example', 'cedar'),
  person('MSP', 'Helpdesk', 'helpdesk@cedar.example', [account('READ_ONLY', 'cedar')], { kind: 'SHARED' }),
  customer('Carla Chase', 'carla.customer@oak.example', account('USER', 'cedar')),
  customer('Oona Oakes', 'oona.admin@oak.example', organization('ADMIN', 'oak', 'cedar')),

  // Delta Ops. Planted: its only Admin (AP3)
  msp('Dan Drake', 'dan.admin@delta.example', account('ADMIN', 'delta')),

  person('VENDOR', 'Pat Pratt', 'pat.support@fieldgate.example', [{ ...NOWHERE, layer: 'PLATFORM', role: 'SUPPORT' }]),
  customer('Lee Lost', 'lee.lost@nowhere.example'),
];
