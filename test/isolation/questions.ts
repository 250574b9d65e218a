import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { ACCOUNT_IDS, IDS } from '../../src/seed/demo-ids.js';
import { rowsOf, scopeOf, type Columns, type KnownRow, type World } from './world.js';

/** Who asks, and in which account and organization they look. */
export interface Looking {
  readonly email: string;
  readonly account: keyof typeof ACCOUNT_IDS;
  readonly organization: keyof typeof IDS;
}

export const LOOKING: readonly Looking[] = [
  { email: 'ada.admin@ablemoose.example', account: 'ableMoose', organization: 'solar' },
  { email: 'sid.security@ablemoose.example', account: 'ableMoose', organization: 'glass' },
  { email: 'uma.user@ablemoose.example', account: 'ableMoose', organization: 'plumbing' },
  { email: 'finn.finance@ablemoose.example', account: 'ableMoose', organization: 'glass' },
  { email: 'olga.admin@roofing.example', account: 'ableMoose', organization: 'roofing' },
  { email: 'nora.admin@birch.example', account: 'birch', organization: 'alder' },
  { email: 'rita.reseller@northpier.example', account: 'birch', organization: 'linden' },
];

const FOLDER = new URL('../../schema/operations/', import.meta.url);

export const OPERATION_FILES: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.graphql'))
  .sort();

export const operationIn = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

/** Ids for the variables of an example, of rows where the person looks. */
export function variablesFor(text: string, world: World, looking: Looking): Record<string, unknown> {
  const [operation] = parse(text).definitions;
  const names =
    operation?.kind === 'OperationDefinition'
      ? (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [];
  const [accountId, organizationId] = [ACCOUNT_IDS[looking.account], IDS[looking.organization]];
  const there = (type: string): readonly KnownRow[] =>
    rowsOf(world, type).filter(({ columns }) =>
      [columns['id'], columns['organization_id'], columns['organization_ids']?.[0]].includes(organizationId),
    );
  const idsThere = (type: string, is: (columns: Columns) => boolean = always): string[] =>
    there(type)
      .filter(({ columns }) => is(columns))
      .map(({ globalId }) => globalId);
  const idsAt = (type: string): string[] =>
    rowsOf(world, type)
      .filter((row) => scopeOf(type, row.columns) === accountId)
      .map(({ globalId }) => globalId);
  const firewall = text.includes('isolateAgents') ? 'ENABLED' : 'ISOLATED';
  const all: Readonly<Record<string, unknown>> = {
    accountId: idsAt('Account')[0],
    organizationId: idsThere('Organization')[0],
    resellerId: rowsOf(world, 'Reseller')[0]?.globalId,
    agentId: idsThere('Agent')[0],
    agentIds: idsThere('Agent', (columns) => columns['firewall_status'] === firewall).slice(0, 3),
    escalationId: idsThere('Escalation')[0],
    invoiceId: idsAt('Invoice')[0],
    incidentReportId: idsThere('IncidentReport').at(text.includes('reject') ? -3 : -1), // both undecided (incident-plan.ts)
    incidentReportIds: idsThere('IncidentReport').slice(-2, -1),
    userId: idsAt('User')[0],
    nodeId: idsThere('IncidentReport')[0],
    nodeIds: [...idsThere('Agent').slice(0, 5), ...idsThere('IncidentReport').slice(0, 5)],
  };
  return Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

const always = (): boolean => true;

/** Questions that go wide and deep: everything a portal could ask at once. */
export const BIG_QUESTIONS: Readonly<Record<string, string>> = {
  'an account from end to end': `query ($accountId: ID!) { account(id: $accountId) {
    name reseller { name } members(first: 20) { totalCount nodes { role user { name email } organizations(first: 5) { nodes { name } } } }
    organizations(first: 20) { totalCount nodes { name agentsCount incidentReportsCount members(first: 5) { nodes { user { name } } }
      agents(first: 3) { totalCount nodes { hostname incidentReports(first: 2) { nodes { subject } } } }
      incidentReports(first: 2) { nodes { subject agent { hostname organization { name } } remediations(first: 2) { nodes { action approvedBy { name } } }
        comments(first: 2) { nodes { body author { name } } } rejections(first: 2) { nodes { comment rejectedBy { name } } } } }
      escalations(first: 2) { nodes { type organizations(first: 2) { nodes { name } } entities(first: 2) { nodes { name agent { hostname } } } } } } }
    auditEvents(first: 20) { nodes { action actor { name } organization { name } target { id } changes { coordinate after } } } } }`,
  'its billing': `query ($accountId: ID!) { account(id: $accountId) { trials { product } billing {
    invoices(first: 24) { totalCount nodes { number amount { amountMinor } organizationUsage(first: 20) { totalCount nodes { organizationName edr } } } }
    contracts { nodes { product account: status } } subscriptions { nodes { product account { name } } } paymentMethod { last4 } billingInfo { company } } } }`,
  'its settings and integrations': `query ($accountId: ID!) { account(id: $accountId) { satUrl installerUrl
    settings { tamperProtection isolation { allowlist } notifications { categories incidentAlertRecipients(first: 5) { totalCount nodes { name } } } }
    ssoConfiguration { serviceUrl certificateFingerprint } incidentContacts { nodes { phone } } unresponsiveAgentSettings { afterDays }
    psaIntegration { kind hasCredentials } psaOrganizationMappings(first: 20) { totalCount nodes { companyName organization { name } } }
    integrations { nodes { kind status } } siemSavedQueries { nodes { query owner { name } } }
    siemSources(first: 20) { totalCount nodes { name organization { name } collectorAgent { hostname } } }
    invitations(first: 20) { totalCount nodes { email state role invitedBy { name } organizations(first: 5) { nodes { name } } } }
    organizations(first: 20) { nodes { logsSourcesCount unresponsiveAgentSettings { afterDays organization { name } } siemSources(first: 3) { nodes { kind } }
      invitations(first: 3) { totalCount nodes { state account { name } organization { name } } } } } } viewer { hubUrl } }`,
  'a reseller from end to end': `query ($resellerId: ID!) { reseller(id: $resellerId) { name availableSupportTypes accounts { nodes { name organizations { totalCount nodes { name agentsCount } } } }
    members { nodes { role user { name } } } subscriptions { totalCount nodes { product account { name } } }
    invoices(first: 12) { totalCount nodes { amount { amountMinor } accountUsage { totalCount nodes { accountName account { name } } } } } } }`,
  'the whole directory': `{ accounts(first: 100) { totalCount nodes { name reseller { name } agents(first: 2) { nodes { hostname } } } } viewer { user { name } memberships { nodes { role account { name } organization { name } reseller { name } } } } }`,
};
