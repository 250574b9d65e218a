import { createParameterDecorator, FieldResolver, Resolver, Root } from 'type-graphql';
import { DefenderInheritance } from '../context/defender-inheritance.js';
import type { GatewayContext } from '../context/request-gate.js';
import { Account } from '../entities/account.js';
import { Agent } from '../entities/agent.js';
import { MOST_EXCLUSIONS } from '../entities/defender/baseline.js';
import { DefenderPolicy } from '../entities/defender/defender-policy.js';
import { EffectiveDefenderPolicy, EffectiveExclusion } from '../entities/defender/effective.js';
import { Exclusion } from '../entities/defender/exclusion.js';
import { Organization } from '../entities/organization.js';
import { AtMost, Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';

/** Gives a resolver what its own coordinate may give of the inheritance of Managed Defender. */
const Inheriting = (): ReturnType<typeof createParameterDecorator> =>
  createParameterDecorator<GatewayContext>(({ context, info }) => new DefenderInheritance(context.gate, info));

const { ACCOUNT, ORGANIZATION, AGENT } = MOST_EXCLUSIONS;
const MOST = ACCOUNT + ORGANIZATION + AGENT;

@Resolver(() => Account)
export class AccountDefenderResolver {
  @FieldResolver(() => DefenderPolicy, { nullable: true, description: 'The policy that everything beneath inherits.' })
  defenderPolicy(@Scoped() rows: ScopedRows, @Root() account: Account): Promise<DefenderPolicy | null> {
    return rows.only(DefenderPolicy, account);
  }
}

@Resolver(() => Organization)
export class OrganizationDefenderResolver {
  @FieldResolver(() => DefenderPolicy, {
    nullable: true,
    description: "The organization's own policy; null: all is inherited.",
  })
  defenderPolicy(@Scoped() rows: ScopedRows, @Root() organization: Organization): Promise<DefenderPolicy | null> {
    return rows.only(DefenderPolicy, organization);
  }

  @FieldResolver(() => EffectiveDefenderPolicy, {
    nullable: true,
    description: 'The policy that holds here: account -> organization.',
  })
  effectiveDefenderPolicy(
    @Inheriting() inheritance: DefenderInheritance,
    @Root() organization: Organization,
  ): Promise<EffectiveDefenderPolicy | null> {
    return inheritance.policyIn(organization);
  }
}

@Resolver(() => Agent)
export class AgentDefenderResolver {
  @FieldResolver(() => DefenderPolicy, {
    nullable: true,
    description: "The endpoint's own policy; null: all is inherited.",
  })
  defenderPolicy(@Scoped() rows: ScopedRows, @Root() agent: Agent): Promise<DefenderPolicy | null> {
    return rows.only(DefenderPolicy, agent);
  }

  @FieldResolver(() => EffectiveDefenderPolicy, {
    nullable: true,
    description: 'The policy that holds here: account -> organization -> endpoint.',
  })
  effectiveDefenderPolicy(
    @Inheriting() inheritance: DefenderInheritance,
    @Root() agent: Agent,
  ): Promise<EffectiveDefenderPolicy | null> {
    return inheritance.policyOf(agent);
  }

  @AtMost(MOST)
  @FieldResolver(() => [EffectiveExclusion], {
    nullable: true,
    description:
      'What Microsoft Defender leaves alone here: account -> organization -> endpoint, each value once and as the nearest has it.' +
      ` At most ${MOST}: ${ACCOUNT} of the account, ${ORGANIZATION} of the organization, ${AGENT} of its own.`,
  })
  effectiveExclusions(
    @Inheriting() inheritance: DefenderInheritance,
    @Root() agent: Agent,
  ): Promise<readonly EffectiveExclusion[] | null> {
    return inheritance.exclusionsOf(agent);
  }
}

const BENEATH = 'and of what is beneath, never what is inherited; `scope` tells them apart.';

export const DEFENDER_LISTS = [
  ...listsOf(Account, { exclusions: [Exclusion, `The exclusions of the account itself ${BENEATH}`] }),
  ...listsOf(Organization, { exclusions: [Exclusion, `The exclusions of the organization itself ${BENEATH}`] }),
  ...listsOf(Agent, { exclusions: [Exclusion, 'The exclusions of the endpoint itself, not those it inherits.'] }),
];
