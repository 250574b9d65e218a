// What hangs under what, and what points at what. In SQL `t` is the row and `p` the row it is reached from, of which the
// scope (the account, or for what is a reseller's the reseller) and the id are known.

const list = (of, hangs) => ({ of, hangs });
const inAccount = (condition) => `t.account_id = p.scope_id${condition === undefined ? '' : ` AND ${condition}`}`;

/** The lists, by parent and field. */
export const LISTS = {
  Query: { accounts: list('Account', 'TRUE'), knownVpns: list('KnownVpn', 'TRUE') },
  Viewer: { memberships: list('Membership', 't.person_id = p.id') },
  Account: {
    organizations: list('Organization', inAccount()),
    agents: list('Agent', inAccount()),
    incidentReports: list('IncidentReport', inAccount()),
    escalations: list('Escalation', inAccount()),
  },
  AccountBilling: { invoices: list('Invoice', inAccount()) },
  Invoice: { organizationUsage: list('OrganizationUsageLine', inAccount('t.invoice_id = p.id')) },
  Organization: {
    agents: list('Agent', inAccount('t.organization_id = p.id')),
    incidentReports: list('IncidentReport', inAccount('t.organization_id = p.id')),
    escalations: list('Escalation', inAccount('t.organization_ids @> ARRAY[p.id]')),
    autoruns: list('Autorun', inAccount('t.organization_id = p.id')),
    members: list('Membership', inAccount('t.organization_id = p.id')),
  },
  Agent: {
    incidentReports: list('IncidentReport', inAccount('t.agent_id = p.id')),
    autoruns: list('Autorun', inAccount('t.agent_id = p.id')),
  },
  Escalation: {
    organizations: list(
      'Organization',
      inAccount(
        `t.id = ANY ((SELECT e.organization_ids FROM fieldgate.escalation e WHERE e.account_id = p.scope_id AND e.id = p.id)::uuid[])`,
      ),
    ),
    entities: list('EscalationEntity', inAccount('t.escalation_id = p.id')),
  },
  IncidentReport: {
    remediations: list('Remediation', inAccount('t.incident_report_id = p.id')),
    rejections: list('RemediationRejection', inAccount('t.incident_report_id = p.id')),
    comments: list('IncidentComment', inAccount('t.incident_report_id = p.id')),
  },
  Reseller: {
    accounts: list('Account', 't.reseller_id = p.id'),
    invoices: list('ResellerInvoice', 't.reseller_id = p.id'),
    subscriptions: list(
      'Subscription',
      't.account_id IN (SELECT a.id FROM fieldgate.account a WHERE a.reseller_id = p.id)',
    ),
  },
  ResellerInvoice: { accountUsage: list('AccountUsageLine', 't.reseller_invoice_id = p.id') },
};

/** The rows that others hold the id of, and the property that holds it. */
export const REFERENCES = {
  Account: { reseller: ['Reseller', 'resellerId'] },
  Agent: { organization: ['Organization', 'organizationId'] },
  IncidentReport: { organization: ['Organization', 'organizationId'], agent: ['Agent', 'agentId'] },
  EscalationEntity: { organization: ['Organization', 'organizationId'], agent: ['Agent', 'agentId'] },
  Remediation: { approvedBy: ['User', 'approvedById'] },
  Subscription: { account: ['Account', 'accountId'] },
  Membership: {
    user: ['User', 'personId'],
    reseller: ['Reseller', 'resellerId'],
    account: ['Account', 'accountId'],
    organization: ['Organization', 'organizationId'],
  },
};

/** What finds a row by its scope and id, where it is not the key of a table of tenants. */
const KEYS = {
  Account: 't.id = p.id',
  Reseller: 't.id = p.id',
  User: 't.place_id = p.scope_id AND t.id = p.id', // people are known by place
};

export const keyOf = (type) => KEYS[type] ?? inAccount('t.id = p.id');

/** Rows counted under others, by parent and field. */
export const COUNTS = {
  Organization: {
    agentsCount: LISTS.Organization.agents,
    incidentReportsCount: LISTS.Organization.incidentReports,
  },
};
