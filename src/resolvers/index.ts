import type { NonEmptyArray } from 'type-graphql';
import { AccountBillingResolver, AccountResolver } from './account.js';
import {
  ActResolver,
  ApproveRemediationsPayloadResolver,
  CreateOrganizationPayloadResolver,
  IsolateAgentsPayloadResolver,
  RejectRemediationsPayloadResolver,
  ReleaseAgentsPayloadResolver,
  ResolveIncidentReportsPayloadResolver,
} from './acts.js';
import { AgentResolver } from './agent.js';
import { AuditEventResolver } from './audit.js';
import { InvoiceResolver, SubscriptionResolver } from './billing.js';
import { EscalationEntityResolver, EscalationResolver } from './escalation.js';
import {
  IncidentCommentResolver,
  IncidentReportResolver,
  RemediationRejectionResolver,
  RemediationResolver,
} from './incident-report.js';
import { NodeResolver } from './node.js';
import { OrganizationResolver } from './organization.js';
import { MembershipResolver, UserResolver } from './people.js';
import { AccountUsageLineResolver, ResellerInvoiceResolver, ResellerResolver } from './reseller.js';
import { ViewerResolver } from './viewer.js';

/** Every resolver of the schema. */
export const RESOLVERS: NonEmptyArray<new () => object> = [
  ViewerResolver,
  NodeResolver,
  ResellerResolver,
  ResellerInvoiceResolver,
  AccountUsageLineResolver,
  AccountResolver,
  AccountBillingResolver,
  InvoiceResolver,
  SubscriptionResolver,
  OrganizationResolver,
  AgentResolver,
  IncidentReportResolver,
  RemediationResolver,
  RemediationRejectionResolver,
  IncidentCommentResolver,
  EscalationResolver,
  EscalationEntityResolver,
  UserResolver,
  MembershipResolver,
  AuditEventResolver,
  ActResolver,
  ApproveRemediationsPayloadResolver,
  RejectRemediationsPayloadResolver,
  ResolveIncidentReportsPayloadResolver,
  IsolateAgentsPayloadResolver,
  ReleaseAgentsPayloadResolver,
  CreateOrganizationPayloadResolver,
];
