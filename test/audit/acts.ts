import type { Client } from 'pg';
import { globalId } from '../../src/entities/global-id.js';
import type { Spot } from '../cast.js';

/** Rows of a place that the acts could change, by global id. */
export interface Stage {
  readonly account: string;
  /** SENT, with remediations to approve or reject. */
  readonly openReport: string;
  /** SENT, with nothing left to decide. */
  readonly readyReport: string;
  readonly closedReport: string;
  readonly connectedAgent: string;
  readonly isolatedAgent: string;
}

export interface Act {
  readonly mutation: string;
  /** The payload's guarded field. */
  readonly field: string;
  /** An input that changes something, if it is allowed. */
  readonly effective: (stage: Stage) => Record<string, unknown>;
  /** An input that breaks a business rule, which is judged after the right. */
  readonly harmless: (stage: Stage) => Record<string, unknown>;
}

const rejection = { comment: 'The program is ours.', useful: true };
const organization = { name: 'Able Moose Canoes', key: 'canoes' };

export const ACTS: readonly Act[] = [
  {
    mutation: 'approveRemediations',
    field: 'incidentReport',
    effective: ({ openReport }) => ({ incidentReportId: openReport }),
    harmless: ({ openReport }) => ({ incidentReportId: openReport, expectedVersion: -1 }),
  },
  {
    mutation: 'rejectRemediations',
    field: 'incidentReport',
    effective: ({ openReport }) => ({ incidentReportId: openReport, ...rejection }),
    harmless: ({ openReport }) => ({ incidentReportId: openReport, ...rejection, expectedVersion: -1 }),
  },
  {
    mutation: 'resolveIncidentReports',
    field: 'incidentReports',
    effective: ({ readyReport }) => ({ incidentReportIds: [readyReport] }),
    harmless: ({ closedReport }) => ({ incidentReportIds: [closedReport] }),
  },
  {
    mutation: 'isolateAgents',
    field: 'agents',
    effective: ({ connectedAgent }) => ({ agentIds: [connectedAgent], reason: 'The audit asks.' }),
    harmless: ({ isolatedAgent }) => ({ agentIds: [isolatedAgent], reason: 'The audit asks.' }),
  },
  {
    mutation: 'releaseAgents',
    field: 'agents',
    effective: ({ isolatedAgent }) => ({ agentIds: [isolatedAgent] }),
    harmless: ({ connectedAgent }) => ({ agentIds: [connectedAgent] }),
  },
  {
    mutation: 'createOrganization',
    field: 'organization',
    effective: ({ account }) => ({ accountId: account, ...organization }),
    harmless: ({ account }) => ({ accountId: account, ...organization, name: ' ' }),
  },
];

export const payloadOf = (mutation: string): string => `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Payload`;

export function documentOf({ mutation, field }: Act): string {
  const input = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  return `mutation ($input: ${input}!) { ${mutation}(input: $input) { __typename ${field} { id } userErrors { code } } }`;
}

/** Sets the stage (again): the same rows in the state the acts need. */
export async function setStage(owner: Client, { account, organization: organizationId }: Spot): Promise<Stage> {
  const [openReport, readyReport, closedReport] = await idsOf(owner, 'incident_report', account, organizationId);
  const [connectedAgent, isolatedAgent] = await idsOf(owner, 'agent', account, organizationId);
  await owner.query(`UPDATE fieldgate.incident_report SET status = 'SENT' WHERE id IN ($1, $2)`, [
    openReport,
    readyReport,
  ]);
  await owner.query(`UPDATE fieldgate.incident_report SET status = 'CLOSED' WHERE id = $1`, [closedReport]);
  await owner.query(`UPDATE fieldgate.remediation SET status = 'UNAPPROVED' WHERE incident_report_id = $1`, [
    openReport,
  ]);
  await owner.query(`UPDATE fieldgate.remediation SET status = 'COMPLETED' WHERE incident_report_id = $1`, [
    readyReport,
  ]);
  await owner.query(`UPDATE fieldgate.agent SET firewall_status = 'ENABLED' WHERE id = $1`, [connectedAgent]);
  await owner.query(`UPDATE fieldgate.agent SET firewall_status = 'ISOLATED' WHERE id = $1`, [isolatedAgent]);
  await owner.query(`DELETE FROM fieldgate.organization WHERE account_id = $1 AND key = $2`, [
    account,
    organization.key,
  ]);
  const report = (id = '') => globalId('IR', account, id);
  const agent = (id = '') => globalId('AG', account, id);
  return {
    account: globalId('AC', account, account),
    openReport: report(openReport),
    readyReport: report(readyReport),
    closedReport: report(closedReport),
    connectedAgent: agent(connectedAgent),
    isolatedAgent: agent(isolatedAgent),
  };
}

async function idsOf(owner: Client, table: string, ...place: readonly string[]): Promise<readonly string[]> {
  const text = `SELECT id FROM fieldgate.${table} WHERE account_id = $1 AND organization_id = $2 ORDER BY id LIMIT 3`;
  return (await owner.query<{ id: string }>(text, [...place])).rows.map(({ id }) => id);
}

/** A digest of every row of every table. */
export async function digestOf(owner: Client): Promise<string> {
  const tables = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'fieldgate' ORDER BY 1`,
  );
  const digests = tables.rows.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) AS rows, md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS md5 FROM fieldgate.${name} t`,
  );
  return JSON.stringify((await owner.query(`${digests.join(' UNION ALL ')} ORDER BY 1`)).rows);
}
