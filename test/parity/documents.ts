import { readdirSync, readFileSync } from 'node:fs';
import { getNamedType, isInterfaceType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { ROWS } from '../../src/auth/policy.js';
import { argumentsFor, queryOf, variablesOf } from '../documents.js';
import type { Ids } from '../audit/rows-at.js';

/** A document and what it is asked with at a place. */
export interface Asked {
  readonly name: string;
  readonly document: string;
  readonly variables: (ids: Ids) => Record<string, unknown>;
}

const FOLDER = new URL('../../schema/operations/', import.meta.url);

/** The published examples, but for the acts. */
export const operations = (): readonly Asked[] =>
  readdirSync(FOLDER)
    .map((file) => ({ name: file, document: readFileSync(new URL(file, FOLDER), 'utf8') }))
    .filter(({ document }) => !/^mutation/m.test(document))
    .map((operation) => ({ ...operation, variables: idsByTheirNames }));

function idsByTheirNames(ids: Ids): Record<string, unknown> {
  const named = Object.entries(ids).map(([type, id]) => [`${type.charAt(0).toLowerCase()}${type.slice(1)}Id`, id]);
  const nodeIds = ['Agent', 'IncidentReport', 'Invoice', 'Organization', 'User'].map(
    (type) => ids[type] ?? 'never issued',
  );
  return { ...Object.fromEntries(named), nodeId: ids['Agent'], nodeIds: [...nodeIds, 'never issued'] };
}

/** Of a row of each type every field, and of what lies beneath every field. */
export const everyRow = (schema: GraphQLSchema): readonly Asked[] =>
  [...ROWS.keys()].map((type) =>
    plain(
      `every field of ${type}`,
      `{ node(id: $${type}) { __typename ... on ${type} ${everythingOf(schema, type, 2)} } }`,
    ),
  );

/** Everything of a type down to some depth; at the bottom only what things are. */
export function everythingOf(schema: GraphQLSchema, typeName: string, depth: number): string {
  const type = schema.getType(typeName);
  if (isInterfaceType(type))
    return '{ __typename id ... on Organization { name } ... on Agent { hostname } ... on IncidentReport { subject } }';
  if (!isObjectType(type) || depth === 0) return '{ __typename }';
  const fields = Object.values(type.getFields()).map((field) => {
    const yields = getNamedType(field.type);
    return `${field.name}${argumentsFor(field, 2)}${isComposite(yields) ? ` ${everythingOf(schema, yields.name, nextDepth(yields, depth))}` : ''}`;
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** A connection is no level of its own. */
const nextDepth = ({ name }: GraphQLNamedType, depth: number): number =>
  /(Connection|Edge)$/.test(name) && depth === 1 ? 0 : depth - 1;

const isComposite = (type: GraphQLNamedType): boolean => isObjectType(type) || isInterfaceType(type);

const plain = (name: string, selection: string, more: Record<string, unknown> = {}): Asked => {
  const document = selection.startsWith('{') ? queryOf(selection) : selection;
  return { name, document, variables: (ids) => ({ ...variablesOf(document, ids), ...more }) };
};

/** What engines get wrong: aliases, fragments, conditions, nulls on the way, abstract types, errors. */
export const handmade: readonly Asked[] = [
  plain(
    'aliases',
    `{ one: account(id: $Account) { called: name key: accountKey again: accountKey } two: organization(id: $Organization) { a: agents(first: 1) { totalCount } b: agents(last: 2) { nodes { host: hostname } } } }`,
  ),
  plain(
    'merged selections',
    `{ account(id: $Account) { name } account(id: $Account) { accountKey reseller { name } } }`,
  ),
  plain(
    'fragments',
    `query ($Account: ID!) { account(id: $Account) { ...money ...people ... { name } ... on Account { billing { invoices(first: 2) { nodes { ...invoice } } } } } }
    fragment money on Account { billing { paymentMethod { brand last4 } billingInfo { company address { city } } } }
    fragment people on Account { members(first: 3) { nodes { role user { ...person } } } }
    fragment person on User { name email }
    fragment invoice on Invoice { number amount { amountMinor currency } receiptUrl }`,
  ),
  plain(
    'an interface',
    `{ a: node(id: $Agent) { id __typename ... on Agent { hostname incidentReports(first: 1) { totalCount } } } b: node(id: $Invoice) { ... on Node { id } ... on Invoice { number receiptUrl } } c: node(id: $Account) { __typename ... on Agent { hostname } } }`,
  ),
  plain(
    'interfaces in a list',
    `{ organization(id: $Organization) { auditEvents(first: 5) { nodes { action changes { coordinate before after } target { __typename id ... on IncidentReport { subject agent { hostname } } ... on Agent { hostname } } } } } }`,
  ),
  plain(
    'several nodes',
    `query ($Account: ID!, $Agent: ID!, $Invoice: ID!, $User: ID!) { nodes(ids: [$Agent, "nothing", $Invoice, $Account, $User, $Agent]) { id ... on Agent { hostname } ... on Invoice { status } ... on Account { name accountKey } ... on User { name } } }`,
  ),
  ...[true, false].flatMap((yes) =>
    [true, false].map((no) =>
      plain(
        `@include(if: ${yes}) and @skip(if: ${no})`,
        `query ($Account: ID!, $yes: Boolean!, $no: Boolean!) { account(id: $Account) { name @include(if: $yes) accountKey @skip(if: $no) incidentReports(first: 1) @include(if: $yes) @skip(if: $no) { nodes { subject @include(if: $yes) body @skip(if: $no) } } ... @include(if: $yes) { billing { invoices(first: 1) { totalCount } } } ...more @skip(if: $no) } } fragment more on Account { members(first: 1) { totalCount } }`,
        { yes, no },
      ),
    ),
  ),
  plain(
    'defaults and nulls for variables',
    `query ($Organization: ID!, $first: Int = 2, $after: String, $last: Int) { organization(id: $Organization) { agents(first: $first, after: $after, last: $last) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { hostname } } } } }`,
    { after: null },
  ),
  plain(
    'numbers',
    `{ organization(id: $Organization) { agentsCount incidentReportsCount version actualUsages { edr { billableAgentsCount } itdr { tenantId total } } } account(id: $Account) { neighborhoodWatch { edr siem } billing { invoices(first: 3) { nodes { amount { amountMinor } quantity } } } } }`,
  ),
  plain(
    'a parent that is null',
    `{ account(id: "never issued") { name organizations(first: 1) { nodes { name } } } incidentReport(id: $IncidentReport) { agent { organization { account { reseller { name } } } } } }`,
  ),
  plain(
    'rows of several organizations',
    `{ account(id: $Account) { escalations(first: 30) { totalCount nodes { type subject details organizations(first: 5) { totalCount nodes { name } } entities(first: 5) { totalCount nodes { name organization { name } agent { hostname } } } } } } }`,
  ),
  plain(
    'people',
    `{ account(id: $Account) { members(first: 20) { nodes { role layer user { name email phone } organization { name } organizations(first: 3) { nodes { name } } } } } organization(id: $Organization) { members(first: 20) { nodes { role user { name } account { name } } } } viewer { user { email } memberships(first: 5) { nodes { role reseller { name } account { name accountKey } organization { name } organizations(first: 20) { totalCount } } } permissions(id: $Account) } }`,
  ),
  plain(
    'a resolver that throws',
    `{ organization(id: $Organization) { name agents(after: "no cursor") { totalCount } members(first: 1, after: "no cursor") { totalCount } incidentReports(first: 1) { nodes { subject } } } }`,
  ),
  plain(
    'a page of a wrong size',
    `query ($Organization: ID!, $first: Int) { organization(id: $Organization) { name agents(first: $first) { totalCount } } }`,
    { first: 1000 },
  ),
  plain(
    'errors beneath lists',
    `{ account(id: $Account) { organizations(first: 3) { nodes { name agents(before: "no cursor") { totalCount } key } } } }`,
  ),
  plain('more ids than nodes takes', `query ($ids: [ID!]!) { nodes(ids: $ids) { id } viewer { user { name } } }`, {
    ids: Array.from({ length: 101 }, () => 'never issued'),
  }),
  plain(
    'many refusals',
    `{ account(id: $Account) { agents(first: 40) { nodes { organization { account { name } satLearnerCount identityProviderTenantId actualUsages { edr { billableAgentsCount } } } } } } }`,
  ),
];
