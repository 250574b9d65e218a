import { Arg, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
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
import { ListArguments, Scoped, type ListAsked, type ScopedRows } from './decorators.js';
import { connectionOf, listsOf } from './lists.js';

/** The billing of an account: no row of its own, it stands where the account stands. */
@ObjectType({ simpleResolvers: true, description: 'The billing of an account; each list has its own permission.' })
export class AccountBilling implements Placed {
  readonly [PLACE]: Place;

  constructor(accountId: string) {
    this[PLACE] = atAccount(accountId);
  }

  @Field(() => PaymentMethod, { nullable: true, description: 'How the account pays.' })
  paymentMethod?: PaymentMethod;
}

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => connectionOf(Account), { nullable: true, description: 'The directory: the accounts you can see.' })
  accounts(@Scoped() rows: ScopedRows, @ListArguments() args: ListAsked): Promise<Page<Account> | null> {
    return rows.connection(Account, null, args);
  }

  @Query(() => Account, { nullable: true, description: 'An account by its id.' })
  account(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Account | null> {
    return rows.find(Account, id);
  }

  @FieldResolver(() => AccountBilling, { nullable: true, description: 'Invoices, contracts and payment.' })
  billing(@Root() account: Account): AccountBilling {
    return new AccountBilling(account.id);
  }
}

@Resolver(() => AccountBilling)
export class AccountBillingResolver {
  @FieldResolver(() => PaymentMethod, { nullable: true, description: 'How the account pays.' })
  paymentMethod(@Scoped() rows: ScopedRows, @Root() billing: AccountBilling): Promise<PaymentMethod | null> {
    return rows.only(PaymentMethod, billing);
  }

  @FieldResolver(() => BillingInfo, { nullable: true, description: 'To whom invoices are written.' })
  billingInfo(@Scoped() rows: ScopedRows, @Root() billing: AccountBilling): Promise<BillingInfo | null> {
    return rows.only(BillingInfo, billing);
  }
}

export const ACCOUNT_LISTS = listsOf(Account, {
  organizations: [Organization, 'The customers.'],
  agents: [Agent, 'The endpoints of all its organizations.'],
  incidentReports: [IncidentReport, 'The incident reports of all its organizations, newest first.'],
  escalations: [Escalation, 'The escalations, newest first.'],
  members: [Membership, 'The people with a role at the account itself.'],
  auditEvents: [AuditEvent, 'What was done in the account, newest first.'],
});

export const ACCOUNT_BILLING_LISTS = listsOf(AccountBilling, {
  invoices: [Invoice, 'The invoices, newest first.'],
  contracts: [Contract, 'The contracts, newest first.'],
  subscriptions: [Subscription, 'The subscriptions, newest first.'],
});
