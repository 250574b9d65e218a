import type { Columns } from '../isolation/world.js';
import { camel, fieldOf } from './published.js';

/**
 * What the columns of a table tell. `place`: where a row stands or hangs. `reference`: which other row it shows.
 * `value`: what its fields show; none, if no field of the schema does.
 */
export type Meaning =
  | { readonly kind: 'place' }
  | { readonly kind: 'organizations' }
  | { readonly kind: 'people' }
  | { readonly kind: 'assigned' }
  | { readonly kind: 'changes' }
  | { readonly kind: 'reference'; readonly target: string; readonly field: string | null }
  | { readonly kind: 'value'; readonly fields: readonly string[] };

/** Where rows stand, what they are part of, and how far a setting reaches. */
const PLACE = new Set([
  ...['id', 'place_id', 'account_id', 'organization_id', 'person_id', 'subject_key'],
  ...['incident_report_id', 'escalation_id', 'platform_action_id', 'invoice_id', 'reseller_invoice_id', 'baseline_id'],
  ...['Membership.reseller_id', 'User.reseller_id', 'ResellerInvoice.reseller_id', 'AccountUsageLine.reseller_id'],
  ...['Exclusion.scope', 'Exclusion.agent_id', 'DefenderPolicy.scope', 'DefenderPolicy.agent_id'],
  'UnwantedAccessRule.identity_id', // the rule says for whom it holds
]);

const REFERENCES: Readonly<Record<string, string>> = {
  agent_id: 'Agent',
  collector_agent_id: 'Agent',
  identity_id: 'Identity',
  tenant_id: 'ItdrTenant',
  investigation_id: 'Investigation',
  binary_id: 'Binary',
  isolated_for_report_id: 'IncidentReport',
  reseller_id: 'Reseller',
  membership_id: 'Membership',
  ...Object.fromEntries(
    ['approved_by_id', 'rejected_by_id', 'author_id', 'created_by_id', 'owner_id', 'invited_by_id', 'actor_id'].map(
      (column) => [column, 'User'],
    ),
  ),
};

/** Columns that fields of another name show. */
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'Invoice.amount_minor': ['amount'],
  'Invoice.currency': ['amount'],
  'ResellerInvoice.amount_minor': ['amount'],
  'ResellerInvoice.currency': ['amount'],
  'Invitation.outcome': ['state'],
};

/** Columns that no field shows: secrets, and what only the gateway itself or another table's fields are made of. */
const NOWHERE = new Set([
  ...['Agent.strict_isolation', 'User.documented_in_runbook', 'User.vault_reference'],
  ...['PsaIntegration.credentials', 'Integration.credentials', 'SiemSource.token', 'SsoConfiguration.certificate'],
  'Invitation.secret_hash',
]);

/** Throws for a column nobody said anything about, so that a new one is not forgotten here. */
export function meaningOf(type: string, column: string, row: Columns): Meaning {
  const coordinate = `${type}.${column}`;
  if (PLACE.has(column) || PLACE.has(coordinate)) return { kind: 'place' };
  if (coordinate === 'Membership.assigned') return { kind: 'assigned' };
  if (column === 'organization_ids') return { kind: 'organizations' };
  if (column === 'incident_alert_user_ids') return { kind: 'people' };
  if (coordinate === 'AuditEvent.changes') return { kind: 'changes' };
  const target = column === 'target_id' ? (row['target_type'] ?? 'Nothing') : REFERENCES[column];
  if (target !== undefined) return { kind: 'reference', target, field: referenceField(type, column) };
  if (fieldOf(type, camel(column)) !== undefined) return { kind: 'value', fields: [camel(column)] };
  const fields = ELSEWHERE[coordinate] ?? (NOWHERE.has(coordinate) ? [] : undefined);
  if (fields === undefined) throw new Error(`Nobody said what ${coordinate} tells.`);
  return { kind: 'value', fields };
}

function referenceField(type: string, column: string): string | null {
  const field = camel(column.replace(/_id$/, ''));
  return fieldOf(type, field) === undefined ? null : field;
}
