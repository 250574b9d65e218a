/** A gate of domain.md 5.5: the coordinates it speaks of, and the one permission it reads as (domain.md 8b.36). */
export interface Gate {
  readonly says: string;
  readonly permission: string;
  readonly coordinates: readonly string[];
}

/** A gate over a whole type: every field needs the permission, but for those that show something else. */
export interface TypeGate {
  readonly says: string;
  readonly permission: string;
  readonly type: string;
  /** Lists and references, each behind the permission of what it shows. */
  readonly butFor: readonly string[];
}

const gate = (says: string, permission: string, ...coordinates: readonly string[]): Gate => ({
  says,
  permission,
  coordinates,
});

const all = (says: string, permission: string, type: string, butFor = ''): TypeGate => ({
  says,
  permission,
  type,
  butFor: butFor === '' ? [] : butFor.split(' '),
});

export const GATES: readonly Gate[] = [
  gate('Account.accountKey', 'accountKey.view', 'Account.accountKey'),
  gate(
    'Account.billingAddress, shippingAddress, neighborhoodWatch',
    'billing.invoice.view',
    'Account.billingAddress',
    'Account.shippingAddress',
    'Account.neighborhoodWatch',
  ),
  gate('Account.settings, ssoConfig', 'account.settings.view', 'Account.settings', 'Account.ssoConfiguration'),
  gate('certificate: sso.manage', 'sso.manage', 'SsoConfiguration.certificateFingerprint'),
  gate('Account.invoices', 'billing.invoice.view', 'AccountBilling.invoices'),
  gate('Invoice.receipt', 'billing.receipt.view', 'Invoice.receiptUrl'),
  gate('Invoice.organizationUsage', 'billing.invoice.orgBreakdown.view', 'Invoice.organizationUsage'),
  gate('Account.members', 'accountUser.view', 'Account.members'),
  gate('Membership.user of an organization', 'orgUser.view', 'Organization.members'),
  // 5.5 says organization.reportRecipients.update or account.settings.view; the final matrix has a permission of its own.
  gate('Organization.reportRecipients', 'organization.reportRecipients.view', 'Organization.reportRecipients'),
  gate('Organization.incidentReports', 'incident.view', 'Organization.incidentReports'),
  gate('Remediation.approvedBy', 'accountUser.view', 'Remediation.approvedBy'),
  gate('Remediation.approvedBy otherwise: name only', 'incident.view', 'Remediation.approvedByName'),
  gate('Organization.agents', 'agent.view', 'Organization.agents'),
  gate(
    'Organization.autoruns, binaries, collectedFiles, canaries',
    'evidence.view',
    'Organization.autoruns',
    'Organization.binaries',
    'Organization.collectedFiles',
    'Organization.canaries',
  ),
  // 5.5 says evidence.view; the final matrix has split it off.
  gate('externalPorts', 'externalPort.view', 'Organization.externalPorts', 'Account.externalPorts'),
  gate('ExternalPort.organizationIds', 'organization.view', 'ExternalPort.organizations'),
  gate('Escalation.organizations', 'organization.view', 'Escalation.organizations'),
  gate('Escalation.entities', 'escalation.view', 'Escalation.entities'),
];

export const TYPE_GATES: readonly TypeGate[] = [
  all('Invoice.*', 'billing.invoice.view', 'Invoice', 'receiptUrl organizationUsage'),
  all('OrganizationUsage', 'billing.invoice.orgBreakdown.view', 'OrganizationUsageLine'),
  all('IncidentReport.*', 'incident.view', 'IncidentReport', 'organization agent'),
  all(
    'Agent.*',
    'agent.view',
    'Agent',
    'organization incidentReports autoruns binaries collectedFiles canaries exclusions effectiveExclusions defenderPolicy effectiveDefenderPolicy',
  ),
  all('Escalation.*', 'escalation.view', 'Escalation', 'organizations'),
  all('Identity.*', 'identity.view', 'Identity', 'organization tenant'),
  all('ItdrTenant.*', 'itdr.tenant.view', 'ItdrTenant', 'organization identities'),
  all('UnwantedAccessRule.*', 'unwantedAccessRule.view', 'UnwantedAccessRule', 'organization identity createdBy'),
  all('SiemSavedQuery.*', 'siem.savedQuery.view', 'SiemSavedQuery', 'owner'),
  all('Exclusion.*', 'exclusion.view', 'Exclusion', 'organization agent createdBy'),
];

/** Gates on rows whose fields are in-scope: the doors to the row have the permission (rulings 1). */
export const ROW_GATES: readonly { says: string; type: string; account: string; organization: string | null }[] = [
  { says: 'Membership.user', type: 'Membership', account: 'accountUser.view', organization: 'orgUser.view' },
  { says: 'Membership.user.email, name', type: 'User', account: 'accountUser.view', organization: 'orgUser.view' },
  // 5.5 says billing.contract.view or reseller; the final matrix has a permission of its own.
  {
    says: 'Subscription.*',
    type: 'Subscription',
    account: 'billing.subscription.view',
    organization: null,
  },
];

/** What no coordinate may ever show (domain.md 5.5, class K). */
export const NEVER_READABLE: readonly string[] = [
  'SiemSource.token',
  'PsaIntegration.credentials',
  'Integration.credentials',
  'ApiCredential.secret',
  'ApiToken.secret',
  'SsoConfiguration.certificate',
];
