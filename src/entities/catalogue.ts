import { Account } from './account.js';
import { Agent } from './agent.js';
import { AuditEvent } from './audit-event.js';
import { BillingInfo, Contract, Invoice, OrganizationUsageLine, PaymentMethod, Subscription } from './billing.js';
import { DefenderPolicy } from './defender/defender-policy.js';
import { Exclusion } from './defender/exclusion.js';
import { Escalation, EscalationEntity } from './escalation.js';
import { Autorun } from './evidence/autorun.js';
import { Binary } from './evidence/binary.js';
import { Canary } from './evidence/canary.js';
import { CollectedFile } from './evidence/collected-file.js';
import { ExternalPort } from './evidence/external-port.js';
import { Investigation } from './evidence/investigation.js';
import { ProcessDetection } from './evidence/process-detection.js';
import { Signal } from './evidence/signal.js';
import { SummaryReport } from './evidence/summary-report.js';
import { IncidentComment, IncidentReport, RemediationRejection } from './incident-report.js';
import { Integration } from './integrations/integration.js';
import { PsaIntegration, PsaOrganizationMapping } from './integrations/psa-integration.js';
import { SiemSavedQuery, SiemSource } from './integrations/siem.js';
import { Invitation } from './invitation.js';
import { Identity } from './itdr/identity.js';
import { ItdrTenant } from './itdr/itdr-tenant.js';
import { KnownVpn } from './itdr/known-vpn.js';
import { PlatformAction, PlatformActionEntity } from './itdr/platform-action.js';
import { UnwantedAccessRule } from './itdr/unwanted-access-rule.js';
import { Membership } from './membership.js';
import { Organization } from './organization.js';
import { Remediation } from './remediation.js';
import { AccountUsageLine, ResellerInvoice } from './reseller-invoice.js';
import { Reseller } from './reseller.js';
import { storageOf, type RowClass } from './row.js';
import { AccountSettings, IsolationSettings, NotificationSettings } from './settings/account-settings.js';
import { IncidentContact } from './settings/incident-contact.js';
import { SsoConfiguration } from './settings/sso-configuration.js';
import { UnresponsiveAgentSettings } from './settings/unresponsive-agent-settings.js';
import { User } from './user.js';

/** Every class of rows. A class that is missing here has no table for TypeORM and no place in `node(id)`. */
export const ROW_CLASSES: readonly RowClass[] = [
  Reseller,
  ResellerInvoice,
  AccountUsageLine,
  Account,
  User,
  Membership,
  Invitation,
  Subscription,
  Organization,
  Agent,
  IncidentReport,
  Remediation,
  RemediationRejection,
  IncidentComment,
  Escalation,
  EscalationEntity,
  Investigation,
  Signal,
  Binary,
  Autorun,
  CollectedFile,
  Canary,
  ProcessDetection,
  ExternalPort,
  SummaryReport,
  ItdrTenant,
  Identity,
  UnwantedAccessRule,
  KnownVpn,
  PlatformAction,
  PlatformActionEntity,
  Invoice,
  OrganizationUsageLine,
  Contract,
  PaymentMethod,
  BillingInfo,
  AuditEvent,
  Exclusion,
  DefenderPolicy,
  AccountSettings,
  IsolationSettings,
  NotificationSettings,
  SsoConfiguration,
  IncidentContact,
  UnresponsiveAgentSettings,
  PsaIntegration,
  PsaOrganizationMapping,
  Integration,
  SiemSource,
  SiemSavedQuery,
];

const byCode = new Map(ROW_CLASSES.map((rowClass) => [storageOf(rowClass).code, rowClass]));

/** The class whose global ids start with a code; undefined for a code that was never issued. */
export const rowClassOfCode = (code: string): RowClass | undefined => byCode.get(code);

/** Tables that are no GraphQL type of their own. */
const BARE_REFERENCE_TABLES = ['person', 'membership_organization'];
const BARE_TENANT_TABLES = ['baseline_exclusion', 'baseline_policy'];

const tablesOf = (placement: 'tenant' | 'reference'): readonly string[] =>
  ROW_CLASSES.map(storageOf)
    .filter((storage) => storage.placement === placement)
    .map(({ table }) => table);

/** Every table, by its placement (rulings 9). */
export const TABLES = {
  reference: [...tablesOf('reference'), ...BARE_REFERENCE_TABLES],
  tenant: [...tablesOf('tenant'), ...BARE_TENANT_TABLES],
  local: ['migration', 'seed_mark'],
} as const;

/** Columns that the gateway's role may write and never read, whatever a statement says: credentials, secrets of links. */
export const SECRETS: ReadonlyMap<string, readonly string[]> = new Map(
  ROW_CLASSES.map(storageOf).flatMap(({ table, secrets }) =>
    secrets === undefined ? [] : [[table, secrets] as const],
  ),
);

/**
 * What the gateway's role may write, column by column; it may read every table (rows: the walls) but its secrets.
 * UPDATE on one column of person and membership is what `FOR SHARE` asks for (rulings 10).
 */
export const WRITES: Readonly<Record<string, readonly string[]>> = {
  person: ['UPDATE (updated_at)'],
  membership: ['UPDATE (updated_at)'],
  membership_organization: ['INSERT'],
  organization: ['INSERT'],
  agent: ['UPDATE (firewall_status, isolated_for_report_id, strict_isolation, updated_at)'],
  incident_report: ['UPDATE (status, closed_at, status_updated_at, returned_to_soc_at, version, updated_at)'],
  remediation: ['UPDATE (status, approved_at, approved_by_id, approved_by_name)'],
  remediation_rejection: ['INSERT'],
  audit_event: ['INSERT'], // append-only by grants, without triggers (scaling.md, rule 5)
};
