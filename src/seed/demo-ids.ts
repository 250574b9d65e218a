import { createHash } from 'node:crypto';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const MONTH = 30.4375 * DAY;

/** The clock that ids are made from: fixed, and before any id that a gateway will ever make. */
const BASE = Date.UTC(2025, 0, 1);

/**
 * The id of what is called `name`, made `age` milliseconds before the seed. Shaped as UUID v7, so that the order of ids is
 * the order of time as it is for ids of the gateway; the rest is a digest of the name, so that every machine has the same
 * ids and a new row moves no other.
 */
export function idOf(name: string, age: number): string {
  const time = (BASE - Math.round(age)).toString(16).padStart(12, '0');
  const digest = createHash('sha256').update(name).digest('hex');
  const variant = (8 + (parseInt(digest.slice(3, 4), 16) % 4)).toString(16);
  const [a, b] = [`7${digest.slice(0, 3)}`, `${variant}${digest.slice(4, 7)}`];
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${digest.slice(8, 20)}`;
}

/** How long before the seed an id of `idOf` was made. */
export const ageOf = (id: string): number => BASE - parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

const reseller = (key: string, place: number): string => idOf(`reseller/${key}`, (1200 - 30 * place) * DAY);
const account = (key: string, place: number): string => idOf(`account/${key}`, (1100 - 30 * place) * DAY);
export const organizationId = (key: string, place: number): string => idOf(`organization/${key}`, (950 - place) * DAY);

export const RESELLER_IDS = { northPier: reseller('northPier', 0), harbor: reseller('harbor', 1) } as const;

export const ACCOUNT_IDS = {
  ableMoose: account('ableMoose', 0),
  birch: account('birch', 1),
  cedar: account('cedar', 2),
  delta: account('delta', 3),
} as const;

export const ORGANIZATION_IDS = {
  roofing: organizationId('roofing', 0),
  plumbing: organizationId('plumbing', 1),
  glass: organizationId('glass', 2),
  electric: organizationId('electric', 3),
  heating: organizationId('heating', 4),
  paving: organizationId('paving', 5),
  painting: organizationId('painting', 6),
  flooring: organizationId('flooring', 7),
  landscaping: organizationId('landscaping', 8),
  masonry: organizationId('masonry', 9),
  cabinets: organizationId('cabinets', 10),
  fencing: organizationId('fencing', 11),
  insulation: organizationId('insulation', 12),
  solar: organizationId('solar', 13),
  alder: organizationId('alder', 0),
  linden: organizationId('linden', 1),
  rowan: organizationId('rowan', 2),
  maple: organizationId('maple', 0),
  oak: organizationId('oak', 1),
  pine: organizationId('pine', 0),
} as const;

export type ResellerKey = keyof typeof RESELLER_IDS;
export type AccountKey = keyof typeof ACCOUNT_IDS;
export type OrganizationKey = keyof typeof ORGANIZATION_IDS;

/** Every tenant of the demo world by its short name. */
export const IDS = { ...RESELLER_IDS, ...ACCOUNT_IDS, ...ORGANIZATION_IDS } as const;

export const scaleAccountId = (k: number): string => idOf(`account/scale${k}`, 600 * DAY - k * HOUR);

/** Within a list of members those of the first roles come first. */
const SENIORITY = ['ADMIN', 'SECURITY_ENGINEER', 'PROVISIONER', 'USER', 'FINANCE', 'MARKETING', 'READ_ONLY', 'SUPPORT'];

export const personId = (email: string): string => idOf(`person/${email}`, 800 * DAY);
export const membershipId = (email: string, scopeId: string, role: string): string =>
  idOf(`membership/${email}/${scopeId}/${role}`, (790 - 10 * SENIORITY.indexOf(role)) * DAY);

// Telemetry by the short name of its organization and its number there; number 0 is the newest of what happens.
export const agentAge = (n: number): number => 900 * DAY - n * 37 * HOUR;
export const agentId = (organization: string, n: number): string => idOf(`${organization}/agent/${n}`, agentAge(n));
export const reportId = (organization: string, n: number): string =>
  idOf(`${organization}/report/${n}`, (n + 0.4) * 26 * HOUR);
/** Of an organization by its short name; of several of an account, and of the account itself, by the account's. */
export const escalationId = (key: string, n: number): string => idOf(`${key}/escalation/${n}`, (n + 0.7) * 31 * HOUR);

/** The id of a part of something, made `later` milliseconds after the whole. */
export const partId = (wholeId: string, part: string, later: number): string =>
  idOf(`${wholeId}/${part}`, ageOf(wholeId) - later);

/** The n-th row of an account's or reseller's books, by the months since. */
export const bookId = (owner: string, kind: string, months: number): string =>
  idOf(`${owner}/${kind}/${months}`, months * MONTH + HOUR);

/** In every organization: open = SENT with remediations to approve or reject; ready = SENT with none, to be resolved. */
export const openReportId = (organization: OrganizationKey): string => reportId(organization, 0);
export const readyReportId = (organization: OrganizationKey): string => reportId(organization, 1);
