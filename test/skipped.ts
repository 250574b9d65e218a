/** Permissions of the matrix that guard no coordinate yet; empty once every area is built (rulings 33). */
export const notYetGuarding: readonly string[] = [
  'account.settings.modify',
  'isolation.settings.modify',
  'notification.settings.modify',
  'incidentContact.view',
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
  'installer.download',
  'accountKey.regenerate',
  'agent.uninstall',
  'agent.bulkMove',
  'agent.bulkRemove',
  'macos.systemExtension.push',
  'agent.update',
  'soc.requestSupport',
  'investigation.view',
  'evidence.view',
  'report.view',
  'incident.alertEmail',
  'externalPort.view',
  'signal.view',
  'incident.comment',
  'host.isolate.bulk',
  'defender.policy.account',
  'defender.policy.organization',
  'defender.policy.agent',
  'defender.bulkAction',
  'defender.scan.single',
  'defender.update.single',
  'exclusion.view',
  'exclusion.av.account',
  'exclusion.av.organization',
  'exclusion.av.agent',
  'exclusion.detection',
  'defender.policy.view',
  'exclusion.detection.account',
  'integration.view',
  'integration.manage',
  'psa.addRemove',
  'psa.orgMappings.update',
  'psa.notificationCategory.update',
  'sso.manage',
  'siem.source.organization',
  'siem.source.account',
  'siem.savedQuery.view',
  'siem.savedQuery.modify',
  'psa.orgMappings.view',
  'itdr.tenant.manage',
  'itdr.assessment.generate',
  'unwantedAccessRule.view',
  'unwantedAccessRule.manage.account',
  'unwantedAccessRule.manage.organization',
  'escalation.resend',
  'unwantedAccessRule.delete',
  'escalation.resolve.direct',
  'escalation.resolve.unwantedAccess',
  'platformAction.view',
  'hub.access',
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
  { coordinate: 'IncidentReport.agent', columns: 'PRV', why: 'whoever sees incident reports sees agents' },
  {
    coordinate: 'IncidentReport.organization',
    columns: 'PRV',
    why: 'whoever sees incident reports sees organizations',
  },
  { coordinate: 'Subscription.account', columns: 'SE PRV USR RO', why: 'whoever sees subscriptions sees the account' },
];

/** Platform support sees no object by itself: it explains by place, and knows whom it asked about. */
const BY_PLACE: readonly Skipped[] = [
  { coordinate: 'AccessExplanation.person', columns: 'SUP', why: 'support is shown no card' },
];

/** Cells that say yes of a row that stands at a reseller, where no role of an account holds: there is nothing to ask. */
const STANDS_ELSEWHERE: readonly Skipped[] = [
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
