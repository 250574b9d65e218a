import type { Permission } from './permissions.js';

/**
 * The policy: which permission guards which coordinate. One line per coordinate of the schema, no AND, OR or wildcard
 * (rulings 1); a field without a line, or a line without a field, stops the build (`audit.ts`).
 *
 * `public` on a type backed by rows means: whoever's memberships reach the place where the row stands. It is used where
 * rows of one type are reached through several permissions. On a value (an address, a sum) it means: whoever was shown the
 * value, whose own coordinate is guarded. `self` means the person's own.
 */
export type Guard = Permission | 'public' | 'self';

const lines = new Map<string, Guard>();

function line(coordinate: string, guard: Guard): void {
  if (lines.has(coordinate)) throw new Error(`The policy has two lines for ${coordinate}.`);
  lines.set(coordinate, guard);
}

/** One line for each named field of a type. */
function guard(guardedBy: Guard, type: string, fields: string): void {
  for (const field of fields.split(/\s+/)) line(`${type}.${field}`, guardedBy);
}

/** The lines of a connection and its edge: what opens the list guards its parts. */
function connection(guardedBy: Guard, type: string): void {
  guard(guardedBy, `${type}Connection`, 'edges nodes pageInfo totalCount');
  guard(guardedBy, `${type}Edge`, 'cursor node');
}

// ---- The door -------------------------------------------------------------------------------------------------------
guard('public', 'Query', 'viewer node nodes user');
guard('account.view', 'Query', 'accounts account');
guard('reseller.view', 'Query', 'reseller');
guard('organization.view', 'Query', 'organization');
guard('agent.view', 'Query', 'agent');
guard('incident.view', 'Query', 'incidentReport');
guard('escalation.view', 'Query', 'escalation');
guard('billing.invoice.view', 'Query', 'invoice');

guard('public', 'PageInfo', 'hasNextPage hasPreviousPage startCursor endCursor');
guard('public', 'Money', 'amountMinor currency');

// ---- People and their places ----------------------------------------------------------------------------------------
guard('self', 'Viewer', 'user memberships');
guard('public', 'Viewer', 'permissions');

guard('public', 'User', 'id name email phone kind affiliation mfaEnabled ssoOnly lastLoginAt status createdAt');

guard('public', 'Membership', 'id layer role organizationScope createdAt updatedAt expiresAt user');
guard('reseller.view', 'Membership', 'reseller');
guard('account.view', 'Membership', 'account');
guard('organization.view', 'Membership', 'organization organizations');
connection('public', 'Membership');

// ---- Reseller -------------------------------------------------------------------------------------------------------
guard(
  'reseller.view',
  'Reseller',
  'id name type origin partnerSupportedQualified enabledProducts availableSupportTypes',
);
guard('reseller.view', 'Reseller', 'termsAcceptedAt createdAt');
guard('account.view', 'Reseller', 'accounts');
guard('reseller.member.manage', 'Reseller', 'members');
guard('reseller.subscription.view', 'Reseller', 'subscriptions allowedBillingIntervals');
guard('reseller.invoice.view', 'Reseller', 'invoices billingEmails creditCardOnFile');

guard('reseller.invoice.view', 'ResellerInvoice', 'id amount status periodStart periodEnd createdAt accountUsage');
connection('reseller.invoice.view', 'ResellerInvoice');
guard('reseller.invoice.view', 'AccountUsageLine', 'id accountName product periodStart periodEnd');
guard('reseller.invoice.view', 'AccountUsageLine', 'subscriptionStart subscriptionEnd billable nonBillable actual');
guard('account.view', 'AccountUsageLine', 'account');
connection('reseller.invoice.view', 'AccountUsageLine');

// ---- Account --------------------------------------------------------------------------------------------------------
guard('account.view', 'Account', 'id name subdomain status supportType createdAt disabledAt deletionDueAt billing');
guard('reseller.view', 'Account', 'reseller');
guard('account.settings.view', 'Account', 'phoneNumber');
guard('accountKey.view', 'Account', 'accountKey'); // class K: never in a list of accounts' other fields (domain.md H19)
guard('billing.subscription.view', 'Account', 'trials');
guard('billing.invoice.view', 'Account', 'billingAddress shippingAddress neighborhoodWatch'); // domain.md 5.5
guard('organization.view', 'Account', 'organizations');
guard('agent.view', 'Account', 'agents');
guard('incident.view', 'Account', 'incidentReports');
guard('escalation.view', 'Account', 'escalations');
guard('accountUser.view', 'Account', 'members');
guard('audit.view', 'Account', 'auditEvents');
connection('account.view', 'Account');

guard('public', 'Trial', 'product startsAt endsAt');
guard('public', 'Address', 'line1 line2 city state postalCode country');
guard('public', 'NeighborhoodWatch', 'edr ispm itdr sat siem');

// ---- Billing --------------------------------------------------------------------------------------------------------
guard('billing.invoice.view', 'AccountBilling', 'invoices');
guard('billing.contract.view', 'AccountBilling', 'contracts');
guard('billing.subscription.view', 'AccountBilling', 'subscriptions');
guard('billing.paymentMethod.view', 'AccountBilling', 'paymentMethod');
guard('billing.info.view', 'AccountBilling', 'billingInfo');

guard('billing.invoice.view', 'Invoice', 'id number amount plan quantity status hasUsage createdAt updatedAt');
guard('billing.receipt.view', 'Invoice', 'receiptUrl');
guard('billing.invoice.orgBreakdown.view', 'Invoice', 'organizationUsage');
connection('billing.invoice.view', 'Invoice');
guard('billing.invoice.orgBreakdown.view', 'OrganizationUsageLine', 'id organizationName periodStart periodEnd');
guard('billing.invoice.orgBreakdown.view', 'OrganizationUsageLine', 'edr itdr sat siem');
connection('billing.invoice.orgBreakdown.view', 'OrganizationUsageLine');

guard('billing.contract.view', 'Contract', 'id product supportType minimum billingInterval startsAt endsAt status');
connection('billing.contract.view', 'Contract');
guard('billing.paymentMethod.view', 'PaymentMethod', 'id brand last4 expiresAt');
guard('billing.info.view', 'BillingInfo', 'id company address emails taxId');

// Reached from the account's billing and from the reseller: two permissions, so in-scope here, guarded at both doors.
guard('public', 'Subscription', 'id product status minimumUsage terminalMinimumUsage billingInterval effectiveDate');
guard('public', 'Subscription', 'renewalDate autoRenew purchaseOrder schedules');
guard('account.view', 'Subscription', 'account');
guard('public', 'SubscriptionSchedule', 'minimum maximum status targetPrice months promoUnits startsAt endsAt');
connection('public', 'Subscription');

// ---- Organization and agents ----------------------------------------------------------------------------------------
guard('organization.view', 'Organization', 'id name key timezone createdAt updatedAt version');
guard('account.view', 'Organization', 'account');
guard('agent.view', 'Organization', 'agents agentsCount');
guard('incident.view', 'Organization', 'incidentReports incidentReportsCount');
guard('escalation.view', 'Organization', 'escalations');
guard('orgUser.view', 'Organization', 'members');
guard('audit.view', 'Organization', 'auditEvents');
guard('siem.source.view', 'Organization', 'logsSourcesCount');
guard('itdr.tenant.view', 'Organization', 'identityProviderTenantId');
guard('identity.view', 'Organization', 'billableIdentityCount');
guard('sat.access', 'Organization', 'satLearnerCount');
guard('organization.reportRecipients.view', 'Organization', 'reportRecipients');
guard('billing.invoice.view', 'Organization', 'actualUsages');
guard('roster.view', 'Organization', 'partnerAccessPattern');
connection('organization.view', 'Organization');

guard('public', 'ActualUsages', 'edr siem sat itdr ispm');
guard('public', 'EdrUsage', 'billableAgentsCount unresponsiveAgentsCount outdatedAgentsCount');
guard('public', 'EdrUsage', 'isolatedAgentsCount');
guard('public', 'SiemUsage', 'billableLogSourcesCount retention cycles');
guard('public', 'SatUsage', 'learnersCount');
guard('public', 'TenantUsage', 'type tenantId billable total');

guard('agent.view', 'Agent', 'id hostname platform arch os osMajor osMinor osPatch osBuildVersion winBuildNumber');
guard('agent.view', 'Agent', 'servicePackMajor servicePackMinor versionNumber version edrVersion domainName');
guard('agent.view', 'Agent', 'ipv4Address externalIp macAddresses serialNumber tags firewallStatus defenderStatus');
guard('agent.view', 'Agent', 'defenderSubstatus defenderPolicyStatus tamperProtectionConfigured');
guard('agent.view', 'Agent', 'tamperProtectionActual createdAt updatedAt lastCallbackAt lastSurveyAt responsiveness');
guard('organization.view', 'Agent', 'organization');
guard('incident.view', 'Agent', 'incidentReports');
connection('agent.view', 'Agent');

// ---- Incidents ------------------------------------------------------------------------------------------------------
guard('incident.view', 'IncidentReport', 'id severity status platform subject summary body indicatorTypes');
guard('incident.view', 'IncidentReport', 'indicatorCounts sentAt closedAt statusUpdatedAt returnedToSocAt createdAt');
guard('incident.view', 'IncidentReport', 'updatedAt version remediations comments rejections');
guard('agent.view', 'IncidentReport', 'agent');
guard('organization.view', 'IncidentReport', 'organization');
connection('incident.view', 'IncidentReport');
guard('public', 'IndicatorCount', 'type count');

guard('incident.view', 'Remediation', 'id type action parameters entity status approvedAt approvedByName completedAt');
guard('incident.view', 'Remediation', 'createdAt');
guard('accountUser.view', 'Remediation', 'approvedBy'); // the name alone is `approvedByName` (domain.md 5.5, rulings 1)
connection('incident.view', 'Remediation');
guard('public', 'RemediationParameter', 'name value');

guard('incident.view', 'RemediationRejection', 'id comment useful name phoneNumber email rejectedByName createdAt');
guard('accountUser.view', 'RemediationRejection', 'rejectedBy');
connection('incident.view', 'RemediationRejection');

guard('incident.view', 'IncidentComment', 'id body authorName createdAt');
guard('accountUser.view', 'IncidentComment', 'author');
connection('incident.view', 'IncidentComment');

// ---- Escalations ----------------------------------------------------------------------------------------------------
guard(
  'escalation.view',
  'Escalation',
  'id type subtype severity status subject details createdAt updatedAt resolvedAt',
);
guard('escalation.view', 'Escalation', 'dueAt determination scope resolutionMethod version entities');
guard('organization.view', 'Escalation', 'organizations');
connection('escalation.view', 'Escalation');
guard('escalation.view', 'EscalationEntity', 'id type name details');
guard('organization.view', 'EscalationEntity', 'organization');
guard('agent.view', 'EscalationEntity', 'agent');
connection('escalation.view', 'EscalationEntity');

// ---- Audit ----------------------------------------------------------------------------------------------------------
guard(
  'audit.view',
  'AuditEvent',
  'id action result actorName targetType changes reason requestId ip breakGlass at target',
);
guard('accountUser.view', 'AuditEvent', 'actor');
guard('organization.view', 'AuditEvent', 'organization');
connection('audit.view', 'AuditEvent');
guard('public', 'AuditChange', 'coordinate before after'); // shown only if its own coordinate may be read (rulings 19)

// ---- Acts -----------------------------------------------------------------------------------------------------------
guard('remediation.approve', 'Mutation', 'approveRemediations');
guard('remediation.reject', 'Mutation', 'rejectRemediations');
guard('incident.manage', 'Mutation', 'resolveIncidentReports');
guard('host.isolate', 'Mutation', 'isolateAgents');
guard('host.release', 'Mutation', 'releaseAgents');
guard('organization.create', 'Mutation', 'createOrganization');

guard('incident.view', 'ApproveRemediationsPayload', 'incidentReport');
guard('incident.view', 'RejectRemediationsPayload', 'incidentReport');
guard('incident.view', 'ResolveIncidentReportsPayload', 'incidentReports');
guard('agent.view', 'IsolateAgentsPayload', 'agents');
guard('agent.view', 'ReleaseAgentsPayload', 'agents');
guard('organization.view', 'CreateOrganizationPayload', 'organization');
for (const act of 'ApproveRemediations RejectRemediations ResolveIncidentReports IsolateAgents ReleaseAgents'.split(
  ' ',
)) {
  guard('public', `${act}Payload`, 'userErrors');
}
guard('public', 'CreateOrganizationPayload', 'userErrors');
guard('public', 'UserError', 'code field message');

export const POLICY: ReadonlyMap<string, Guard> = lines;

/**
 * Which permission lets a row be fetched by its id (`node`, `nodes`, references), by where it stands. A type without a
 * line cannot be fetched by id. Where a type has one permission, every door to it has the same (see `elision.ts`).
 */
export interface RowGate {
  readonly account: Permission | null;
  readonly organization: Permission | null;
  readonly reseller: Permission | null;
}

const everywhere = (permission: Permission): RowGate => ({
  account: permission,
  organization: permission,
  reseller: permission,
});

export const ROWS: ReadonlyMap<string, RowGate> = new Map<string, RowGate>([
  ['Reseller', everywhere('reseller.view')],
  ['ResellerInvoice', everywhere('reseller.invoice.view')],
  ['AccountUsageLine', everywhere('reseller.invoice.view')],
  ['Account', everywhere('account.view')],
  ['Invoice', everywhere('billing.invoice.view')],
  ['OrganizationUsageLine', everywhere('billing.invoice.orgBreakdown.view')],
  ['Contract', everywhere('billing.contract.view')],
  ['PaymentMethod', everywhere('billing.paymentMethod.view')],
  ['BillingInfo', everywhere('billing.info.view')],
  [
    'Subscription',
    { account: 'billing.subscription.view', organization: null, reseller: 'reseller.subscription.view' },
  ],
  ['Organization', everywhere('organization.view')],
  ['Agent', everywhere('agent.view')],
  ['IncidentReport', everywhere('incident.view')],
  ['Remediation', everywhere('incident.view')],
  ['RemediationRejection', everywhere('incident.view')],
  ['IncidentComment', everywhere('incident.view')],
  ['Escalation', everywhere('escalation.view')],
  ['EscalationEntity', everywhere('escalation.view')],
  ['AuditEvent', everywhere('audit.view')],
  // People and their roles stand at a layer, and each layer's list has its own permission (matrix, group Users).
  ['User', { account: 'accountUser.view', organization: 'orgUser.view', reseller: 'reseller.member.manage' }],
  ['Membership', { account: 'accountUser.view', organization: 'orgUser.view', reseller: 'reseller.member.manage' }],
]);

/** Types whose rows stand in several organizations: visible where one of them is in reach (domain.md 8.14, rulings 13). */
export const SEVERAL_ORGANIZATIONS: ReadonlySet<string> = new Set(['Escalation']);

/** Their values that are null unless all of the organizations are in reach (rulings 13). */
export const WHOLE_ROW: ReadonlySet<string> = new Set(['Escalation.subject', 'Escalation.details']);
