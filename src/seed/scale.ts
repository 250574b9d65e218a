import type { DataSource, QueryRunner } from 'typeorm';
import { organizationWorlds, telemetryParcels, type Volume } from './account-world.js';
import { billingParcels } from './billing.js';
import { clockOf, type Clock } from './clock.js';
import { accountDefenderParcels } from './defender/account.js';
import { organizationId, scaleAccountId } from './demo-ids.js';
import { person, type DemoPerson } from './demo-people.js';
import { rulesParcel } from './itdr/rules.js';
import type { AccountPlan, OrganizationPlan } from './plans.js';
import { integrationParcels } from './integrations/parcels.js';
import { peopleParcels } from './people.js';
import { within, type Parcel } from './rows.js';
import { settingsParcels } from './settings/parcels.js';
import { accountParcel } from './tenants.js';
import { alone, raise, write } from './write.js';

/** The shape of *console* (speed.md): what every account for measuring holds. */
const ORGANIZATIONS = 50;
const AGENTS_EACH = 20;
const VOLUME: Volume = {
  reports: () => 2,
  remediations: 2,
  questions: 3,
  evidence: { investigations: 2, hosts: 2 },
  troubles: 1,
  identities: () => 3,
  rules: 2,
  talk: 'silence',
};
const MONTHS_OF_INVOICES = 12;

/** Sees to it that accounts 1 to `n` for measuring exist, each in a transaction of its own; says how many it made. */
export async function seedScale(owner: DataSource, n: number, now: Date): Promise<number> {
  const clock = clockOf(now);
  let made = 0;
  for (let k = 1; k <= n; k += 1) {
    if (await alone(owner, (runner) => seedAccount(runner, k, clock))) made += 1;
  }
  return made;
}

/** Its only person: an Admin with a demo sign-in. */
export const scaleAdmin = (k: number): DemoPerson =>
  person('MSP', `Admin of Scale ${k}`, `admin@scale${k}.example`, [
    {
      layer: 'ACCOUNT',
      role: 'ADMIN',
      resellerId: null,
      accountId: scaleAccountId(k),
      organizationId: null,
      assigned: null,
    },
  ]);

async function seedAccount(runner: QueryRunner, k: number, clock: Clock): Promise<boolean> {
  const id = scaleAccountId(k);
  await raise(runner, within(id));
  const found = (await runner.query('SELECT 1 FROM fieldgate.account WHERE id = $1', [id])) as unknown[];
  if (found.length > 0) return false;
  await write(runner, accountParcels(k, clock));
  return true;
}

function accountParcels(k: number, clock: Clock): readonly Parcel[] {
  const account = planOf(k);
  const worlds = organizationWorlds(account, VOLUME, clock);
  const office = { account, n: k, people: [scaleAdmin(k)] };
  return [
    accountParcel(account, clock),
    ...peopleParcels([scaleAdmin(k)], clock),
    ...telemetryParcels(account.id, worlds),
    rulesParcel(account, worlds, VOLUME.rules, scaleAdmin(k), clock),
    ...accountDefenderParcels(account, null, clock),
    ...billingParcels(account, MONTHS_OF_INVOICES, clock),
    ...settingsParcels(office, clock),
    ...integrationParcels(office, worlds, clock),
  ];
}

const planOf = (k: number): AccountPlan => ({
  key: `scale${k}`,
  id: scaleAccountId(k),
  resellerId: null,
  name: `Scale ${k}`,
  subdomain: `scale${k}`,
  supportType: 'NOT_APPLICABLE',
  timezone: 'Etc/UTC',
  city: 'Denver',
  country: 'US',
  trial: 'none',
  organizations: Array.from({ length: ORGANIZATIONS }, (_, n) => organizationPlan(k, n)),
});

function organizationPlan(k: number, n: number): OrganizationPlan {
  const key = `scale${k}-o${n + 1}`;
  return {
    key,
    id: organizationId(key, n),
    name: `Organization ${n + 1} of Scale ${k}`,
    domain: `o${n + 1}.scale${k}.example`,
    agents: AGENTS_EACH,
    pattern: 'MSP_MANAGED',
    responder: null,
  };
}
