/**
 * The matrix: which role may do what. One row per permission, one column per role, yes or no, nothing else.
 *
 * The cells are the requirement `permissions-final.csv` (domain.md 8b.17). A footnote in a cell would be a permission that
 * was not split (domain.md 8.5); where a role holds is a property of the membership, never of this table (8.4).
 */

/** The columns, in the order of every row below. A new column does not compile until every row answers it. */
export const ROLES = [
  'account/admin', // ADM
  'account/security-engineer', // SE
  'account/provisioner', // PRV
  'account/user', // USR
  'account/finance', // FIN
  'account/marketing', // MKT
  'account/read-only', // RO
  'organization/admin', // OADM
  'organization/security-engineer', // OSE
  'organization/user', // OUSR
  'organization/read-only', // ORO
  'reseller/admin over other accounts', // RSH
  'reseller/admin over partner_supported accounts', // RSP
  'platform/support', // SUP
] as const;

/** A column: a role, qualified by its layer. A reseller Admin has two, by the support type of the account (domain.md 8.6). */
export type Role = (typeof ROLES)[number];

type Answers<Columns extends readonly unknown[]> = { readonly [Column in keyof Columns]: boolean };
type Cells = Answers<typeof ROLES>;

interface Row {
  readonly cells: Cells;
  readonly meaning: string;
}

const row = (cells: Cells, meaning: string): Row => ({ cells, meaning });

/** Heads the rows of one area for whoever reads the table; it changes no right. */
const group = <Names extends string>(title: string, rows: Record<Names, Row>) =>
  Object.fromEntries(Object.entries<Row>(rows).map(([name, cells]) => [name, { ...cells, group: title }])) as Record<
    Names,
    Row & { readonly group: string }
  >;

const y = true;
const _ = false;

// prettier-ignore
export const MATRIX = {
  ...group('Scope and settings', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'account.view':                            row([y, y, y, y, y, _, y,  _, _, _, _,  y, y,  _], 'See the account (name, subdomain, status)'),
    'organization.view':                       row([y, y, y, y, _, _, y,  y, y, y, y,  y, y,  _], 'See organizations of the account (directory, name, key, counters)'),
    'account.settings.view':                   row([y, y, _, y, _, _, y,  _, _, _, _,  _, _,  _], 'View account-level settings'),
    'account.settings.modify':                 row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Change global preferences / account-level settings in general'),
    'isolation.settings.modify':               row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Change global host-isolation settings'),
    'notification.settings.modify':            row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Change notification settings'),
    'incidentContact.view':                    row([y, y, _, y, _, _, y,  _, _, _, _,  _, _,  _], 'See incident notification contacts'),
    'incidentContact.manage':                  row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Maintain incident notification contacts'),
    'tamperProtection.toggle.account':         row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Enable / disable tamper protection for the account'),
    'tamperProtection.toggle.organization':    row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Enable / disable tamper protection for an organization or agent'),
  }),

  ...group('Billing', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'billing.invoice.view':                    row([y, _, _, _, y, _, _,  _, _, _, _,  y, y,  _], 'View past invoices'),
    'billing.invoice.orgBreakdown.view':       row([y, _, _, _, y, _, _,  _, _, _, _,  y, y,  _], 'View the breakdown of agents per organization in an invoice'),
    'billing.receipt.view':                    row([y, _, _, _, y, _, _,  _, _, _, _,  y, y,  _], 'View payment receipts'),
    'billing.contract.view':                   row([y, _, _, _, y, _, _,  _, _, _, _,  y, y,  _], 'View contracts'),
    'billing.contract.modify':                 row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Change contracts'),
    'billing.paymentMethod.update':            row([y, _, _, _, y, _, _,  _, _, _, _,  _, _,  _], 'Update payment information'),
    'billing.info.update':                     row([y, _, _, _, y, _, _,  _, _, _, _,  _, _,  _], 'Update billing information'),
    'billing.subscription.modify':             row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Change trial / subscription settings'),
    'billing.paymentMethod.view':              row([y, _, _, _, y, _, _,  _, _, _, _,  _, _,  _], 'View the payment method'),
    'billing.info.view':                       row([y, _, _, _, y, _, _,  _, _, _, _,  _, _,  _], 'View the billing information'),
    'billing.subscription.view':               row([y, _, _, _, y, _, _,  _, _, _, _,  y, y,  _], 'View subscriptions and trials'),
  }),

  ...group('Users', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'accountUser.view':                        row([y, y, _, y, _, _, y,  _, _, _, _,  y, y,  _], 'See the list of account-level users'),
    'accountUser.manage':                      row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Create / modify / delete account-level users and memberships'),
    'orgUser.view':                            row([y, y, y, y, _, _, y,  y, y, y, y,  y, y,  _], 'See the list of organization-level users'),
    'orgUser.add':                             row([y, y, y, _, _, _, _,  y, y, _, _,  _, _,  _], 'Add organization-level users'),
    'orgUser.modifyRemove':                    row([y, _, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Update / remove organization-level users, change their role'),
    'orgUser.assignAnyRole':                   row([y, _, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Assign any org-level role including Admin'),
  }),

  ...group('Organizations', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'organization.create':                     row([y, _, y, y, _, _, _,  _, _, _, _,  _, _,  _], 'Create organizations'),
    'organization.update':                     row([y, _, y, y, _, _, _,  _, _, _, _,  _, _,  _], 'Modify organizations (key, timezone, other organization settings; not the name)'),
    'organization.delete':                     row([y, _, y, y, _, _, _,  _, _, _, _,  _, _,  _], 'Delete (decommission) organizations'),
    'organization.reportRecipients.update':    row([y, _, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Configure the recipient of monthly reports of an organization'),
    'organization.rename':                     row([y, _, y, y, _, _, _,  _, _, _, _,  _, _,  _], 'Change the name of an organization'),
    'organization.reportRecipients.view':      row([y, y, y, y, _, _, y,  y, y, y, y,  _, _,  _], 'View the recipients of monthly reports'),
  }),

  ...group('Agents and installer', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'agent.view':                              row([y, y, y, y, _, _, y,  y, y, y, y,  y, y,  _], 'See agents (endpoints)'),
    'installer.download':                      row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Download the agent installer'),
    'accountKey.view':                         row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'View the account key (secret)'),
    'accountKey.regenerate':                   row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Regenerate the account key'),
    'agent.uninstall':                         row([y, y, _, y, _, _, _,  y, y, y, _,  _, y,  _], 'Uninstall an individual agent'),
    'agent.bulkMove':                          row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Bulk move agents across organizations'),
    'agent.bulkRemove':                        row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Bulk remove agents across organizations'),
    'macos.systemExtension.push':              row([y, y, _, _, _, _, _,  y, y, _, _,  _, _,  _], 'Push the system extension to macOS agents'),
    'agent.update':                            row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Change tags of an agent'),
  }),

  ...group('Incidents, investigations, evidence', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'incident.view':                           row([y, y, _, y, _, _, y,  y, y, y, y,  y, y,  _], 'View incident reports'),
    'remediation.approve':                     row([y, y, _, y, _, _, _,  y, y, _, _,  _, y,  _], 'Approve Assisted Remediation'),
    'remediation.reject':                      row([y, y, _, y, _, _, _,  y, y, y, _,  _, y,  _], 'Reject Assisted Remediation'),
    'incident.manage':                         row([y, y, _, _, _, _, _,  y, y, _, _,  _, y,  _], 'Manage / resolve incident reports (single and bulk)'),
    'soc.requestSupport':                      row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Use the Request SOC Support button'),
    'investigation.view':                      row([y, y, _, y, _, _, y,  y, y, y, y,  _, _,  _], 'View investigations'),
    'evidence.view':                           row([y, y, _, y, _, _, y,  y, y, y, y,  _, _,  _], 'View binaries, autoruns, collected files, canaries, process detections'),
    'report.view':                             row([y, y, _, y, _, _, y,  y, y, y, y,  y, y,  _], 'View and download (summary) reports'),
    'incident.alertEmail':                     row([y, y, _, y, _, _, y,  _, _, _, _,  _, _,  _], 'May be a recipient of alert e-mails about new incident reports'),
    'externalPort.view':                       row([y, y, _, y, _, _, y,  y, y, y, y,  y, y,  _], 'View External Recon (open ports)'),
    'signal.view':                             row([y, y, _, y, _, _, y,  y, y, y, y,  y, y,  _], 'View signals'),
    'identity.view':                           row([y, y, _, y, _, _, y,  y, y, y, y,  _, _,  _], 'View identities'),
    'incident.comment':                        row([y, y, _, _, _, _, _,  y, y, _, _,  _, y,  _], 'Comment on an incident report'),
  }),

  ...group('Host isolation', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'host.isolate':                            row([y, y, _, _, _, _, _,  _, _, _, _,  _, y,  _], 'Manually isolate an endpoint'),
    'host.release':                            row([y, y, _, _, _, _, _,  _, _, _, _,  _, y,  _], 'Manually de-isolate an endpoint'),
    'host.isolate.bulk':                       row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Isolate every host of an organization at once'),
  }),

  ...group('Managed Defender (Managed AV)', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'defender.policy.account':                 row([y, y, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Change account-level AV policy'),
    'defender.policy.organization':            row([y, y, y, _, _, _, _,  y, y, _, _,  _, _,  _], 'Change organization-level AV policy'),
    'defender.policy.agent':                   row([y, y, _, _, _, _, _,  y, y, _, _,  _, _,  _], 'Change Defender configuration of a single machine'),
    'defender.bulkAction':                     row([y, y, _, _, _, _, _,  y, y, _, _,  _, _,  _], 'Bulk actions: quick/full scan, update, change audit/enforce mode'),
    'defender.scan.single':                    row([y, y, _, _, _, _, _,  y, y, _, _,  _, _,  _], 'Force a scan on a single target'),
    'defender.update.single':                  row([y, y, _, _, _, _, _,  y, y, _, _,  _, _,  _], 'Force a signature/engine update on a single target'),
    'exclusion.view':                          row([y, y, y, y, _, _, y,  y, y, y, y,  _, _,  _], 'View exclusions'),
    'exclusion.av.account':                    row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Add/remove AV exclusions at account level'),
    'exclusion.av.organization':               row([y, y, y, _, _, _, _,  y, y, _, _,  _, _,  _], 'Add/remove AV exclusions at organization level'),
    'exclusion.av.agent':                      row([y, y, y, _, _, _, _,  y, y, _, _,  _, _,  _], 'Add/remove AV exclusions at agent level'),
    'exclusion.detection':                     row([y, y, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Add/remove process/detection exclusions (agent, organization)'),
    'defender.policy.view':                    row([y, y, y, y, _, _, y,  y, y, y, y,  _, _,  _], 'View Managed Defender policies'),
    'exclusion.detection.account':             row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Add/remove process/detection exclusions for the account'),
  }),

  ...group('Integrations, SIEM, SSO', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'integration.view':                        row([y, y, _, y, _, _, y,  _, _, _, _,  _, _,  _], 'View integrations'),
    'integration.manage':                      row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Add / change / remove integrations in general'),
    'psa.addRemove':                           row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Add or remove a PSA integration'),
    'psa.orgMappings.update':                  row([y, _, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Update Organization Mappings of an existing PSA integration'),
    'psa.notificationCategory.update':         row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Change Notification Category settings of a PSA integration'),
    'sso.manage':                              row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Create/modify/delete SAML SSO configurations'),
    'siem.source.organization':                row([y, _, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Configure organization-level SIEM log sources'),
    'siem.source.account':                     row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Configure account-level SIEM sources / SIEM settings'),
    'siem.savedQuery.view':                    row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'View SIEM saved queries'),
    'siem.savedQuery.modify':                  row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Modify SIEM saved queries'),
    'psa.orgMappings.view':                    row([y, y, y, y, _, _, y,  _, _, _, _,  _, _,  _], 'See the organization mappings of the PSA integration'),
    'siem.source.view':                        row([y, y, y, y, _, _, y,  _, _, _, _,  _, _,  _], 'View SIEM log sources'),
  }),

  ...group('ITDR and escalations', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'itdr.tenant.manage':                      row([y, _, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Add / remove / modify Microsoft and Google tenants'),
    'itdr.assessment.generate':                row([y, _, y, _, _, _, _,  _, _, _, _,  _, _,  _], 'Generate onboarding assessments'),
    'unwantedAccessRule.view':                 row([y, y, _, _, _, _, _,  y, _, _, _,  _, _,  _], 'View ITDR Unwanted Access rules'),
    'unwantedAccessRule.manage.account':       row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Create/modify account-scoped Unwanted Access rules'),
    'unwantedAccessRule.manage.organization':  row([y, _, _, _, _, _, _,  y, _, _, _,  _, _,  _], 'Create/modify organization- or identity-scoped Unwanted Access rules'),
    'escalation.view':                         row([y, y, _, _, _, _, _,  y, _, _, _,  _, _,  _], 'View escalations'),
    'escalation.resend':                       row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Act on an escalation: resend report'),
    'unwantedAccessRule.delete':               row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Delete Unwanted Access rules'),
    'escalation.resolve.direct':               row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Resolve an escalation of any type other than country or VPN Unwanted Access'),
    'escalation.resolve.unwantedAccess':       row([y, y, _, _, _, _, _,  y, _, _, _,  _, _,  _], 'Respond to an Unwanted Access escalation (country and VPN)'),
    'platformAction.view':                     row([y, y, _, _, _, _, _,  y, _, _, _,  _, _,  _], 'View platform actions'),
    'itdr.tenant.view':                        row([y, y, y, y, _, _, y,  _, _, _, _,  _, _,  _], 'View mapped Microsoft and Google tenants'),
  }),

  ...group('Other', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'sat.access':                              row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Access Managed SAT via the SAT icon'),
    'hub.access':                              row([y, _, _, _, _, y, _,  _, _, _, _,  _, _,  _], 'Access the Huntress Hub (partner marketing portal)'),
  }),

  ...group('Access governance', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'audit.view':                              row([y, _, _, _, _, _, _,  y, _, _, _,  _, _,  _], 'Read the audit log'),
    'roster.view':                             row([y, _, _, _, _, _, _,  y, _, _, _,  _, _,  _], 'Read the roster: people, invitations and every source of access'),
    'securityGroup.view':                      row([y, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'See security groups'),
    'securityGroup.manage':                    row([y, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Create, delete, claim, link and unlink security groups'),
    'access.review':                           row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Read and work the access review'),
    'accessPattern.declare':                   row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Declare the partner-access pattern of an organization'),
    'license.view':                            row([y, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'See the license of the tree'),
    'breakGlass.request':                      row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Ask for a break-glass activation'),
    'breakGlass.approve':                      row([y, y, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'Sign off a break-glass activation'),
    'lockout.reset':                           row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  y], 'Reset the lockout of another person'),
    'viewAs.start':                            row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  y], 'Start a read-only view-as session'),
    'apiToken.own':                            row([y, y, y, y, y, _, y,  y, y, y, y,  y, y,  _], 'Create and revoke tokens of one\'s own'),
    'apiToken.manage':                         row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  _], 'See and revoke everybody\'s tokens, manage service identities'),
    'access.explainOthers':                    row([y, _, _, _, _, _, _,  _, _, _, _,  _, _,  y], 'Explain the access of other people'),
    'support.lookup':                          row([_, _, _, _, _, _, _,  _, _, _, _,  _, _,  y], 'Look people and tenants up by name'),
  }),

  ...group('Reseller', {
    //                                               A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
    'reseller.view':                           row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'See the reseller'),
    'reseller.account.create':                 row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Add an account (starts a trial)'),
    'reseller.account.update':                 row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Edit an account beneath'),
    'reseller.account.disable':                row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Disable an account'),
    'reseller.trial.manage':                   row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Manage trials'),
    'reseller.subscription.view':              row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'See subscriptions'),
    'reseller.subscription.create':            row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Add a subscription'),
    'reseller.subscription.activate':          row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Activate a subscription'),
    'reseller.subscription.update':            row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Change or upgrade a subscription'),
    'reseller.invoice.view':                   row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'See the reseller\'s invoices and usage lines'),
    'reseller.member.manage':                  row([_, _, _, _, _, _, _,  _, _, _, _,  y, y,  _], 'Manage the reseller\'s own members'),
  }),
} as const;

/** A row's name: `resource.action`. */
export type Permission = keyof typeof MATRIX;

export const PERMISSIONS = Object.keys(MATRIX) as readonly Permission[];

/** Whether a string from outside (a token's narrowing, an argument) is the name of a permission. */
export const isPermission = (name: string): name is Permission => Object.hasOwn(MATRIX, name);

const grantsOf = (role: Role): ReadonlySet<Permission> =>
  new Set(PERMISSIONS.filter((permission) => MATRIX[permission].cells[ROLES.indexOf(role)]));

const GRANTS = new Map<Role, ReadonlySet<Permission>>(ROLES.map((role) => [role, grantsOf(role)]));

/** The cell: does this role carry this permission? A role that is no column carries nothing. */
export const grants = (role: Role, permission: Permission): boolean => GRANTS.get(role)?.has(permission) ?? false;
