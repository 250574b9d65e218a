import { Arg, Args, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../context/page.js';
import { atAccount, PLACE, type Place, type Placed } from '../auth/viewer.js';
import { Account } from '../entities/account.js';
import { Agent } from '../entities/agent.js';
import { AuditEvent } from '../entities/audit-event.js';
import { BillingInfo, Contract, Invoice, PaymentMethod, Subscription } from '../entities/billing.js';
import { Escalation } from '../entities/escalation.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Membership } from '../entities/membership.js';
import { Organization } from '../entities/organization.js';
import { Reseller } from '../entities/reseller.js';
import {
  AccountConnection,
  AgentConnection,
  AuditEventConnection,
  ContractConnection,
  EscalationConnection,
  IncidentReportConnection,
  InvoiceConnection,
  MembershipConnection,
  OrganizationConnection,
  SubscriptionConnection,
} from './connections.js';
import { PageArgs, Scoped, type ScopedRows } from './decorators.js';

/** The billing of an account: no row of its own, it stands where the account stands. */
@ObjectType({ simpleResolvers: true, description: 'The billing of an account; each list has its own permission.' })
export class AccountBilling implements Placed {
  readonly [PLACE]: Place;

  constructor(accountId: string) {
    this[PLACE] = atAccount(accountId);
  }

  @Field(() => InvoiceConnection, { nullable: true, description: 'The invoices, newest first.' })
  invoices?: Page<Invoice>;
}

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => AccountConnection, { nullable: true, description: 'The directory: the accounts you can see.' })
  accounts(@Scoped() rows: ScopedRows, @Args(() => PageArgs) args: PageArgs): Promise<Page<Account> | null> {
    return rows.connection(Account, null, args);
  }

  @Query(() => Account, { nullable: true, description: 'An account by its id.' })
  account(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Account | null> {
    return rows.find(Account, id);
  }

  @FieldResolver(() => Reseller, { nullable: true, description: 'The reseller above it, if any (domain.md S2).' })
  reseller(@Scoped() rows: ScopedRows, @Root() account: Account): Promise<Reseller | null> {
    return rows.reference(Reseller, account.resellerId, account.resellerId);
  }

  @FieldResolver(() => AccountBilling, { nullable: true, description: 'Invoices, contracts and payment.' })
  billing(@Root() account: Account): AccountBilling {
    return new AccountBilling(account.id);
  }

  @FieldResolver(() => OrganizationConnection, { nullable: true, description: 'The customers.' })
  organizations(
    @Scoped() rows: ScopedRows,
    @Root() account: Account,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Organization> | null> {
    return rows.connection(Organization, account, args);
  }

  @FieldResolver(() => AgentConnection, { nullable: true, description: 'The endpoints of all its organizations.' })
  agents(
    @Scoped() rows: ScopedRows,
    @Root() account: Account,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Agent> | null> {
    return rows.connection(Agent, account, args);
  }

  @FieldResolver(() => IncidentReportConnection, {
    nullable: true,
    description: 'The incident reports of all its organizations, newest first.',
  })
  incidentReports(
    @Scoped() rows: ScopedRows,
    @Root() account: Account,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<IncidentReport> | null> {
    return rows.connection(IncidentReport, account, args);
  }

  @FieldResolver(() => EscalationConnection, { nullable: true, description: 'The escalations, newest first.' })
  escalations(
    @Scoped() rows: ScopedRows,
    @Root() account: Account,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Escalation> | null> {
    return rows.connection(Escalation, account, args);
  }

  @FieldResolver(() => MembershipConnection, {
    nullable: true,
    description: 'The people with a role at the account itself.',
  })
  members(
    @Scoped() rows: ScopedRows,
    @Root() account: Account,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Membership> | null> {
    return rows.connection(Membership, account, args);
  }

  @FieldResolver(() => AuditEventConnection, {
    nullable: true,
    description: 'What was done in the account, newest first.',
  })
  auditEvents(
    @Scoped() rows: ScopedRows,
    @Root() account: Account,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<AuditEvent> | null> {
    return rows.connection(AuditEvent, account, args);
  }
}

@Resolver(() => AccountBilling)
export class AccountBillingResolver {
  @FieldResolver(() => InvoiceConnection, { nullable: true, description: 'The invoices, newest first.' })
  invoices(
    @Scoped() rows: ScopedRows,
    @Root() billing: AccountBilling,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Invoice> | null> {
    return rows.connection(Invoice, billing, args);
  }

  @FieldResolver(() => ContractConnection, { nullable: true, description: 'The contracts, newest first.' })
  contracts(
    @Scoped() rows: ScopedRows,
    @Root() billing: AccountBilling,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Contract> | null> {
    return rows.connection(Contract, billing, args);
  }

  @FieldResolver(() => SubscriptionConnection, { nullable: true, description: 'The subscriptions, newest first.' })
  subscriptions(
    @Scoped() rows: ScopedRows,
    @Root() billing: AccountBilling,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Page<Subscription> | null> {
    return rows.connection(Subscription, billing, args);
  }

  @FieldResolver(() => PaymentMethod, { nullable: true, description: 'How the account pays.' })
  paymentMethod(@Scoped() rows: ScopedRows, @Root() billing: AccountBilling): Promise<PaymentMethod | null> {
    return rows.only(PaymentMethod, billing);
  }

  @FieldResolver(() => BillingInfo, { nullable: true, description: 'To whom invoices are written.' })
  billingInfo(@Scoped() rows: ScopedRows, @Root() billing: AccountBilling): Promise<BillingInfo | null> {
    return rows.only(BillingInfo, billing);
  }
}
