import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Page } from '../context/page.js';
import { Account } from '../entities/account.js';
import { Agent } from '../entities/agent.js';
import { AuditEvent } from '../entities/audit-event.js';
import { Contract, Invoice, OrganizationUsageLine, Subscription } from '../entities/billing.js';
import { Escalation, EscalationEntity } from '../entities/escalation.js';
import { IncidentComment, IncidentReport, RemediationRejection } from '../entities/incident-report.js';
import { Membership } from '../entities/membership.js';
import { Organization } from '../entities/organization.js';
import { Remediation } from '../entities/remediation.js';
import { AccountUsageLine, ResellerInvoice } from '../entities/reseller-invoice.js';
import type { Row, RowClass } from '../entities/row.js';

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether more precedes.' }) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first row.' }) startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the last row.' }) endCursor!: string | null;
}

/** Makes the connection and edge types of a class of rows, as Relay wants them. */
function connectionOf<R extends Row>(rowClass: RowClass<R>): ClassType<Page<R>> {
  const { name } = rowClass;
  const node = (): ClassType => rowClass as unknown as ClassType;

  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `A place in a list of ${name}.` })
  class Edge {
    @Field(() => String, { description: 'Where the row stands in the list; opaque and stable.' }) cursor!: string;
    @Field(node, { description: 'The row.' }) node!: R;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [node()], { description: 'The rows.' }) nodes!: readonly R[];
    @Field(() => [Edge], { description: 'The rows with their cursors.' }) edges!: readonly Edge[];
    @Field(() => PageInfo, { description: 'Where the page lies.' }) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many rows the list has that you may see.' }) totalCount!: number;
  }
  return Connection as unknown as ClassType<Page<R>>;
}

export const AccountConnection = connectionOf(Account);
export const AccountUsageLineConnection = connectionOf(AccountUsageLine);
export const AgentConnection = connectionOf(Agent);
export const AuditEventConnection = connectionOf(AuditEvent);
export const ContractConnection = connectionOf(Contract);
export const EscalationConnection = connectionOf(Escalation);
export const EscalationEntityConnection = connectionOf(EscalationEntity);
export const IncidentCommentConnection = connectionOf(IncidentComment);
export const IncidentReportConnection = connectionOf(IncidentReport);
export const InvoiceConnection = connectionOf(Invoice);
export const MembershipConnection = connectionOf(Membership);
export const OrganizationConnection = connectionOf(Organization);
export const OrganizationUsageLineConnection = connectionOf(OrganizationUsageLine);
export const RemediationConnection = connectionOf(Remediation);
export const RemediationRejectionConnection = connectionOf(RemediationRejection);
export const ResellerInvoiceConnection = connectionOf(ResellerInvoice);
export const SubscriptionConnection = connectionOf(Subscription);
