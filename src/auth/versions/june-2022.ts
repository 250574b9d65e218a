import type { Permission, ROLES } from '../permissions.js';

/** What a text says of a role: yes, no, or nothing. */
export type Said = 'YES' | 'NO' | 'NOTHING';

type OfEach<Columns extends readonly unknown[]> = { readonly [Column in keyof Columns]: Said };

/** The columns of the matrix, in its order: a new column does not compile until every row says what the text does. */
type Told = OfEach<typeof ROLES>;

const y = 'YES';
const n = 'NO';
const _ = 'NOTHING';

const SILENT: Told = [_, _, _, _, _, _, _, _, _, _, _, _, _, _];

/** What the text does not name: a row that was split off later, or a product that came later (domain.md 4.4). */
const unnamed = <Names extends Permission>(...names: readonly Names[]): Record<Names, Told> =>
  Object.fromEntries(names.map((name) => [name, SILENT])) as Record<Names, Told>;

/**
 * The permissions as published in June 2022 (domain.md 4). A role that no row speaks of did not exist then: Security
 * Engineer, Provisioner, and the roles of resellers and of the platform. A new permission does not compile until it is
 * told or said to be unnamed. The cells are the requirement's, yes by yes; of its noes the text says only some.
 */
// prettier-ignore
export const JUNE_2022: Readonly<Record<Permission, Told>> = {
  //                                       A  S  P  U  F  M  R   oA oS oU oR  rH rP   SUP
  // Scope and settings
  'account.view':                          [y, _, _, y, y, n, y,  _, _, _, _,  _, _,  _],
  'organization.view':                     [y, _, _, y, n, n, y,  y, _, y, y,  _, _,  _],
  'account.settings.modify':               [y, _, _, n, n, n, n,  n, _, n, n,  _, _,  _],
  'isolation.settings.modify':             [y, _, _, n, n, n, n,  _, _, _, _,  _, _,  _],
  ...unnamed(
    'account.settings.view', 'notification.settings.modify', 'incidentContact.view', 'incidentContact.manage',
    'tamperProtection.toggle.account', 'tamperProtection.toggle.organization',
  ),

  // Billing
  'billing.invoice.view':                  [y, _, _, n, y, n, n,  n, _, n, n,  _, _,  _],
  'billing.invoice.orgBreakdown.view':     [y, _, _, n, y, n, n,  _, _, _, _,  _, _,  _],
  'billing.receipt.view':                  [y, _, _, n, y, n, n,  _, _, _, _,  _, _,  _],
  'billing.contract.view':                 [y, _, _, n, _, n, n,  _, _, _, _,  _, _,  _],
  'billing.contract.modify':               [y, _, _, n, _, n, n,  _, _, _, _,  _, _,  _],
  'billing.paymentMethod.update':          [y, _, _, n, y, n, n,  _, _, _, _,  _, _,  _],
  'billing.info.update':                   [y, _, _, n, y, n, n,  _, _, _, _,  _, _,  _],
  ...unnamed(
    'billing.subscription.modify', 'billing.paymentMethod.view', 'billing.info.view', 'billing.subscription.view',
  ),

  // Users
  'accountUser.manage':                    [y, _, _, n, n, n, n,  _, _, _, _,  _, _,  _],
  'orgUser.add':                           [y, _, _, n, n, n, n,  y, _, n, n,  _, _,  _],
  'orgUser.modifyRemove':                  [y, _, _, n, n, n, n,  _, _, n, n,  _, _,  _],
  ...unnamed('accountUser.view', 'orgUser.view', 'orgUser.assignAnyRole'),

  // Organizations
  'organization.create':                   [y, _, _, y, n, n, n,  _, _, _, _,  _, _,  _],
  'organization.update':                   [y, _, _, y, n, n, n,  n, _, _, n,  _, _,  _],
  'organization.delete':                   [y, _, _, y, n, n, n,  _, _, _, _,  _, _,  _],
  'organization.rename':                   [y, _, _, y, n, n, n,  y, _, _, n,  _, _,  _],
  ...unnamed('organization.reportRecipients.update', 'organization.reportRecipients.view'),

  // Agents and installer
  'agent.view':                            [y, _, _, y, n, n, y,  y, _, y, y,  _, _,  _],
  'installer.download':                    [y, _, _, y, n, n, n,  n, _, n, n,  _, _,  _],
  'accountKey.view':                       [y, _, _, y, n, n, y,  n, _, n, n,  _, _,  _],
  'agent.uninstall':                       [y, _, _, y, n, n, n,  y, _, y, n,  _, _,  _],
  'agent.bulkRemove':                      [y, _, _, n, n, n, n,  n, _, n, n,  _, _,  _],
  'macos.systemExtension.push':            [y, _, _, _, _, _, _,  _, _, _, n,  _, _,  _],
  ...unnamed('accountKey.regenerate', 'agent.bulkMove', 'agent.update'),

  // Incidents, investigations, evidence
  'incident.view':                         [y, _, _, y, n, n, y,  y, _, y, y,  _, _,  _],
  'remediation.approve':                   [y, _, _, y, n, n, n,  y, _, n, n,  _, _,  _],
  'remediation.reject':                    [y, _, _, y, n, n, n,  _, _, _, n,  _, _,  _],
  'incident.manage':                       [y, _, _, n, n, n, n,  _, _, _, n,  _, _,  _],
  'soc.requestSupport':                    [y, _, _, _, n, n, n,  _, _, _, n,  _, _,  _],
  'investigation.view':                    [y, _, _, y, n, n, y,  y, _, y, y,  _, _,  _],
  'evidence.view':                         [y, _, _, y, n, n, y,  y, _, y, y,  _, _,  _],
  'report.view':                           [y, _, _, y, n, n, y,  y, _, y, y,  _, _,  _],
  'incident.alertEmail':                   [y, _, _, _, _, _, _,  n, _, n, n,  _, _,  _],
  ...unnamed('externalPort.view', 'signal.view', 'identity.view', 'incident.comment'),

  // Host isolation
  'host.isolate':                          [y, _, _, n, n, n, n,  n, _, n, n,  _, _,  _],
  'host.release':                          [y, _, _, n, n, n, n,  n, _, n, n,  _, _,  _],
  ...unnamed('host.isolate.bulk'),

  // Managed Defender (Managed AV)
  'defender.policy.account':               [y, _, _, _, n, n, n,  _, _, _, _,  _, _,  _],
  'defender.policy.organization':          [y, _, _, _, n, n, n,  _, _, _, n,  _, _,  _],
  'defender.policy.agent':                 [y, _, _, _, n, n, n,  _, _, _, n,  _, _,  _],
  'defender.bulkAction':                   [y, _, _, n, n, n, n,  _, _, _, n,  _, _,  _],
  'defender.scan.single':                  [y, _, _, n, n, n, n,  _, _, _, _,  _, _,  _],
  'defender.update.single':                [y, _, _, y, n, n, n,  _, _, _, _,  _, _,  _],
  'exclusion.av.organization':             [y, _, _, _, n, n, n,  _, _, _, n,  _, _,  _],
  'exclusion.av.agent':                    [y, _, _, _, _, _, _,  _, _, _, n,  _, _,  _],
  ...unnamed(
    'exclusion.view', 'exclusion.av.account', 'exclusion.detection', 'defender.policy.view',
    'exclusion.detection.account',
  ),

  // Integrations, SIEM, SSO
  'integration.manage':                    [y, _, _, n, n, n, n,  n, _, n, n,  _, _,  _],
  'sso.manage':                            [y, _, _, n, n, n, n,  _, _, _, _,  _, _,  _],
  ...unnamed(
    'integration.view', 'psa.addRemove', 'psa.orgMappings.update', 'psa.notificationCategory.update',
    'siem.source.organization', 'siem.source.account', 'siem.savedQuery.view', 'siem.savedQuery.modify',
    'psa.orgMappings.view', 'siem.source.view',
  ),

  // ITDR and escalations
  'unwantedAccessRule.manage.organization':[y, _, _, _, _, _, _,  _, _, _, n,  _, _,  _],
  'escalation.view':                       [y, _, _, _, n, n, _,  _, _, _, _,  _, _,  _],
  ...unnamed(
    'itdr.tenant.manage', 'itdr.assessment.generate', 'unwantedAccessRule.view', 'unwantedAccessRule.manage.account',
    'escalation.resend', 'unwantedAccessRule.delete', 'escalation.resolve.direct',
    'escalation.resolve.unwantedAccess', 'platformAction.view', 'itdr.tenant.view',
  ),

  // Other
  'sat.access':                            [y, _, _, _, n, n, n,  _, _, _, n,  _, _,  _],
  'hub.access':                            [y, _, _, _, n, y, _,  _, _, _, _,  _, _,  _],

  // Access governance
  ...unnamed(
    'audit.view', 'roster.view', 'securityGroup.view', 'securityGroup.manage', 'access.review',
    'accessPattern.declare', 'license.view', 'breakGlass.request', 'breakGlass.approve', 'lockout.reset',
    'viewAs.start', 'apiToken.own', 'apiToken.manage', 'access.explainOthers', 'support.lookup',
  ),

  // Reseller
  ...unnamed(
    'reseller.view', 'reseller.account.create', 'reseller.account.update', 'reseller.account.disable',
    'reseller.trial.manage', 'reseller.subscription.view', 'reseller.subscription.create',
    'reseller.subscription.activate', 'reseller.subscription.update', 'reseller.invoice.view',
    'reseller.member.manage',
  ),
};
