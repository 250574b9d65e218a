import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { ruleStatusAt } from '../auth/conditions/unwanted-access.js';
import type { Page } from '../context/page.js';
import type { GatewayContext } from '../context/request-gate.js';
import { Account } from '../entities/account.js';
import { RuleStatus, type Member } from '../entities/itdr/closed-sets.js';
import { Identity } from '../entities/itdr/identity.js';
import { ItdrTenant } from '../entities/itdr/itdr-tenant.js';
import { KnownVpn } from '../entities/itdr/known-vpn.js';
import { RuleTarget, UnwantedAccessRule } from '../entities/itdr/unwanted-access-rule.js';
import { Organization } from '../entities/organization.js';
import { ListArguments, Scoped, type ListAsked, type ScopedRows } from './decorators.js';
import { connectionOf, listsOf } from './lists.js';

@Resolver(() => UnwantedAccessRule)
export class UnwantedAccessRuleResolver {
  @FieldResolver(() => RuleTarget, { nullable: true, description: 'What it holds for.' })
  appliedTo(@Root() { identityId, organizationId, appliedToName }: UnwantedAccessRule): RuleTarget {
    const type = identityId !== null ? 'IDENTITY' : organizationId !== null ? 'ORGANIZATION' : 'ACCOUNT';
    return { type, name: appliedToName ?? null };
  }

  @FieldResolver(() => RuleStatus, { nullable: true, description: 'Whether it holds now.' })
  status(@Root() rule: UnwantedAccessRule, @Ctx() { gate }: GatewayContext): Member<typeof RuleStatus> {
    return ruleStatusAt(gate.request.now, rule);
  }
}

/** Made here and now: no list beneath a parent makes it, and a type must be there before the schema is built. */
const KnownVpns = connectionOf(KnownVpn);

@Resolver(() => KnownVpn)
export class KnownVpnResolver {
  @Query(() => KnownVpns, { nullable: true, description: 'The VPNs that a rule can be about.' })
  knownVpns(@Scoped() rows: ScopedRows, @ListArguments() args: ListAsked): Promise<Page<KnownVpn> | null> {
    return rows.connection(KnownVpn, null, args);
  }
}

export const ITDR_LISTS = [
  ...listsOf(Account, {
    identities: [Identity, 'The identities of all its organizations.'],
    unwantedAccessRules: [
      UnwantedAccessRule,
      'The rules for sign-ins, of the account and of all beneath, newest first.',
    ],
  }),
  ...listsOf(Organization, {
    identities: [Identity, 'The identities.'],
    itdrTenants: [ItdrTenant, 'The Microsoft and Google tenants that are watched.'],
    unwantedAccessRules: [
      UnwantedAccessRule,
      'The rules for sign-ins of the organization and its identities, newest first; those of the account hold besides.',
    ],
  }),
  ...listsOf(ItdrTenant, { identities: [Identity, 'The identities that sign in to it.'] }),
];
