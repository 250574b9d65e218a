// The types, named and shaped as in `schema/schema.graphql`, as far as the questions ask for them.
import { responsivenessAt } from '../../../dist/auth/conditions.js';
import { parseGlobalId } from '../../../dist/entities/global-id.js';
import { rowsAt } from '../shared/rows.mjs';
import { TABLES } from '../shared/tables.mjs';
import { builder, exposed, listField, rowScopes, rowType } from './builder.mjs';
import * as closed from './closed-sets.mjs';

builder.scalarType('DateTime', { serialize: (time) => time.toISOString() });
builder.scalarType('BigInt', { serialize: Number });

const Money = builder.objectRef('Money').implement({
  fields: (t) => ({ ...exposed(t, 'BigInt', 'amountMinor'), ...exposed(t, 'String', 'currency') }),
});

const Invoice = rowType('Invoice', (t) => ({
  ...exposed(t, 'String', 'number plan receiptUrl'),
  ...exposed(t, 'Int', 'quantity'),
  ...exposed(t, 'Boolean', 'hasUsage'),
  ...exposed(t, 'DateTime', 'createdAt updatedAt'),
  status: t.expose('status', { type: closed.InvoiceStatus }),
  amount: t.field({ type: Money, resolve: ({ amountMinor, currency }) => ({ amountMinor, currency }) }),
}));

const FileHashes = builder
  .objectRef('FileHashes')
  .implement({ fields: (t) => exposed(t, 'String', 'md5 sha1 sha256') });

const Autorun = rowType('Autorun', (t) => ({
  ...exposed(t, 'String', 'name filePath userAccount'),
  ...exposed(t, 'DateTime', 'firstSeenAt'),
  startMethod: t.expose('startMethod', { type: closed.StartMethod }),
  classification: t.expose('classification', { type: closed.Classification }),
  hashes: t.expose('hashes', { type: FileHashes }),
}));

const RemediationParameter = builder
  .objectRef('RemediationParameter')
  .implement({ fields: (t) => exposed(t, 'String', 'name value') });

const Remediation = rowType('Remediation', (t) => ({
  ...exposed(t, 'String', 'action entity approvedByName'),
  ...exposed(t, 'DateTime', 'approvedAt completedAt createdAt'),
  type: t.expose('type', { type: closed.RemediationType }),
  status: t.expose('status', { type: closed.RemediationStatus }),
  parameters: t.expose('parameters', { type: [RemediationParameter] }),
}));

const IndicatorCount = builder.objectRef('IndicatorCount').implement({
  fields: (t) => ({ type: t.expose('type', { type: closed.IndicatorType }), ...exposed(t, 'Int', 'count') }),
});

const IncidentReport = rowType('IncidentReport', (t) => ({
  ...exposed(t, 'String', 'subject summary body'),
  ...exposed(t, 'Int', 'version'),
  ...exposed(t, 'DateTime', 'sentAt closedAt statusUpdatedAt returnedToSocAt createdAt updatedAt'),
  severity: t.expose('severity', { type: closed.Severity }),
  status: t.expose('status', { type: closed.IncidentStatus }),
  platform: t.expose('platform', { type: closed.IncidentPlatform }),
  indicatorTypes: t.expose('indicatorTypes', { type: [closed.IndicatorType] }),
  indicatorCounts: t.expose('indicatorCounts', { type: [IndicatorCount] }),
  remediations: listField(t, 'IncidentReport', 'remediations', Remediation),
}));

const Agent = rowType('Agent', (t) => ({
  ...exposed(
    t,
    'String',
    'hostname arch os osBuildVersion version edrVersion domainName ipv4Address externalIp serialNumber ' +
      'defenderStatus defenderSubstatus defenderPolicyStatus',
  ),
  ...exposed(t, 'Int', 'osMajor osMinor osPatch winBuildNumber servicePackMajor servicePackMinor versionNumber'),
  ...exposed(t, ['String'], 'macAddresses tags'),
  ...exposed(t, 'Boolean', 'tamperProtectionConfigured tamperProtectionActual'),
  ...exposed(t, 'DateTime', 'createdAt updatedAt lastCallbackAt lastSurveyAt'),
  platform: t.expose('platform', { type: closed.AgentPlatform }),
  firewallStatus: t.expose('firewallStatus', { type: closed.FirewallStatus }),
  responsiveness: t.field({
    type: closed.Responsiveness,
    resolve: (agent) => responsivenessAt(new Date(), agent),
  }),
  incidentReports: listField(t, 'Agent', 'incidentReports', IncidentReport),
  autoruns: listField(t, 'Agent', 'autoruns', Autorun),
}));

const Escalation = rowType('Escalation', (t) => ({
  ...exposed(t, 'String', 'type subtype subject details'),
  ...exposed(t, 'Int', 'version'),
  ...exposed(t, 'DateTime', 'createdAt updatedAt resolvedAt dueAt'),
  severity: t.expose('severity', { type: closed.Severity }),
  status: t.expose('status', { type: closed.EscalationStatus }),
}));

const Organization = rowType('Organization', (t) => ({
  ...exposed(t, 'String', 'name key timezone'),
  ...exposed(t, 'Int', 'version'),
  ...exposed(t, 'DateTime', 'createdAt updatedAt'),
  agents: listField(t, 'Organization', 'agents', Agent),
  incidentReports: listField(t, 'Organization', 'incidentReports', IncidentReport),
  escalations: listField(t, 'Organization', 'escalations', Escalation),
  autoruns: listField(t, 'Organization', 'autoruns', Autorun),
}));

const AccountBilling = builder
  .objectRef('AccountBilling')
  .implement({ fields: (t) => ({ invoices: listField(t, 'AccountBilling', 'invoices', Invoice) }) });

const Account = builder.loadableObject('Account', {
  authScopes: rowScopes('Account'),
  load(ids, { pool }) {
    const places = ids.map((id) => ({ scopeId: id, id }));
    return rowsAt(pool, 'Account', places, TABLES.Account.fields);
  },
  fields: (t) => ({
    id: t.exposeID('id', { nullable: false }),
    ...exposed(t, 'String', 'name subdomain'),
    ...exposed(t, 'DateTime', 'createdAt'),
    status: t.expose('status', { type: closed.AccountStatus }),
    supportType: t.expose('supportType', { type: closed.SupportType }),
    billing: t.field({ type: AccountBilling, resolve: ({ id }) => ({ id }) }),
    organizations: listField(t, 'Account', 'organizations', Organization),
    agents: listField(t, 'Account', 'agents', Agent),
    incidentReports: listField(t, 'Account', 'incidentReports', IncidentReport),
    escalations: listField(t, 'Account', 'escalations', Escalation),
  }),
});

builder.queryType({
  fields: (t) => ({
    account: t.field({
      type: Account,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }) => parseGlobalId(id)?.id ?? null,
    }),
  }),
});

export const schema = builder.toSchema();
