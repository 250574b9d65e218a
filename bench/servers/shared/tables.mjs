// Where the rows of each type lie and what hangs under what: the tables of `src/entities/migrations`, as a team without
// the gateway would write them down for its own loaders.
const words = (text) => text.trim().split(/\s+/);

/** The columns every row is read with (its key, and where it stands), and the fields that are columns. */
const table = (name, order, always, fields, needs = {}) => ({
  name,
  order,
  always: words(always),
  fields: new Set(words(fields)),
  needs,
});

export const TABLES = {
  Account: table('account', 'ASC', 'id', 'name subdomain status supportType createdAt'),
  Invoice: table(
    'invoice',
    'DESC',
    'id accountId',
    'number status plan quantity receiptUrl hasUsage createdAt updatedAt',
    { amount: ['amountMinor', 'currency'] },
  ),
  Organization: table('organization', 'ASC', 'id accountId', 'name key timezone version createdAt updatedAt'),
  Agent: table(
    'agent',
    'ASC',
    'id accountId organizationId',
    `hostname platform arch os osMajor osMinor osPatch osBuildVersion winBuildNumber servicePackMajor servicePackMinor
     versionNumber version edrVersion domainName ipv4Address externalIp macAddresses serialNumber tags firewallStatus
     defenderStatus defenderSubstatus defenderPolicyStatus tamperProtectionConfigured tamperProtectionActual createdAt
     updatedAt lastCallbackAt lastSurveyAt`,
    { responsiveness: ['lastCallbackAt', 'createdAt'] },
  ),
  Escalation: table(
    'escalation',
    'DESC',
    'id accountId organizationIds',
    `type subtype severity status subject details version determination scope resolutionMethod createdAt updatedAt
     resolvedAt dueAt`,
  ),
  IncidentReport: table(
    'incident_report',
    'DESC',
    'id accountId organizationId',
    `severity status platform subject summary body indicatorTypes indicatorCounts version sentAt closedAt
     statusUpdatedAt returnedToSocAt createdAt updatedAt`,
  ),
  Remediation: table(
    'remediation',
    'ASC',
    'id accountId organizationId',
    'type action parameters entity status approvedAt approvedByName completedAt createdAt',
  ),
  Autorun: table(
    'autorun',
    'DESC',
    'id accountId organizationId',
    'name startMethod filePath userAccount hashes classification firstSeenAt',
  ),
};

const list = (of, hangs) => ({ of, hangs });
const ANYWHERE = 'TRUE'; // anywhere in the account

/** The lists, by parent and field: `t` is the row, `p` the parent. The account is always asked for besides. */
export const LISTS = {
  Account: {
    organizations: list('Organization', ANYWHERE),
    agents: list('Agent', ANYWHERE),
    incidentReports: list('IncidentReport', ANYWHERE),
    escalations: list('Escalation', ANYWHERE),
  },
  AccountBilling: { invoices: list('Invoice', ANYWHERE) },
  Organization: {
    agents: list('Agent', 't.organization_id = p.id'),
    incidentReports: list('IncidentReport', 't.organization_id = p.id'),
    escalations: list('Escalation', 't.organization_ids @> ARRAY[p.id]'),
    autoruns: list('Autorun', 't.organization_id = p.id'),
  },
  Agent: {
    incidentReports: list('IncidentReport', 't.agent_id = p.id'),
    autoruns: list('Autorun', 't.agent_id = p.id'),
  },
  IncidentReport: { remediations: list('Remediation', 't.incident_report_id = p.id') },
};
