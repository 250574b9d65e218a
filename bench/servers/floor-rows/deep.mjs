import { account, idsOf, organizations, pages, rowsOf, under } from './rows.mjs';

const REPORTS = under(
  'reports',
  't.id, t.subject, t.severity, t.status, t.sent_at',
  'DESC',
  `SELECT id, subject, severity, status, sent_at FROM fieldgate.incident_report
   WHERE account_id = $1 AND organization_id = p.id ORDER BY id DESC LIMIT 2`,
);

const REMEDIATIONS = under(
  'remediations',
  't.id, t.type, t.action, t.status',
  'ASC',
  `SELECT id, type, action, status FROM fieldgate.remediation
   WHERE account_id = $1 AND incident_report_id = p.id ORDER BY id LIMIT 2`,
);

const FEW_AGENTS = under(
  'few-agents',
  't.id, t.hostname',
  'ASC',
  `SELECT id, hostname FROM fieldgate.agent
   WHERE account_id = $1 AND organization_id = p.id ORDER BY id LIMIT 5`,
);

const AUTORUNS = under(
  'autoruns',
  't.id, t.name, t.classification, t.first_seen_at',
  'DESC',
  `SELECT id, name, classification, first_seen_at FROM fieldgate.autorun
   WHERE account_id = $1 AND agent_id = p.id ORDER BY id DESC LIMIT 3`,
);

const remediation = ({ id, type, action, status }) => ({ id, type, action, status });
const autorun = ({ id, name, classification, first_seen_at }) => ({
  id,
  name,
  classification,
  firstSeenAt: first_seen_at,
});

export async function deep({ accountId }, pool) {
  const [{ id, name }, customers] = await Promise.all([
    account(pool, accountId),
    organizations(pool, accountId).then((found) => withTheirs(pool, accountId, found)),
  ]);
  return { id, name, organizations: { nodes: customers } };
}

async function withTheirs(pool, accountId, found) {
  const [reports, agents] = await Promise.all([
    reportsOf(pool, accountId, idsOf(found)),
    agentsOf(pool, accountId, idsOf(found)),
  ]);
  return found.map(({ id, name }, n) => ({ id, name, incidentReports: reports[n], agents: agents[n] }));
}

async function reportsOf(pool, accountId, organizationIds) {
  const reports = await rowsOf(pool, REPORTS, accountId, organizationIds);
  const rows = await rowsOf(pool, REMEDIATIONS, accountId, idsOf(reports));
  const remediations = pages(rows, remediation, reports.length).values();
  const report = ({ id, subject, severity, status, sent_at }) => ({
    id,
    subject,
    severity,
    status,
    sentAt: sent_at,
    remediations: remediations.next().value,
  });
  return pages(reports, report, organizationIds.length);
}

async function agentsOf(pool, accountId, organizationIds) {
  const agents = await rowsOf(pool, FEW_AGENTS, accountId, organizationIds);
  const rows = await rowsOf(pool, AUTORUNS, accountId, idsOf(agents));
  const autoruns = pages(rows, autorun, agents.length).values();
  const agent = ({ id, hostname }) => ({ id, hostname, autoruns: autoruns.next().value });
  return pages(agents, agent, organizationIds.length);
}
