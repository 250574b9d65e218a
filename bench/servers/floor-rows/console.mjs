import { account, idsOf, organizations, pages, rowsOf, under } from './rows.mjs';
import { billing } from './small.mjs';

const AGENTS = under(
  'agents',
  't.id, t.hostname, t.platform, t.version',
  'ASC',
  `SELECT id, hostname, platform, version FROM fieldgate.agent
   WHERE account_id = $1 AND organization_id = p.id ORDER BY id LIMIT 20`,
);

const ESCALATIONS = under(
  'escalations',
  't.id, t.subject, t.severity',
  'DESC',
  `SELECT id, subject, severity FROM fieldgate.escalation
   WHERE account_id = $1 AND organization_ids @> ARRAY[p.id] ORDER BY id DESC LIMIT 3`,
);

const agent = ({ id, hostname, platform, version }) => ({ id, hostname, platform, version });
const escalation = ({ id, subject, severity }) => ({ id, subject, severity });

export async function console({ accountId }, pool) {
  const [{ id, name }, books, customers] = await Promise.all([
    account(pool, accountId),
    billing(pool, accountId),
    organizations(pool, accountId).then((found) => withTheirs(pool, accountId, found)),
  ]);
  return { id, name, billing: books, organizations: { nodes: customers } };
}

async function withTheirs(pool, accountId, found) {
  const [agentRows, escalationRows] = await Promise.all([
    rowsOf(pool, AGENTS, accountId, idsOf(found)),
    rowsOf(pool, ESCALATIONS, accountId, idsOf(found)),
  ]);
  const agents = pages(agentRows, agent, found.length);
  const escalations = pages(escalationRows, escalation, found.length);
  return found.map(({ id, name }, n) => ({ id, name, agents: agents[n], escalations: escalations[n] }));
}
