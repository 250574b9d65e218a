import type { GraphQLResolveInfo } from 'graphql';
import { guardOf } from '../auth/policy.js';
import { PLACE } from '../auth/viewer.js';
import type { Agent } from '../entities/agent.js';
import { MOST_EXCLUSIONS, type AccountExtent, type Baseline } from '../entities/defender/baseline.js';
import { DefenderPolicy } from '../entities/defender/defender-policy.js';
import {
  effectiveExclusions,
  effectivePolicy,
  type EffectiveDefenderPolicy,
  type EffectiveExclusion,
} from '../entities/defender/effective.js';
import { Exclusion } from '../entities/defender/exclusion.js';
import type { Organization } from '../entities/organization.js';
import type { Row, RowClass } from '../entities/row.js';
import { listExtent } from './extents.js';
import type { RequestGate } from './request-gate.js';
import { NOTHING_ASKED } from './sights.js';

/** What is read of a place beneath the account: the columns that are handed down, and no other (rulings 13). */
interface Decided<R extends Row> {
  readonly rowClass: RowClass<R>;
  readonly parentType: string;
  readonly wanted: readonly string[];
  readonly most: number;
}

const VALUE = { rowClass: Exclusion, wanted: ['kind', 'value', 'risky'] };
const EXCLUSIONS = {
  ORGANIZATION: { ...VALUE, parentType: 'OrganizationItself', most: MOST_EXCLUSIONS.ORGANIZATION },
  AGENT: { ...VALUE, parentType: 'Agent', most: MOST_EXCLUSIONS.AGENT },
};
const SETTINGS = { rowClass: DefenderPolicy, wanted: ['mode', 'settings'], most: 1 };
const POLICIES = {
  ORGANIZATION: { ...SETTINGS, parentType: 'Organization' },
  AGENT: { ...SETTINGS, parentType: 'Agent' },
};

/**
 * What one coordinate may give of the inheritance of Managed Defender: account -> organization -> agent, the only one there
 * is (domain.md S6). It is judged where it is inherited, at the place the agent stands in now: whoever may see exclusions
 * there sees the account's, too, as values. One statement for each of the three, for a whole level of the answer.
 */
export class DefenderInheritance {
  readonly #coordinate: string;

  constructor(
    private readonly gate: RequestGate,
    info: GraphQLResolveInfo,
  ) {
    this.#coordinate = `${info.parentType.name}.${info.fieldName}`;
  }

  /** The exclusions that hold on an endpoint. */
  async exclusionsOf(agent: Agent): Promise<readonly EffectiveExclusion[] | null> {
    const extent = this.#extentAt(agent, agent.organizationId);
    if (extent === null) return null;
    const [account, organization, own] = await Promise.all([
      this.#handedDown('exclusions', extent),
      this.#decided(extent, EXCLUSIONS.ORGANIZATION, agent.organizationId),
      this.#decided(extent, EXCLUSIONS.AGENT, agent.id),
    ]);
    return effectiveExclusions([
      { inheritedFrom: 'ACCOUNT', value: account },
      { inheritedFrom: 'ORGANIZATION', value: organization },
      { inheritedFrom: null, value: own },
    ]);
  }

  /** The policy that holds on an endpoint. */
  async policyOf(agent: Agent): Promise<EffectiveDefenderPolicy | null> {
    const extent = this.#extentAt(agent, agent.organizationId);
    if (extent === null) return null;
    const [account, [organization], [own]] = await Promise.all([
      this.#handedDown('policy', extent),
      this.#decided(extent, POLICIES.ORGANIZATION, agent.organizationId),
      this.#decided(extent, POLICIES.AGENT, agent.id),
    ]);
    return effectivePolicy([
      { inheritedFrom: 'ACCOUNT', value: account },
      { inheritedFrom: 'ORGANIZATION', value: organization },
      { inheritedFrom: null, value: own },
    ]);
  }

  /** The policy that holds in an organization, on every endpoint that has none of its own. */
  async policyIn(organization: Organization): Promise<EffectiveDefenderPolicy | null> {
    const extent = this.#extentAt(organization, organization.id);
    if (extent === null) return null;
    const [account, [own]] = await Promise.all([
      this.#handedDown('policy', extent),
      this.#decided(extent, POLICIES.ORGANIZATION, organization.id),
    ]);
    return effectivePolicy([
      { inheritedFrom: 'ACCOUNT', value: account },
      { inheritedFrom: null, value: own },
    ]);
  }

  /** Null unless the coordinate's permission holds in that very organization: elsewhere in the account is not enough. */
  #extentAt(inheriting: Row, organizationId: string): AccountExtent | null {
    const extent = listExtent(this.gate, guardOf(this.#coordinate), Exclusion, inheriting[PLACE]);
    if (extent?.kind !== 'ACCOUNT') return null;
    const { organizations } = extent.reach;
    return organizations === 'ALL' || organizations.has(organizationId) ? extent : null;
  }

  /** What the account hands down, once for however many inherit it. */
  #handedDown<What extends 'exclusions' | 'policy'>(
    what: What,
    extent: AccountExtent,
  ): Promise<Awaited<ReturnType<Baseline[What]>>> {
    type Value = Awaited<ReturnType<Baseline[What]>>;
    const { snapshot } = this.gate;
    const read = (): Promise<Value> => snapshot.baseline[what](extent) as Promise<Value>;
    return snapshot
      .loader<string, Value>(`baseline|${what}|${extent.accountId}`, (accounts) => Promise.all(accounts.map(read)))
      .load(extent.accountId);
  }

  /** What places beneath the account decide, within the reach of the coordinate's permission as any row. */
  async #decided<R extends Row>(extent: AccountExtent, what: Decided<R>, id: string): Promise<readonly R[]> {
    const { snapshot } = this.gate;
    const window = { size: what.most, direction: 'forward', after: null, before: null } as const;
    const key = `decided|${this.#coordinate}|${extent.accountId}|${what.parentType}`;
    const decided = snapshot.loader(key, (parents: readonly string[]) =>
      snapshot.repository.pages({ ...what, extent, asked: NOTHING_ASKED }, parents, window),
    );
    const { rows, more } = await decided.load(id);
    // An answer that leaves an exclusion out is a wrong one: no answer is given.
    if (more) throw new Error(`More than ${what.most} of ${what.rowClass.name} under ${what.parentType} ${id}.`);
    return rows;
  }
}
