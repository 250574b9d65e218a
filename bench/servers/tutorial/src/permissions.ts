import { deny, rule, shield } from 'graphql-shield';
import type { Account } from './entities/account.js';
import type { Escalation } from './entities/escalation.js';
import type { Organization } from './entities/organization.js';
import type { Permission } from './roles.js';
import type { Context, Place } from './user.js';

type RowOfAccount = { accountId: string };
type RowOfOrganization = RowOfAccount & { organizationId: string };

/** At the root: whether the user has the permission anywhere; each row is asked about where it stands. */
const anywhere = (permission: Permission) =>
  rule()((_parent, _args, { user }: Context) => user.canAnywhere(permission));

const isMember = rule()((_parent, { id }: { id: string }, { user }: Context) => user.accountIds.includes(id));

/** For pages, values and people: whoever was shown them may see what is in them. */
const isSignedIn = rule()((_parent, _args, { user }: Context) => user !== undefined);

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

/** What an escalation says of all its organizations is for whoever reaches all of them. */
const inAllOrganizations = (permission: Permission) =>
  rule()(({ accountId, organizationIds }: Escalation, _args, { user }: Context) =>
    organizationIds.length === 0
      ? user.can(permission, { accountId })
      : organizationIds.every((id) => user.can(permission, { accountId, organizationIds: [id] })),
  );

const page = { '*': isSignedIn };

export const permissions = shield(
  {
    Query: {
      account: isMember,
      accounts: anywhere('account.view'),
      agent: anywhere('agent.view'),
      escalation: anywhere('escalation.view'),
      incidentReport: anywhere('incident.view'),
      invoice: anywhere('billing.invoice.view'),
      organization: anywhere('organization.view'),
      user: isSignedIn,
    },
    Account: {
      '*': atAccount('account.view'),
      phoneNumber: atAccount('account.settings.view'),
      reseller: atAccount('reseller.view'),
      organizations: atAccount('organization.view'),
      agents: atAccount('agent.view'),
      incidentReports: atAccount('incident.view'),
      escalations: atAccount('escalation.view'),
    },
    Reseller: page,
    AccountBilling: {
      invoices: inAccount('billing.invoice.view'),
      paymentMethod: inAccount('billing.paymentMethod.view'),
    },
    Invoice: {
      '*': inAccount('billing.invoice.view'),
      receiptUrl: inAccount('billing.receipt.view'),
      organizationUsage: inAccount('billing.invoice.orgBreakdown.view'),
    },
    OrganizationUsageLine: { '*': inAccount('billing.invoice.orgBreakdown.view') },
    PaymentMethod: { '*': inAccount('billing.paymentMethod.view') },
    Organization: {
      '*': atOrganization('organization.view'),
      agents: atOrganization('agent.view'),
      agentsCount: atOrganization('agent.view'),
      incidentReports: atOrganization('incident.view'),
      incidentReportsCount: atOrganization('incident.view'),
      escalations: atOrganization('escalation.view'),
      members: atOrganization('orgUser.view'),
      partnerAccessPattern: atOrganization('roster.view'),
      reportRecipients: atOrganization('organization.reportRecipients.view'),
    },
    Membership: page,
    User: page,
    Agent: {
      '*': inOrganization('agent.view'),
      organization: inOrganization('organization.view'),
      autoruns: inOrganization('evidence.view'),
      incidentReports: inOrganization('incident.view'),
      effectiveDefenderPolicy: inOrganization('defender.policy.view'),
      effectiveExclusions: inOrganization('exclusion.view'),
    },
    EffectiveDefenderPolicy: page,
    EffectiveExclusion: page,
    Autorun: { '*': inOrganization('evidence.view') },
    IncidentReport: {
      '*': inOrganization('incident.view'),
      organization: inOrganization('organization.view'),
      agent: inOrganization('agent.view'),
    },
    IndicatorCount: page,
    IncidentComment: { '*': inOrganization('incident.view') },
    Remediation: { '*': inOrganization('incident.view'), approvedBy: inOrganization('accountUser.view') },
    RemediationParameter: page,
    RemediationRejection: { '*': inOrganization('incident.view') },
    Escalation: {
      '*': inOrganizations('escalation.view'),
      subject: inAllOrganizations('escalation.view'),
      details: inAllOrganizations('escalation.view'),
      organizations: inOrganizations('organization.view'),
    },
    EscalationEntity: {
      '*': inOrganization('escalation.view'),
      organization: inOrganization('organization.view'),
      agent: inOrganization('agent.view'),
    },
    Money: page,
    PageInfo: page,
    AccountConnection: page,
    AccountEdge: page,
    AgentConnection: page,
    AgentEdge: page,
    AutorunConnection: page,
    AutorunEdge: page,
    EscalationConnection: page,
    EscalationEdge: page,
    EscalationEntityConnection: page,
    EscalationEntityEdge: page,
    IncidentCommentConnection: page,
    IncidentCommentEdge: page,
    IncidentReportConnection: page,
    IncidentReportEdge: page,
    InvoiceConnection: page,
    InvoiceEdge: page,
    MembershipConnection: page,
    MembershipEdge: page,
    OrganizationConnection: page,
    OrganizationEdge: page,
    OrganizationUsageLineConnection: page,
    OrganizationUsageLineEdge: page,
    RemediationConnection: page,
    RemediationEdge: page,
    RemediationRejectionConnection: page,
    RemediationRejectionEdge: page,
  },
  { fallbackRule: deny },
);
