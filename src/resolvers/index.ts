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
import { DirectoryResolver } from './directory.js';
import { ESCALATION_LISTS, EscalationResolver } from './escalation.js';
import { ConsideredMembershipResolver, ExplainResolver } from './explain.js';
import { INCIDENT_REPORT_LISTS, IncidentReportResolver } from './incident-report.js';
import { NodeResolver } from './node.js';
import { ORGANIZATION_LISTS, OrganizationResolver } from './organization.js';
import { MEMBERSHIP_LISTS, UserResolver } from './people.js';
import { referencesOf } from './references.js';
import { RESELLER_INVOICE_LISTS, RESELLER_LISTS, ResellerInvoiceResolver, ResellerResolver } from './reseller.js';
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
  UserResolver,
  ...MEMBERSHIP_LISTS,
  AuditEventResolver,
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
