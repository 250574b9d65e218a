import { personId } from '../src/seed/demo-ids.js';
import { rowsOf, type Columns, type KnownRow, type World } from './isolation/world.js';
import { readRequirement } from './permissions/requirement.js';

/**
 * Who may see which rows, said a second time: naive, slow, from the requirement (the CSV) and the rows as their owner reads
 * them. It shares no code with `src/auth`, so that a mistake there is not repeated here.
 */

/** Where a row stands, or one of several places where it does. */
export type Spot =
  { readonly resellerId: string } | { readonly accountId: string; readonly organizationId: string | null };

/** Whoever asks: the person, and the only permissions their token is for (null = all of theirs). */
export interface Asker {
  readonly personId: string;
  readonly only: readonly string[] | null;
}

export const asker = (email: string, only: readonly string[] | null = null): Asker => ({
  personId: personId(email),
  only,
});

export function spotsOf(world: World, { type, columns: row }: KnownRow): readonly Spot[] {
  if (type === 'Reseller') return [{ resellerId: row['id'] }];
  if (type === 'ResellerInvoice' || type === 'AccountUsageLine') return [{ resellerId: row['reseller_id'] }];
  if (type === 'Account') return [{ accountId: row['id'], organizationId: null }];
  if (type === 'Organization') return [{ accountId: row['account_id'], organizationId: row['id'] }];
  if (type === 'User' && row['account_id'] !== null) {
    const all = rowsOf(world, 'Membership').map(({ columns }) => columns); // ended or not: people are seen where they were
    const held = all.filter((m) => m['person_id'] === row['id'] && m['account_id'] === row['account_id']);
    return held.map((m) => ({ accountId: m['account_id'], organizationId: m['organization_id'] }));
  }
  if (['Escalation', 'ExternalPort', 'PlatformAction'].includes(type) && row['organization_ids'].length > 0) {
    return row['organization_ids'].map((organizationId: string) => ({ accountId: row['account_id'], organizationId }));
  }
  if (row['account_id'] != null)
    return [{ accountId: row['account_id'], organizationId: row['organization_id'] ?? null }];
  return row['reseller_id'] != null ? [{ resellerId: row['reseller_id'] }] : [];
}

/** Which permission shows a row by its id. */
// prettier-ignore
const GATES: Readonly<Record<string, string>> = {
  Reseller: 'reseller.view', ResellerInvoice: 'reseller.invoice.view', AccountUsageLine: 'reseller.invoice.view',
  Account: 'account.view', Subscription: 'billing.subscription.view', Organization: 'organization.view',
  Agent: 'agent.view', IncidentReport: 'incident.view', Remediation: 'incident.view',
  RemediationRejection: 'incident.view', IncidentComment: 'incident.view', Escalation: 'escalation.view',
  EscalationEntity: 'escalation.view', Invoice: 'billing.invoice.view',
  OrganizationUsageLine: 'billing.invoice.orgBreakdown.view', Contract: 'billing.contract.view',
  Signal: 'signal.view', Investigation: 'investigation.view', ExternalPort: 'externalPort.view', SummaryReport: 'report.view',
  Autorun: 'evidence.view', Binary: 'evidence.view', CollectedFile: 'evidence.view', Canary: 'evidence.view',
  ProcessDetection: 'evidence.view',
  PaymentMethod: 'billing.paymentMethod.view', BillingInfo: 'billing.info.view', AuditEvent: 'audit.view',
  Identity: 'identity.view', ItdrTenant: 'itdr.tenant.view', UnwantedAccessRule: 'unwantedAccessRule.view',
  PlatformAction: 'platformAction.view', PlatformActionEntity: 'platformAction.view',
  Exclusion: 'exclusion.view', DefenderPolicy: 'defender.policy.view',
  AccountSettings: 'account.settings.view', IsolationSettings: 'account.settings.view',
  NotificationSettings: 'account.settings.view', SsoConfiguration: 'account.settings.view',
  IncidentContact: 'incidentContact.view', UnresponsiveAgentSettings: 'account.settings.view',
  PsaIntegration: 'integration.view', PsaOrganizationMapping: 'psa.orgMappings.view', Integration: 'integration.view',
  SiemSource: 'siem.source.view', SiemSavedQuery: 'siem.savedQuery.view',
};

/** People, their memberships and invitations are guarded by layer. */
const memberGate = (spot: Spot): string =>
  'resellerId' in spot ? 'reseller.member.manage' : spot.organizationId === null ? 'accountUser.view' : 'orgUser.view';

export const gateOf = (type: string, spot: Spot): string => GATES[type] ?? memberGate(spot);

/** The verdict: may they fetch this row by its id? */
export const mayView = (world: World, who: Asker, row: KnownRow): boolean =>
  isOwn(world, who, row) ||
  (isShown(row) && spotsOf(world, row).some((spot) => holds(world, who, gateOf(row.type, spot), spot)));

const DAYS_90 = 90 * 24 * 3_600_000;

/** The portal shows investigations that are over, of the last 90 days, and everything else (domain.md 5.2). */
export const isShown = ({ type, columns: row }: KnownRow): boolean =>
  type !== 'Investigation' || (row['status'] !== 'OPEN' && row['opened_at'].getTime() > Date.now() - DAYS_90);

/** Where a row stands as far as somebody may know: where a person holds roles elsewhere is nobody's business but theirs. */
export const spotsKnownTo = (world: World, who: Asker, row: KnownRow): readonly Spot[] =>
  spotsOf(world, row).filter((spot) => row.type !== 'User' || heldAt(world, who, spot).length > 0);

/** Rulings 6: foreign is what stands in none of their membership scopes, whatever the role. */
export const isForeign = (world: World, who: Asker, row: KnownRow): boolean =>
  !isOwn(world, who, row) && !spotsOf(world, row).some((spot) => heldAt(world, who, spot).length > 0);

/** Rulings 1, `self`: one's own card, and one's own memberships and cards in the accounts where one belongs. */
function isOwn(world: World, who: Asker, { type, columns: row }: KnownRow): boolean {
  if (row[type === 'User' ? 'id' : 'person_id'] !== who.personId) return false;
  if (row['reseller_id'] !== null) return false; // there every role may see its members
  return (
    row['account_id'] === null ||
    world.memberships.some((m) => m['person_id'] === who.personId && m['account_id'] === row['account_id'])
  );
}

export const holds = (world: World, who: Asker, permission: string, spot: Spot): boolean =>
  (who.only === null || who.only.includes(permission)) &&
  heldAt(world, who, spot).some((held) => granted(permission, columnOf(world, held, spot)));

const heldAt = (world: World, who: Asker, spot: Spot): readonly Columns[] =>
  world.memberships.filter((held) => held['person_id'] === who.personId && contains(world, held, spot));

function contains(world: World, held: Columns, spot: Spot): boolean {
  if ('resellerId' in spot) return held['layer'] === 'RESELLER' && held['reseller_id'] === spot.resellerId;
  const { accountId, organizationId } = spot;
  if (held['layer'] === 'RESELLER') return world.accounts.get(accountId)?.['reseller_id'] === held['reseller_id'];
  if (held['layer'] === 'ORGANIZATION') return held['organization_id'] === organizationId;
  if (held['layer'] !== 'ACCOUNT' || held['account_id'] !== accountId) return false;
  return organizationId === null || held['organization_scope'] === 'ALL' || held['assigned'].includes(organizationId);
}

// prettier-ignore
const ABBREVIATED: Readonly<Record<string, string>> = {
  ADMIN: 'ADM', SECURITY_ENGINEER: 'SE', PROVISIONER: 'PRV', USER: 'USR', FINANCE: 'FIN', MARKETING: 'MKT', READ_ONLY: 'RO', SUPPORT: 'SUP',
};

function columnOf(world: World, { layer, role }: Columns, spot: Spot): string {
  if (layer !== 'RESELLER') return `${layer === 'ORGANIZATION' ? 'O' : ''}${ABBREVIATED[role]}`;
  const account = 'accountId' in spot ? world.accounts.get(spot.accountId) : undefined;
  return account?.['support_type'] === 'PARTNER_SUPPORTED' ? 'RSP' : 'RSH';
}

const matrix = new Map(readRequirement().map(({ permission, cells }) => [permission, cells]));

function granted(permission: string, column: string): boolean {
  const cell = matrix.get(permission)?.[column];
  if (cell === undefined) throw new Error(`The requirement has no cell ${permission} x ${column}.`);
  return cell;
}
