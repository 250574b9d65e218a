import type { DataSource } from 'typeorm';
import { organizationWorlds, telemetryParcels, type OrganizationWorld, type Volume } from './account-world.js';
import { actorIn } from './actors.js';
import { creationOf } from './audit.js';
import { billingParcels } from './billing.js';
import { clockOf, type Clock } from './clock.js';
import { escalationId, IDS } from './demo-ids.js';
import { DEMO_PEOPLE } from './demo-people.js';
import { DEMO_ACCOUNTS, DEMO_RESELLERS, ON_CALL, SHARED_ESCALATIONS, type DemoAccountPlan } from './demo-tenants.js';
import { ACCOUNT_KIND, ESCALATION_KINDS, SHARED_KIND } from './escalation-kinds.js';
import { question, type Question } from './escalations.js';
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
  const admin = actorIn(account.id, account.admin);
  const wall = within(account.id);
  const office = officeOf(account);
  return [
    ...telemetryParcels(account.id, worlds),
    { table: 'escalation', rows: questions.map(({ escalation }) => escalation), wall },
    { table: 'escalation_entity', rows: questions.flatMap(({ entities }) => entities), wall },
    { table: 'audit_event', rows: account.organizations.map((plan) => creationOf(account, admin, plan, clock)), wall },
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
  const shared = SHARED_ESCALATIONS[account.key];
  const where = (n: number) => ({ accountId: account.id, id: escalationId(account.key, n), n });
  return [
    ...shared.map((keys, n) => {
      const ids = new Set<string>(keys.map((key) => IDS[key]));
      return question(
        SHARED_KIND,
        where(n),
        worlds.filter(({ site }) => ids.has(site.organizationId)),
        clock,
      );
    }),
    question(ACCOUNT_KIND, where(shared.length), [], clock),
  ];
}
