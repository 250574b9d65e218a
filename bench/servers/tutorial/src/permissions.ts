import { deny, rule, shield } from 'graphql-shield';
import type { Account } from './entities/account.js';
import type { Escalation } from './entities/escalation.js';
import type { Organization } from './entities/organization.js';
import type { Permission } from './roles.js';
import type { Context, Place } from './user.js';

type RowOfAccount = { accountId: string };
type RowOfOrganization = RowOfAccount & { organizationId: string };

const isMember = rule('isMember')((_parent, { id }: { id: string }, { user }: Context) => user.belongsTo(id));

/** For pages and values: whoever was shown them may see what is in them. */
const isSignedIn = rule('isSignedIn')((_parent, _args, { user }: Context) => user !== undefined);

/** Whether a role that the user holds where the parent stands has the permission. */
const where =
  <Parent>(placeOf: (parent: Parent) => Place) =>
  (permission: Permission) =>
    rule()((parent: Parent, _args, { user }: Context) => user.can(permission, placeOf(parent)));

const atAccount = where((account: Account) => ({ accountId: account.id }));
const inAccount = where(({ accountId }: RowOfAccount) => ({ accountId }));
const atOrganization = where(({ accountId, id }: Organization) => ({ accountId, organizationIds: [id] }));
const inOrganization = where(({ accountId, organizationId }: RowOfOrganization) => ({
  accountId,
  organizationIds: [organizationId],
}));
const inOrganizations = where(({ accountId, organizationIds }: Escalation) => ({ accountId, organizationIds }));

const page = { '*': isSignedIn };

export const permissions = shield(
  {
    Query: { account: isMember },
    Account: {
      '*': atAccount('account.view'),
      organizations: atAccount('organization.view'),
      agents: atAccount('agent.view'),
    },
    AccountBilling: { invoices: inAccount('billing.invoice.view') },
    Invoice: { '*': inAccount('billing.invoice.view') },
    Organization: {
      '*': atOrganization('organization.view'),
      agents: atOrganization('agent.view'),
      incidentReports: atOrganization('incident.view'),
      escalations: atOrganization('escalation.view'),
    },
    Agent: { '*': inOrganization('agent.view'), autoruns: inOrganization('evidence.view') },
    Autorun: { '*': inOrganization('evidence.view') },
    IncidentReport: { '*': inOrganization('incident.view') },
    Remediation: { '*': inOrganization('incident.view') },
    Escalation: { '*': inOrganizations('escalation.view') },
    Money: page,
    PageInfo: page,
    AgentConnection: page,
    AgentEdge: page,
    AutorunConnection: page,
    AutorunEdge: page,
    EscalationConnection: page,
    EscalationEdge: page,
    IncidentReportConnection: page,
    IncidentReportEdge: page,
    InvoiceConnection: page,
    InvoiceEdge: page,
    OrganizationConnection: page,
    OrganizationEdge: page,
    RemediationConnection: page,
    RemediationEdge: page,
  },
  { fallbackRule: deny },
);
