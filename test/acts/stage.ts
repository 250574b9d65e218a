import { afterAll, beforeAll, beforeEach } from 'vitest';
import { globalId } from '../../src/entities/global-id.js';
import { ACCOUNT_IDS, agentId, IDS, reportId, type AccountKey, type OrganizationKey } from '../../src/seed/demo-ids.js';
import { DEMO_ACCOUNTS } from '../../src/seed/demo-tenants.js';
import { startGateway, type Answer, type Asking, type GatewayOptions, type TestGateway } from '../gateway.js';

/** What tests of acts change: copied once, and put back before each test, so that each starts in the same world. */
const CHANGED = [
  ...['account', 'person', 'app_user', 'membership', 'membership_organization', 'organization', 'agent'],
  ...['incident_report', 'remediation', 'remediation_rejection', 'audit_event'],
];

/** A gateway for the tests of one file, and a world that is as seeded when each of them starts. */
export function stage(options: GatewayOptions = {}): { readonly gateway: TestGateway } {
  const set: { gateway: TestGateway | null } = { gateway: null };
  const current = (): TestGateway => {
    if (set.gateway === null) throw new Error('The gateway was not started yet.');
    return set.gateway;
  };
  beforeAll(async () => {
    set.gateway = await startGateway(options);
    const copies = CHANGED.map((table) => `CREATE TABLE kept.${table} AS TABLE fieldgate.${table}`);
    await current().owner.query(`CREATE SCHEMA kept; ${copies.join('; ')}`);
  });
  beforeEach(async () => {
    const back = CHANGED.map(
      (table) => `DELETE FROM fieldgate.${table}; INSERT INTO fieldgate.${table} TABLE kept.${table}`,
    );
    await current().owner.query(`BEGIN; SET LOCAL session_replication_role = replica; ${back.join('; ')}; COMMIT`);
    current().statements.length = 0;
  });
  afterAll(() => set.gateway?.stop());
  return {
    get gateway() {
      return current();
    },
  };
}

/** What each act shows of its outcome. */
const PAYLOADS = {
  approveRemediations: 'incidentReport { id status version }',
  rejectRemediations: 'incidentReport { id status version returnedToSocAt }',
  resolveIncidentReports: 'incidentReports { id status version closedAt }',
  isolateAgents: 'agents { id firewallStatus }',
  releaseAgents: 'agents { id firewallStatus }',
  createOrganization: 'organization { id name key timezone }',
} as const;

export type ActName = keyof typeof PAYLOADS;

export const documentOf = (act: ActName): string => {
  const input = `${act.charAt(0).toUpperCase()}${act.slice(1)}Input!`;
  return `mutation ($input: ${input}) { ${act}(input: $input) { userErrors { code field message } ${PAYLOADS[act]} } }`;
};

/** Somebody does something: one mutation over HTTP. */
export const doing = (
  gateway: TestGateway,
  email: string,
  act: ActName,
  input: object,
  asking: Asking = {},
): Promise<Answer> => gateway.as(email, asking).asks(documentOf(act), { input });

export const accountOf = (organization: OrganizationKey): AccountKey => {
  const account = DEMO_ACCOUNTS.find(({ organizations }) => organizations.some(({ key }) => key === organization));
  if (account === undefined) throw new Error(`${organization} stands in no account.`);
  return account.key;
};

// Global ids of the demo world. Report 0 of an organization waits for approval, report 1 can be resolved.
export const account = (key: AccountKey): string => globalId('AC', IDS[key], IDS[key]);
export const organization = (key: OrganizationKey): string => globalId('OG', ACCOUNT_IDS[accountOf(key)], IDS[key]);
export const report = (key: OrganizationKey, n = 0): string =>
  globalId('IR', ACCOUNT_IDS[accountOf(key)], reportId(key, n));
export const agent = (key: OrganizationKey, n: number): string =>
  globalId('AG', ACCOUNT_IDS[accountOf(key)], agentId(key, n));
