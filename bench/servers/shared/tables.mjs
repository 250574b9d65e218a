// Where the rows of each type lie: the tables of `src/entities/migrations`, as a team without the gateway would write them
// down for its own loaders.
const words = (text) => text.trim().split(/\s+/);

/** Rows are read with their key and where they stand (`always`); a field is a column, or needs others (`needs`). */
const table = (name, order, always, fields, needs = {}) => ({
  name,
  order,
  always: words(always),
  fields: new Set(words(fields)),
  needs,
});

const AMOUNT = { amount: ['amountMinor', 'currency'] };

export const TABLES = {
  Account: table('account', 'ASC', 'id', 'name subdomain status supportType phoneNumber createdAt', {
    reseller: ['resellerId'],
  }),
  Reseller: table('reseller', 'ASC', 'id', 'name partnerSupportedQualified', {
    availableSupportTypes: ['partnerSupportedQualified'],
  }),
  ResellerInvoice: table('reseller_invoice', 'DESC', 'id', 'status periodStart periodEnd createdAt', AMOUNT),
  AccountUsageLine: table('account_usage_line', 'ASC', 'id accountId', 'accountName product billable nonBillable'),
  Subscription: table(
    'subscription',
    'DESC',
    'id accountId',
    'product status minimumUsage billingInterval effectiveDate renewalDate autoRenew',
  ),
  User: table(
    'app_user',
    'ASC',
    'id',
    'name email phone kind affiliation mfaEnabled ssoOnly lastLoginAt status createdAt',
  ),
  Membership: table(
    'membership',
    'ASC',
    'id accountId resellerId organizationId personId',
    'layer role organizationScope createdAt updatedAt expiresAt',
  ),
  KnownVpn: table('known_vpn', 'ASC', 'id', 'name slug'),
  PaymentMethod: table('payment_method', 'ASC', 'id accountId', 'brand last4 expiresAt'),
  Invoice: table(
    'invoice',
    'DESC',
    'id accountId',
    'number status plan quantity receiptUrl hasUsage createdAt updatedAt',
    AMOUNT,
  ),
  OrganizationUsageLine: table(
    'organization_usage_line',
    'ASC',
    'id accountId',
    'organizationName periodStart periodEnd edr itdr sat siem',
  ),
  Organization: table(
    'organization',
    'ASC',
    'id accountId',
    'name key timezone version partnerAccessPattern reportRecipients createdAt updatedAt',
  ),
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
  EscalationEntity: table('escalation_entity', 'ASC', 'id accountId organizationId', 'type name details', {
    agent: ['agentId'],
  }),
  IncidentReport: table(
    'incident_report',
    'DESC',
    'id accountId organizationId',
    `severity status platform subject summary body indicatorTypes indicatorCounts version sentAt closedAt
     statusUpdatedAt returnedToSocAt createdAt updatedAt`,
    { agent: ['agentId'] },
  ),
  Remediation: table(
    'remediation',
    'ASC',
    'id accountId organizationId',
    'type action parameters entity status approvedAt approvedByName completedAt createdAt',
    { approvedBy: ['approvedById'] },
  ),
  RemediationRejection: table(
    'remediation_rejection',
    'ASC',
    'id accountId organizationId',
    'comment useful name phoneNumber email rejectedByName createdAt',
  ),
  IncidentComment: table('incident_comment', 'ASC', 'id accountId organizationId', 'body authorName createdAt'),
  Autorun: table(
    'autorun',
    'DESC',
    'id accountId organizationId',
    'name startMethod filePath userAccount hashes classification firstSeenAt',
  ),
};
