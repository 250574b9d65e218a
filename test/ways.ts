import { isObjectType, type GraphQLSchema } from 'graphql';
import { ROWS } from '../src/auth/policy.js';
import { argumentsFor, leastOf, queryOf } from './documents.js';

/**
 * How to get from the root to a value of each type that has guarded fields. A row is fetched by its id (`node`); what is
 * no row hangs beneath one. `Row > field > field`; a way that starts with `>` starts at the root. Edges lie beneath their
 * connection.
 */
export const WAYS: Readonly<Record<string, string>> = {
  Query: '',
  AccessExplanation: '> explainAccess(coordinate: "Account.name", id: $Account)',
  AccountBilling: 'Account > billing',
  AccountConnection: '> accounts(first: 1)',
  AccountRoleChange: '> policyDifference(from: "2022-06", to: "current", accountId: $Account) > accountRoles',
  AccountUsageLineConnection: 'ResellerInvoice > accountUsage(first: 1)',
  AgentConnection: 'Organization > agents(first: 1)',
  AuditEventConnection: 'Organization > auditEvents(first: 1)',
  AutorunConnection: 'Organization > autoruns(first: 1)',
  BinaryConnection: 'Organization > binaries(first: 1)',
  CanaryConnection: 'Organization > canaries(first: 1)',
  CollectedFileConnection: 'Organization > collectedFiles(first: 1)',
  ContractConnection: 'Account > billing > contracts(first: 1)',
  EscalationConnection: 'Organization > escalations(first: 1)',
  EscalationEntityConnection: 'Escalation > entities(first: 1)',
  ExternalPortConnection: 'Organization > externalPorts(first: 1)',
  IdentityConnection: 'Organization > identities(first: 1)',
  ExclusionConnection: 'Organization > exclusions(first: 1)',
  IncidentContactConnection: 'Account > incidentContacts(first: 1)',
  IntegrationConnection: 'Account > integrations(first: 1)',
  PsaOrganizationMappingConnection: 'Account > psaOrganizationMappings(first: 1)',
  SiemSavedQueryConnection: 'Account > siemSavedQueries(first: 1)',
  SiemSourceConnection: 'Account > siemSources(first: 1)',
  Viewer: '> viewer',
  IncidentCommentConnection: 'IncidentReport > comments(first: 1)',
  IncidentReportConnection: 'Organization > incidentReports(first: 1)',
  InvestigationConnection: 'Organization > investigations(first: 1)',
  InvoiceConnection: 'Account > billing > invoices(first: 1)',
  ItdrTenantConnection: 'Organization > itdrTenants(first: 1)',
  KnownVpnConnection: '> knownVpns(first: 1)',
  OrganizationConnection: 'Account > organizations(first: 1)',
  OrganizationRoleChange: '> policyDifference(from: "2022-06", to: "current", accountId: $Account) > organizationRoles',
  OrganizationUsageLineConnection: 'Invoice > organizationUsage(first: 1)',
  PlatformActionConnection: 'Organization > platformActions(first: 1)',
  PlatformActionEntityConnection: 'PlatformAction > entities(first: 1)',
  ProcessDetectionConnection: 'Organization > processDetections(first: 1)',
  RemediationConnection: 'IncidentReport > remediations(first: 1)',
  RemediationRejectionConnection: 'IncidentReport > rejections(first: 1)',
  ResellerInvoiceConnection: 'Reseller > invoices(first: 1)',
  SignalConnection: 'Organization > signals(first: 1)',
  SummaryReportConnection: 'Organization > reports(first: 1)',
  UnwantedAccessRuleConnection: 'Organization > unwantedAccessRules(first: 1)',
};

/** The row a way starts from, or null when it starts at the root. */
export const startOf = (typeName: string): string | null => stepsOf(typeName).row;

/** A document that asks some fields of a value of a type, and where in the answer that value is. */
export interface Question {
  readonly typeName: string;
  readonly document: string;
  readonly path: readonly string[];
}

/** Each field of the type under its own name, beside `__typename`, which says that the value itself was visited. */
export function questionAbout(schema: GraphQLSchema, typeName: string, fields: readonly string[]): Question {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type.`);
  const asked = fields.map((name) => {
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`${typeName} has no field ${name}.`);
    return `${name}${argumentsFor(field)}${leastOf(field)}`;
  });
  const { row, steps } = stepsOf(typeName);
  const beneath = steps.reduceRight((inner, step) => `${step} { ${inner} }`, `__typename ${asked.join(' ')}`);
  return {
    typeName,
    document: queryOf(row === null ? `{ ${beneath} }` : `{ node(id: $${row}) { ... on ${row} { ${beneath} } } }`),
    path: [...(row === null ? [] : ['node']), ...steps.map((step) => step.replace(/\(.*/, ''))],
  };
}

function stepsOf(typeName: string): { row: string | null; steps: readonly string[] } {
  if (ROWS.has(typeName)) return { row: typeName, steps: [] };
  const edge = typeName.endsWith('Edge');
  const way = WAYS[edge ? `${typeName.slice(0, -'Edge'.length)}Connection` : typeName];
  if (way === undefined) throw new Error(`test/ways.ts has no way to ${typeName}.`);
  const [row = '', ...steps] = way.split('>').map((step) => step.trim());
  return { row: row === '' ? null : row, steps: edge ? [...steps, 'edges'] : steps };
}

/** The value at a path of an answer; of a list the first. Undefined when something on the way is null or empty. */
export const valueAt = (data: unknown, path: readonly string[]): Record<string, unknown> | undefined =>
  path.reduce<unknown>((at, key) => {
    const next = (at as Record<string, unknown> | null | undefined)?.[key];
    return Array.isArray(next) ? (next as unknown[])[0] : next;
  }, data) as Record<string, unknown> | undefined;
