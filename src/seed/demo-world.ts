import type { DataSource } from 'typeorm';
import { organizationWorlds, telemetryParcels, type OrganizationWorld, type Volume } from './account-world.js';
import { actorIn } from './actors.js';
import { creationOf } from './audit.js';
import { billingParcels } from './billing.js';
import { clockOf, type Clock } from './clock.js';
import { accountDefenderParcels } from './defender/account.js';
import { escalationId, IDS } from './demo-ids.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { DEMO_ACCOUNTS, DEMO_RESELLERS, ON_CALL, SHARED_ESCALATIONS, type DemoAccountPlan } from './demo-tenants.js';
import { ACCOUNT_KIND, ESCALATION_KINDS, SHARED_KIND } from './escalation-kinds.js';
import { question, type Question } from './escalations.js';
import { sharedPortsOf } from './evidence/ports.js';
import {
  ACCOUNT_PLATFORM_ACTION,
  PLATFORM_ACTION_KINDS,
  SHARED_PLATFORM_ACTION,
} from './itdr/platform-action-kinds.js';
import { platformActionId, trouble, type Trouble } from './itdr/platform-actions.js';
import { ORGANIZATION_RULES } from './itdr/rule-kinds.js';
import { rulesParcel } from './itdr/rules.js';
import { REPORT_PLAN } from './incident-plan.js';
import { integrationParcels } from './integrations/parcels.js';
import { peopleParcels } from './people.js';
import { resellerBillingParcels } from './reseller-billing.js';
import { within, type Parcel } from './rows.js';
import type { Office } from './settings/office.js';
import { settingsParcels } from './settings/parcels.js';
import { accountParcel, resellerParcels } from './tenants.js';
import { alone, write } from './write.js';

/** The world in `fieldgate.seed_mark`: a database without a mark was never seeded. */
const MARK = 'demo';

/** Seeds the demo world (contract section 6) into a database that was never seeded; false when it was. */
export const seedDemoWorld = (owner: DataSource, now: Date): Promise<boolean> =>
  alone(owner, async (runner) => {
    const marks = (await runner.query('SELECT 1 FROM fieldgate.seed_mark LIMIT 1')) as unknown[];
    if (marks.length > 0) return false;
    await write(runner, demoWorld(now));
    await runner.query('INSERT INTO fieldgate.seed_mark (world, seeded_at) VALUES ($1, $2)', [MARK, now]);
    return true;
  });

const MONTHS_OF_INVOICES = 24;

/** Every organization goes through the whole plan; the larger ones have more besides. */
const VOLUME: Volume = {
  reports: (agents) => REPORT_PLAN.length + Math.floor(agents / 20),
  remediations: 3,
  questions: ESCALATION_KINDS.length,
  evidence: { investigations: 7, hosts: 12 },
  troubles: PLATFORM_ACTION_KINDS.length,
  identities: (billed) => billed,
  rules: ORGANIZATION_RULES.length,
  talk: 'talk',
};

/** All rows of the demo world, in an order that foreign keys allow. Pure: the same for the same day. */
export function demoWorld(now: Date): readonly Parcel[] {
  const clock = clockOf(now);
  return [
    ...resellerParcels(clock),
    ...DEMO_ACCOUNTS.map((account) => accountParcel(account, clock)),
    ...peopleParcels(DEMO_PEOPLE, clock),
    ...DEMO_ACCOUNTS.flatMap((account) => accountParcels(account, clock)),
    ...DEMO_RESELLERS.flatMap(({ id }) => resellerBillingParcels(id, DEMO_ACCOUNTS, clock)),
  ];
}

function accountParcels(account: DemoAccountPlan, clock: Clock): readonly Parcel[] {
  const worlds = organizationWorlds(account, VOLUME, clock);
  const questions = questionsBeyond(account, worlds, clock);
  const troubles = troublesBeyond(account, worlds, clock);
  const admin = actorIn(account.id, account.admin);
  const wall = within(account.id);
  const office = officeOf(account);
  return [
    ...telemetryParcels(account.id, worlds),
    { table: 'escalation', rows: questions.map(({ escalation }) => escalation), wall },
    { table: 'escalation_entity', rows: questions.flatMap(({ entities }) => entities), wall },
    { table: 'external_port', rows: sharedPortsOf(account.key, clock), wall },
    { table: 'platform_action', rows: troubles.map(({ action }) => action), wall },
    { table: 'platform_action_entity', rows: troubles.flatMap(({ entities }) => entities), wall },
    rulesParcel(account, worlds, VOLUME.rules, admin, clock),
    { table: 'audit_event', rows: account.organizations.map((plan) => creationOf(account, admin, plan, clock)), wall },
    ...accountDefenderParcels(account, admin, clock),
    ...billingParcels(account, MONTHS_OF_INVOICES, clock),
    ...settingsParcels(office, clock),
    ...integrationParcels(office, worlds, clock),
  ];
}

const officeOf = (account: DemoAccountPlan): Office => ({
  account,
  n: DEMO_ACCOUNTS.indexOf(account),
  people: DEMO_PEOPLE.filter(({ email }) => ON_CALL[account.key].includes(email)),
});

/** The escalations of several organizations and, after them, the one at the account itself. */
function questionsBeyond(
  account: DemoAccountPlan,
  worlds: readonly OrganizationWorld[],
  clock: Clock,
): readonly Question[] {
  const shared = sharedBy(account, worlds);
  const where = (n: number) => ({ accountId: account.id, id: escalationId(account.key, n), n });
  return [
    ...shared.map((concerned, n) => question(SHARED_KIND, where(n), concerned, clock)),
    question(ACCOUNT_KIND, where(shared.length), [], clock),
  ];
}

/** So it is with what does not work. */
function troublesBeyond(
  account: DemoAccountPlan,
  worlds: readonly OrganizationWorld[],
  clock: Clock,
): readonly Trouble[] {
  const { id, key } = account;
  const shared = sharedBy(account, worlds);
  return [
    ...shared.map((concerned, n) => trouble(SHARED_PLATFORM_ACTION, id, platformActionId(key, n), concerned, clock)),
    trouble(ACCOUNT_PLATFORM_ACTION, id, platformActionId(key, shared.length), [], clock),
  ];
}

/** The organizations that have something in common. */
const sharedBy = (
  { key }: DemoAccountPlan,
  worlds: readonly OrganizationWorld[],
): readonly (readonly OrganizationWorld[])[] =>
  SHARED_ESCALATIONS[key].map((keys) => {
    const ids = new Set<string>(keys.map((organization) => IDS[organization]));
    return worlds.filter(({ site }) => ids.has(site.organizationId));
  });
