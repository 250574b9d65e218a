import type { NonEmptyArray } from 'type-graphql';
import { ROW_CLASSES } from '../entities/catalogue.js';
import { ACCOUNT_BILLING_LISTS, ACCOUNT_LISTS, AccountBillingResolver, AccountResolver } from './account.js';
import {
  ActResolver,
  ApproveRemediationsPayloadResolver,
  CreateOrganizationPayloadResolver,
  IsolateAgentsPayloadResolver,
  RejectRemediationsPayloadResolver,
  ReleaseAgentsPayloadResolver,
  ResolveIncidentReportsPayloadResolver,
} from './acts.js';
import { AGENT_LISTS, AgentResolver } from './agent.js';
import { AuditEventResolver } from './audit.js';
import { INVOICE_LISTS, InvoiceResolver } from './billing.js';
import {
  AccountDefenderResolver,
  AgentDefenderResolver,
  DEFENDER_LISTS,
  OrganizationDefenderResolver,
} from './defender.js';
import { DirectoryResolver } from './directory.js';
import { ESCALATION_LISTS, EscalationResolver } from './escalation.js';
import { EVIDENCE_LISTS } from './evidence.js';
import { ConsideredMembershipResolver, ExplainResolver } from './explain.js';
import { INCIDENT_REPORT_LISTS, IncidentReportResolver } from './incident-report.js';
import { INTEGRATION_LISTS, INTEGRATION_SINGLES, LogSourcesResolver } from './integrations.js';
import { INVITATION_LISTS, InvitationResolver } from './invitations.js';
import { ITDR_LISTS, KnownVpnResolver, UnwantedAccessRuleResolver } from './itdr.js';
import { NodeResolver } from './node.js';
import { ORGANIZATION_LISTS, OrganizationResolver } from './organization.js';
import { MEMBERSHIP_LISTS, UserResolver } from './people.js';
import { PLATFORM_ACTION_LISTS } from './platform-action.js';
import { PolicyVersionResolver, ROLE_CHANGE_LISTS } from './policy-versions.js';
import { referencesOf } from './references.js';
import { RESELLER_INVOICE_LISTS, RESELLER_LISTS, ResellerInvoiceResolver, ResellerResolver } from './reseller.js';
import { HubResolver, SETTINGS_LISTS, SETTINGS_SINGLES } from './settings.js';
import { VIEWER_LISTS, ViewerResolver } from './viewer.js';

/** Every resolver of the schema. */
export const RESOLVERS: NonEmptyArray<new () => object> = [
  ViewerResolver,
  ...VIEWER_LISTS,
  NodeResolver,
  ResellerResolver,
  ResellerInvoiceResolver,
  ...RESELLER_LISTS,
  ...RESELLER_INVOICE_LISTS,
  AccountResolver,
  AccountBillingResolver,
  ...ACCOUNT_LISTS,
  ...ACCOUNT_BILLING_LISTS,
  InvoiceResolver,
  ...INVOICE_LISTS,
  OrganizationResolver,
  ...ORGANIZATION_LISTS,
  AgentResolver,
  ...AGENT_LISTS,
  IncidentReportResolver,
  ...INCIDENT_REPORT_LISTS,
  EscalationResolver,
  ...ESCALATION_LISTS,
  ...EVIDENCE_LISTS,
  UnwantedAccessRuleResolver,
  KnownVpnResolver,
  ...ITDR_LISTS,
  ...PLATFORM_ACTION_LISTS,
  AccountDefenderResolver,
  OrganizationDefenderResolver,
  AgentDefenderResolver,
  ...DEFENDER_LISTS,
  UserResolver,
  ...MEMBERSHIP_LISTS,
  InvitationResolver,
  ...INVITATION_LISTS,
  HubResolver,
  ...SETTINGS_SINGLES,
  ...SETTINGS_LISTS,
  LogSourcesResolver,
  ...INTEGRATION_SINGLES,
  ...INTEGRATION_LISTS,
  AuditEventResolver,
  PolicyVersionResolver,
  ...ROLE_CHANGE_LISTS,
  ExplainResolver,
  ConsideredMembershipResolver,
  DirectoryResolver,
  ActResolver,
  ApproveRemediationsPayloadResolver,
  RejectRemediationsPayloadResolver,
  ResolveIncidentReportsPayloadResolver,
  IsolateAgentsPayloadResolver,
  ReleaseAgentsPayloadResolver,
  CreateOrganizationPayloadResolver,
  ...ROW_CLASSES.flatMap(referencesOf),
];
