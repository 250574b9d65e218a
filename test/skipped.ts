/** Permissions of the matrix that guard no coordinate yet; empty once every area is built (rulings 33). */
export const notYetGuarding: readonly string[] = [
  'account.settings.modify',
  'isolation.settings.modify',
  'notification.settings.modify',
  'incidentContact.manage',
  'tamperProtection.toggle.account',
  'tamperProtection.toggle.organization',
  'billing.contract.modify',
  'billing.paymentMethod.update',
  'billing.info.update',
  'billing.subscription.modify',
  'accountUser.manage',
  'orgUser.add',
  'orgUser.modifyRemove',
  'orgUser.assignAnyRole',
  'organization.update',
  'organization.delete',
  'organization.reportRecipients.update',
  'organization.rename',
  'accountKey.regenerate',
  'agent.uninstall',
  'agent.bulkMove',
  'agent.bulkRemove',
  'macos.systemExtension.push',
  'agent.update',
  'soc.requestSupport',
  'incident.alertEmail',
  'incident.comment',
  'host.isolate.bulk',
  'defender.policy.account',
  'defender.policy.organization',
  'defender.policy.agent',
  'defender.bulkAction',
  'defender.scan.single',
  'defender.update.single',
  'exclusion.av.account',
  'exclusion.av.organization',
  'exclusion.av.agent',
  'exclusion.detection',
  'exclusion.detection.account',
  'integration.manage',
  'psa.addRemove',
  'psa.orgMappings.update',
  'psa.notificationCategory.update',
  'siem.source.organization',
  'siem.source.account',
  'siem.savedQuery.modify',
  'itdr.tenant.manage',
  'itdr.assessment.generate',
  'unwantedAccessRule.manage.account',
  'unwantedAccessRule.manage.organization',
  'escalation.resend',
  'unwantedAccessRule.delete',
  'escalation.resolve.direct',
  'escalation.resolve.unwantedAccess',
  'securityGroup.view',
  'securityGroup.manage',
  'access.review',
  'accessPattern.declare',
  'license.view',
  'breakGlass.request',
  'breakGlass.approve',
  'lockout.reset',
  'viewAs.start',
  'apiToken.own',
  'apiToken.manage',
  'reseller.account.create',
  'reseller.account.update',
  'reseller.account.disable',
  'reseller.trial.manage',
  'reseller.subscription.create',
  'reseller.subscription.activate',
  'reseller.subscription.update',
];

interface Skipped {
  readonly coordinate: string;
  /** The columns that say yes, by their codes. */
  readonly columns: string;
  readonly why: string;
}

/**
 * Cells that say yes and that no answer of the gateway can show: whoever sees the parent has the permission already, so
 * an answer would prove nothing about this column. The field fence alone is asked about each of them all the same.
 */
const BEHIND_ANOTHER_DOOR: readonly Skipped[] = [
  {
    coordinate: 'AuditEvent.organization',
    columns: 'SE PRV USR RO OSE OUSR ORO RSH RSP',
    why: 'whoever reads the audit log sees organizations',
  },
  {
    coordinate: 'Escalation.organizations',
    columns: 'PRV USR RO OSE OUSR ORO RSH RSP',
    why: 'whoever sees escalations sees organizations',
  },
  {
    coordinate: 'EscalationEntity.agent',
    columns: 'PRV USR RO OSE OUSR ORO RSH RSP',
    why: 'whoever sees escalations sees agents',
  },
  {
    coordinate: 'EscalationEntity.organization',
    columns: 'PRV USR RO OSE OUSR ORO RSH RSP',
    why: 'whoever sees escalations sees organizations',
  },
  {
    coordinate: 'EscalationEntity.identity',
    columns: 'USR RO OSE OUSR ORO',
    why: 'whoever sees escalations sees identities',
  },
  {
    coordinate: 'Identity.organization',
    columns: 'PRV RSH RSP',
    why: 'whoever sees identities sees organizations',
  },
  { coordinate: 'DefenderPolicy.agent', columns: 'RSH RSP', why: 'whoever sees policies sees agents' },
  { coordinate: 'DefenderPolicy.organization', columns: 'RSH RSP', why: 'whoever sees policies sees organizations' },
  { coordinate: 'Exclusion.agent', columns: 'RSH RSP', why: 'whoever sees exclusions sees agents' },
  { coordinate: 'Exclusion.organization', columns: 'RSH RSP', why: 'whoever sees exclusions sees organizations' },
  { coordinate: 'IncidentReport.agent', columns: 'PRV', why: 'whoever sees incident reports sees agents' },
  {
    coordinate: 'IncidentReport.organization',
    columns: 'PRV',
    why: 'whoever sees incident reports sees organizations',
  },
  { coordinate: 'Signal.agent', columns: 'PRV', why: 'whoever sees signals sees agents' },
  { coordinate: 'Signal.organization', columns: 'PRV', why: 'whoever sees signals sees organizations' },
  {
    coordinate: 'Investigation.organization',
    columns: 'PRV RSH RSP',
    why: 'whoever sees investigations sees organizations',
  },
  { coordinate: 'Investigation.signals', columns: 'RSH RSP', why: 'whoever sees investigations sees signals' },
  { coordinate: 'Autorun.agent', columns: 'PRV RSH RSP', why: 'whoever sees autoruns sees agents' },
  { coordinate: 'Autorun.organization', columns: 'PRV RSH RSP', why: 'whoever sees autoruns sees organizations' },
  { coordinate: 'Canary.agent', columns: 'PRV RSH RSP', why: 'whoever sees canaries sees agents' },
  { coordinate: 'Canary.organization', columns: 'PRV RSH RSP', why: 'whoever sees canaries sees organizations' },
  { coordinate: 'CollectedFile.agent', columns: 'PRV RSH RSP', why: 'whoever sees collected files sees agents' },
  {
    coordinate: 'CollectedFile.organization',
    columns: 'PRV RSH RSP',
    why: 'whoever sees collected files sees organizations',
  },
  { coordinate: 'ProcessDetection.agent', columns: 'PRV RSH RSP', why: 'whoever sees process detections sees agents' },
  {
    coordinate: 'ProcessDetection.organization',
    columns: 'PRV RSH RSP',
    why: 'whoever sees process detections sees organizations',
  },
  { coordinate: 'Binary.organization', columns: 'PRV RSH RSP', why: 'whoever sees binaries sees organizations' },
  { coordinate: 'ExternalPort.organizations', columns: 'PRV', why: 'whoever sees open ports sees organizations' },
  { coordinate: 'SummaryReport.organization', columns: 'PRV', why: 'whoever sees reports sees organizations' },
  {
    coordinate: 'ItdrTenant.organization',
    columns: 'OADM OSE OUSR ORO RSH RSP',
    why: 'whoever sees tenants sees organizations',
  },
  {
    coordinate: 'PlatformAction.organizations',
    columns: 'PRV USR RO OSE OUSR ORO RSH RSP',
    why: 'whoever sees platform actions sees organizations',
  },
  {
    coordinate: 'PlatformActionEntity.agent',
    columns: 'PRV USR RO OSE OUSR ORO RSH RSP',
    why: 'whoever sees platform actions sees agents',
  },
  {
    coordinate: 'PlatformActionEntity.identity',
    columns: 'USR RO OSE OUSR ORO',
    why: 'whoever sees platform actions sees identities',
  },
  {
    coordinate: 'PlatformActionEntity.organization',
    columns: 'PRV USR RO OSE OUSR ORO RSH RSP',
    why: 'whoever sees platform actions sees organizations',
  },
  {
    coordinate: 'NotificationSettings.incidentAlertRecipients',
    columns: 'RSH RSP',
    why: 'whoever sees settings sees account users',
  },
  {
    coordinate: 'PsaOrganizationMapping.organization',
    columns: 'OADM OSE OUSR ORO RSH RSP',
    why: 'whoever sees mappings sees organizations',
  },
  {
    coordinate: 'SiemSavedQuery.owner',
    columns: 'SE USR RO RSH RSP',
    why: 'whoever sees saved queries sees account users',
  },
  {
    coordinate: 'SiemSource.collectorAgent',
    columns: 'OADM OSE OUSR ORO RSH RSP',
    why: 'whoever sees log sources sees agents',
  },
  {
    coordinate: 'SiemSource.organization',
    columns: 'OADM OSE OUSR ORO RSH RSP',
    why: 'whoever sees log sources sees organizations',
  },
  {
    coordinate: 'UnresponsiveAgentSettings.organization',
    columns: 'PRV OADM OSE OUSR ORO RSH RSP',
    why: 'whoever sees settings sees organizations',
  },
  { coordinate: 'Subscription.account', columns: 'SE PRV USR RO', why: 'whoever sees subscriptions sees the account' },
  {
    coordinate: 'UnwantedAccessRule.createdBy',
    columns: 'USR RO RSH RSP',
    why: 'whoever of the account sees rules sees its users',
  },
  {
    coordinate: 'UnwantedAccessRule.identity',
    columns: 'USR RO OSE OUSR ORO',
    why: 'whoever sees rules sees identities',
  },
  {
    coordinate: 'UnwantedAccessRule.organization',
    columns: 'PRV USR RO OSE OUSR ORO RSH RSP',
    why: 'whoever sees rules sees organizations',
  },
];

/** Platform support sees no object by itself: it explains by place, and knows whom it asked about. */
const BY_PLACE: readonly Skipped[] = [
  { coordinate: 'AccessExplanation.person', columns: 'SUP', why: 'support is shown no card' },
];

/**
 * Cells that say yes of a row that stands at a reseller, where no role of an account holds, or at an account, where none of
 * an organization does: there is nothing to ask.
 */
const STANDS_ELSEWHERE: readonly Skipped[] = [
  {
    coordinate: 'Account.defenderPolicy',
    columns: 'OADM OSE OUSR ORO',
    why: 'the row of the account; what of it holds in an organization is asked there, as a value',
  },
  {
    coordinate: 'AccountUsageLine.account',
    columns: 'ADM SE PRV USR FIN RO',
    why: 'usage lines stand at the reseller',
  },
  {
    coordinate: 'Reseller.accounts',
    columns: 'ADM SE PRV USR FIN RO',
    why: 'the list of a reseller stands at the reseller',
  },
];

const named = (skipped: readonly Skipped[]): readonly string[] =>
  skipped.flatMap(({ coordinate, columns }) => columns.split(' ').map((code) => `${coordinate} as ${code}`));

/** The cells the audit may leave unanswered, and no others: "IncidentReport.agent as PRV". */
export const skipped: readonly string[] = [
  ...named(BEHIND_ANOTHER_DOOR),
  ...named(BY_PLACE),
  ...named(STANDS_ELSEWHERE),
].sort();

export const standsElsewhere = (cell: string): boolean => named(STANDS_ELSEWHERE).includes(cell);
