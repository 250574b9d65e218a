import { rowsOf, type Columns, type KnownRow, type World } from './world.js';
import { holds, isForeign, isShown, spotsOf, type Asker } from '../reference.js';

/** A list of the schema: whose rows it shows, behind which permission, and which of them hang under a parent. */
export interface List {
  readonly coordinate: string;
  /** The type whose id leads to it, and the fields from there. */
  readonly under: string;
  readonly path: readonly string[];
  readonly child: string;
  readonly permission: string;
  readonly order: 'oldest first' | 'newest first';
  readonly hangs: (parent: Columns, child: Columns) => boolean;
}

type Hangs = List['hangs'];

const by =
  (column: string): Hangs =>
  (parent, child) =>
    child[column] === parent['id'];
const inAccount = by('account_id');
const inReseller = by('reseller_id');
const concerned: Hangs = (parent, child) => child['organization_ids'].includes(parent['id']);
const atAccountItself: Hangs = (parent, child) => inAccount(parent, child) && child['organization_id'] === null;

function list(
  coordinate: string,
  child: string,
  permission: string,
  hangs: Hangs,
  order: List['order'] = 'oldest first',
): List {
  const [type = '', field = ''] = coordinate.split('.');
  const billing = type === 'AccountBilling'; // no row of its own: it stands where the account stands
  return {
    coordinate,
    under: billing ? 'Account' : type,
    path: billing ? ['billing', field] : [field],
    child,
    permission,
    order,
    hangs,
  };
}

/** Every list that hangs under a row; the others (of `Query`, `Viewer` and the roles of a difference) are asked by name. */
export const LISTS: readonly List[] = [
  list('Reseller.accounts', 'Account', 'account.view', inReseller),
  list('Reseller.members', 'Membership', 'reseller.member.manage', inReseller),
  list('Reseller.subscriptions', 'Subscription', 'reseller.subscription.view', inReseller, 'newest first'),
  list('Reseller.invoices', 'ResellerInvoice', 'reseller.invoice.view', inReseller, 'newest first'),
  list('ResellerInvoice.accountUsage', 'AccountUsageLine', 'reseller.invoice.view', by('reseller_invoice_id')),
  list('Account.organizations', 'Organization', 'organization.view', inAccount),
  list('Account.agents', 'Agent', 'agent.view', inAccount),
  list('Account.incidentReports', 'IncidentReport', 'incident.view', inAccount, 'newest first'),
  list('Account.escalations', 'Escalation', 'escalation.view', inAccount, 'newest first'),
  list('Account.signals', 'Signal', 'signal.view', inAccount, 'newest first'),
  list('Account.externalPorts', 'ExternalPort', 'externalPort.view', inAccount),
  list('Account.reports', 'SummaryReport', 'report.view', inAccount, 'newest first'),
  list('Account.members', 'Membership', 'accountUser.view', atAccountItself),
  list('Account.auditEvents', 'AuditEvent', 'audit.view', inAccount, 'newest first'),
  list('Account.invitations', 'Invitation', 'accountUser.view', atAccountItself, 'newest first'),
  list('Account.incidentContacts', 'IncidentContact', 'incidentContact.view', inAccount),
  list('Account.integrations', 'Integration', 'integration.view', inAccount),
  list('Account.psaOrganizationMappings', 'PsaOrganizationMapping', 'psa.orgMappings.view', inAccount),
  list('Account.siemSources', 'SiemSource', 'siem.source.view', inAccount),
  list('Account.siemSavedQueries', 'SiemSavedQuery', 'siem.savedQuery.view', inAccount),
  list(
    'NotificationSettings.incidentAlertRecipients',
    'User',
    'accountUser.view',
    (parent, child) =>
      parent['account_id'] === child['account_id'] && parent['incident_alert_user_ids'].includes(child['id']),
  ),
  list('AccountBilling.invoices', 'Invoice', 'billing.invoice.view', inAccount, 'newest first'),
  list('AccountBilling.contracts', 'Contract', 'billing.contract.view', inAccount, 'newest first'),
  list('AccountBilling.subscriptions', 'Subscription', 'billing.subscription.view', inAccount, 'newest first'),
  list('Invoice.organizationUsage', 'OrganizationUsageLine', 'billing.invoice.orgBreakdown.view', by('invoice_id')),
  list('Organization.agents', 'Agent', 'agent.view', by('organization_id')),
  list('Organization.incidentReports', 'IncidentReport', 'incident.view', by('organization_id'), 'newest first'),
  list('Organization.escalations', 'Escalation', 'escalation.view', concerned, 'newest first'),
  list('Organization.investigations', 'Investigation', 'investigation.view', by('organization_id'), 'newest first'),
  list('Organization.signals', 'Signal', 'signal.view', by('organization_id'), 'newest first'),
  list('Organization.autoruns', 'Autorun', 'evidence.view', by('organization_id'), 'newest first'),
  list('Organization.binaries', 'Binary', 'evidence.view', by('organization_id'), 'newest first'),
  list('Organization.collectedFiles', 'CollectedFile', 'evidence.view', by('organization_id'), 'newest first'),
  list('Organization.canaries', 'Canary', 'evidence.view', by('organization_id')),
  list('Organization.processDetections', 'ProcessDetection', 'evidence.view', by('organization_id'), 'newest first'),
  list('Organization.externalPorts', 'ExternalPort', 'externalPort.view', concerned),
  list('Organization.reports', 'SummaryReport', 'report.view', by('organization_id'), 'newest first'),
  list('Organization.members', 'Membership', 'orgUser.view', by('organization_id')),
  list('Organization.auditEvents', 'AuditEvent', 'audit.view', by('organization_id'), 'newest first'),
  list('Organization.invitations', 'Invitation', 'orgUser.view', by('organization_id'), 'newest first'),
  list('Organization.siemSources', 'SiemSource', 'siem.source.view', by('organization_id')),
  list('Invitation.organizations', 'Organization', 'organization.view', (parent, child) =>
    parent['organization_ids'].includes(child['id']),
  ),
  list('Agent.incidentReports', 'IncidentReport', 'incident.view', by('agent_id'), 'newest first'),
  list('Agent.autoruns', 'Autorun', 'evidence.view', by('agent_id'), 'newest first'),
  list(
    'Agent.binaries',
    'Binary',
    'evidence.view',
    (parent, child) => child['agents'].includes(parent['id']),
    'newest first',
  ),
  list('Agent.collectedFiles', 'CollectedFile', 'evidence.view', by('agent_id'), 'newest first'),
  list('Agent.canaries', 'Canary', 'evidence.view', by('agent_id')),
  list('Investigation.signals', 'Signal', 'signal.view', by('investigation_id'), 'newest first'),
  list('ExternalPort.organizations', 'Organization', 'organization.view', (parent, child) => concerned(child, parent)),
  list('Account.exclusions', 'Exclusion', 'exclusion.view', inAccount),
  list('Organization.exclusions', 'Exclusion', 'exclusion.view', by('organization_id')),
  list('Agent.exclusions', 'Exclusion', 'exclusion.view', by('agent_id')),
  list('IncidentReport.remediations', 'Remediation', 'incident.view', by('incident_report_id')),
  list('IncidentReport.comments', 'IncidentComment', 'incident.view', by('incident_report_id')),
  list('IncidentReport.rejections', 'RemediationRejection', 'incident.view', by('incident_report_id')),
  list('Escalation.organizations', 'Organization', 'organization.view', (parent, child) =>
    parent['organization_ids'].includes(child['id']),
  ),
  list('Escalation.entities', 'EscalationEntity', 'escalation.view', by('escalation_id')),
  list('Account.identities', 'Identity', 'identity.view', inAccount),
  list('Organization.identities', 'Identity', 'identity.view', by('organization_id')),
  list('ItdrTenant.identities', 'Identity', 'identity.view', by('tenant_id')),
  list('Organization.itdrTenants', 'ItdrTenant', 'itdr.tenant.view', by('organization_id')),
  list('Account.unwantedAccessRules', 'UnwantedAccessRule', 'unwantedAccessRule.view', inAccount, 'newest first'),
  list(
    'Organization.unwantedAccessRules',
    'UnwantedAccessRule',
    'unwantedAccessRule.view',
    by('organization_id'),
    'newest first',
  ),
  list('Account.platformActions', 'PlatformAction', 'platformAction.view', inAccount, 'newest first'),
  list(
    'Organization.platformActions',
    'PlatformAction',
    'platformAction.view',
    (parent, child) => child['organization_ids'].includes(parent['id']),
    'newest first',
  ),
  list('PlatformAction.organizations', 'Organization', 'organization.view', (parent, child) =>
    parent['organization_ids'].includes(child['id']),
  ),
  list('PlatformAction.entities', 'PlatformActionEntity', 'platformAction.view', by('platform_action_id')),
  list(
    'Membership.organizations',
    'Organization',
    'organization.view',
    (parent, child) => parent['assigned']?.includes(child['id']) ?? false,
  ),
];

/** Which children of a parent a list owes to somebody. */
export type Verdict = (world: World, who: Asker, list: List, parent: KnownRow, child: KnownRow) => boolean;

/**
 * The row fence: what the list's own permission reaches. A reseller lists subscriptions as its own, wherever they stand, as
 * long as their accounts are beneath it.
 */
export const reached: Verdict = (world, who, { under, permission }, parent, child) => {
  if (under === 'Reseller' && child.type === 'Subscription') {
    const resellerId = world.accounts.get(child.columns['account_id'])?.['reseller_id'];
    return resellerId === parent.columns['id'] && holds(world, who, permission, { resellerId });
  }
  return spotsOf(world, child).some((spot) => holds(world, who, permission, spot));
};

/** All fences: beneath an organization the permission must besides hold in that very one, to open the list at all. */
export const granted: Verdict = (world, who, list, parent, child) => {
  const above = spotsOf(world, parent).filter((spot) => 'accountId' in spot && spot.organizationId !== null);
  const isOpen = above.length === 0 || above.some((spot) => holds(world, who, list.permission, spot));
  return isOpen && reached(world, who, list, parent, child);
};

/** The wall alone: whatever stands in their scope. */
export const notForeign: Verdict = (world, who, _list, _parent, child) => !isForeign(world, who, child);

/** The global ids that a list owes, in its order. */
export const owed = (world: World, who: Asker, list: List, parent: KnownRow, verdict: Verdict): readonly string[] => {
  const children = rowsOf(world, list.child)
    .filter(({ columns }) => list.hangs(parent.columns, columns))
    .filter((child) => isShown(child) && verdict(world, who, list, parent, child))
    .map(({ globalId }) => globalId);
  return list.order === 'oldest first' ? children : children.reverse();
};
