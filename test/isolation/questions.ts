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
  'its evidence': `query ($accountId: ID!) { account(id: $accountId) {
    signals(first: 20) { totalCount nodes { type entity { name } organization { name } agent { hostname } investigation { status signals(first: 5) { totalCount nodes { name } } } } }
    externalPorts(first: 20) { totalCount nodes { ipAddress port organizations(first: 5) { totalCount nodes { name } } } }
    reports(first: 5) { totalCount nodes { type counters { agents { total } } organization { name } } }
    organizations(first: 5) { nodes { investigations(first: 3) { totalCount nodes { status signals(first: 3) { nodes { name investigation { status } } } } }
      autoruns(first: 3) { totalCount nodes { name agent { hostname } binary { sha256 size } } } binaries(first: 3) { totalCount nodes { name } }
      collectedFiles(first: 3) { totalCount nodes { path agent { hostname } } } canaries(first: 3) { totalCount nodes { state } }
      processDetections(first: 3) { totalCount nodes { pid organization { name } } } externalPorts(first: 3) { totalCount nodes { port } } reports(first: 2) { totalCount nodes { url } }
      agents(first: 3) { nodes { autoruns(first: 2) { totalCount nodes { name } } binaries(first: 2) { totalCount nodes { name organization { name } } } collectedFiles(first: 2) { totalCount nodes { path } } canaries(first: 2) { totalCount nodes { path } } } } } } } }`,
  'its identities and what troubles them': `query ($accountId: ID!) { account(id: $accountId) {
    identities(first: 5) { totalCount nodes { username riskLevel tenant { type } organization { name } } }
    unwantedAccessRules(first: 20) { totalCount nodes { appliedTo { type name } status vpn countryCode identity { username } organization { name } createdByName createdBy { name } } }
    platformActions(first: 20) { totalCount nodes { type subject organizations(first: 3) { nodes { name } } entities(first: 3) { nodes { name agent { hostname } identity { username } } } } }
    organizations(first: 5) { nodes { billableIdentityCount itdrTenants { nodes { type onboardingStatus identities(first: 2) { totalCount } } } unwantedAccessRules(first: 3) { nodes { logic } } } } }
    knownVpns { totalCount nodes { slug } } }`,
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
  'every kind of filter and order': `query ($accountId: ID!, $organizationId: ID!, $agentId: ID!) { account(id: $accountId) {
    organizations(first: 5, filter: { or: [{ partnerAccessPattern: { in: [CO_MANAGED] } }, { reportRecipients: { contains: "a" } }, { satLearnerCount: { gte: 1, lt: 9 } }] }
      orderBy: [{ field: PARTNER_ACCESS_PATTERN, direction: DESC }, { field: NAME, direction: ASC }]) { totalCount nodes { name agents(first: 2, orderBy: [{ field: LAST_CALLBACK_AT, direction: DESC }], filter: { tags: { isNull: false } }) { totalCount nodes { hostname } } } }
    incidentReports(last: 5, filter: { not: { agent: { hostname: { startsWith: "x" }, id: { ne: $agentId } } }, organization: { id: { in: [$organizationId] }, name: { contains: "a" } }, sentAt: { gt: "2020-01-01T00:00:00Z" } }, orderBy: [{ field: SEVERITY, direction: DESC }]) { totalCount nodes { subject } }
    escalations(filter: { subject: { ne: "x" }, determination: { isNull: true } }, orderBy: [{ field: SUBJECT, direction: ASC }]) { totalCount nodes { type } }
    members(filter: { id: { ne: $accountId }, role: { eq: ADMIN } }) { totalCount }
    billing { subscriptions(filter: { autoRenew: { eq: true } }) { totalCount } } } accounts(filter: { phoneNumber: { isNull: false }, id: { eq: $accountId } }, orderBy: [{ field: PHONE_NUMBER, direction: ASC }]) { totalCount nodes { name } } }`,
  'the whole directory': `{ accounts(first: 100) { totalCount nodes { name reseller { name } agents(first: 2) { nodes { hostname } } } } viewer { user { name } memberships { nodes { role account { name } organization { name } reseller { name } } } } }`,
};
