import fc from 'fast-check';
import { account, agent, organization, report } from '../acts/stage.js';

/** Text with what breaks programs: NUL, halves of characters, directions, quotes, names that objects have, numbers that are none. */
export const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('\0', '\ud800', '\udfff', '\u202e', '"', "'", '\\', '%', '{', '\n', 'ß', '👩‍👩‍👧'),
    maxLength: 20,
  }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'NaN',
    '-0',
    '1e400',
    `'; DROP TABLE x; --`,
    '${7*7}',
    '{{7*7}}',
    '../../etc/passwd',
  ),
);
const ids = fc.oneof(
  nasty,
  fc.constantFrom(account('ableMoose'), organization('glass'), report('roofing'), agent('roofing', 1), report('oak')),
);
const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(2 ** 31, -(2 ** 31), 2 ** 53, 1e300, -0, 0.1));
export const anything = fc.oneof(
  nasty,
  ids,
  numbers,
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 4 }),
  fc.array(ids, { maxLength: 30 }),
);

/** Every root field and act with its arguments as variables, so that the values travel as far as they can. */
export const DOCUMENTS = [
  'query ($id: ID!) { account(id: $id) { name } organization(id: $id) { name } agent(id: $id) { hostname } incidentReport(id: $id) { subject } escalation(id: $id) { subject } invoice(id: $id) { number } reseller(id: $id) { name } user(id: $id) { name } node(id: $id) { id } }',
  'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
  'query ($first: Int, $after: String, $last: Int, $before: String) { accounts(first: $first, after: $after, last: $last, before: $before) { nodes { id } pageInfo { endCursor } } }',
  'query ($id: ID!) { viewer { permissions(id: $id) } }',
  'mutation ($input: ApproveRemediationsInput!) { approveRemediations(input: $input) { userErrors { code } } }',
  'mutation ($input: RejectRemediationsInput!) { rejectRemediations(input: $input) { userErrors { code } } }',
  'mutation ($input: ResolveIncidentReportsInput!) { resolveIncidentReports(input: $input) { userErrors { code } } }',
  'mutation ($input: IsolateAgentsInput!) { isolateAgents(input: $input) { userErrors { code } } }',
  'mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { userErrors { code } organization { name } } }',
];
export const input = fc.record(
  {
    ...{
      incidentReportId: ids,
      incidentReportIds: fc.array(ids),
      agentIds: fc.array(ids),
      accountId: ids,
      expectedVersion: numbers,
    },
    ...{
      comment: nasty,
      useful: fc.boolean(),
      name: nasty,
      phoneNumber: nasty,
      email: nasty,
      key: nasty,
      timezone: nasty,
      reason: nasty,
      strict: fc.boolean(),
    },
  },
  { requiredKeys: [] },
);
/** Only what one act takes, so that more of it gets past the types. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  ApproveRemediations: ['incidentReportId', 'expectedVersion'],
  RejectRemediations: ['incidentReportId', 'comment', 'useful', 'name', 'phoneNumber', 'email', 'expectedVersion'],
  ResolveIncidentReports: ['incidentReportIds'],
  IsolateAgents: ['agentIds', 'reason', 'strict'],
  CreateOrganization: ['accountId', 'name', 'key', 'timezone'],
};
export const fit = (document: string, values: Record<string, unknown>): Record<string, unknown> => {
  const fields = Object.entries(fitting).find(([act]) => document.includes(`${act}Input`))?.[1];
  return fields === undefined
    ? values
    : Object.fromEntries(fields.map((field) => [field, values[field] ?? (field === 'useful' ? true : 'x')]));
};
