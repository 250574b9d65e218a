import type { Extent } from '../extent.js';
import type { Session, Wall } from '../session.js';
import type { ExclusionValue, PolicyValue } from './effective.js';

/** How many exclusions a place may have: as many as are handed down, so that none is ever left out in silence. */
export const MOST_EXCLUSIONS = { ACCOUNT: 100, ORGANIZATION: 50, AGENT: 50 } as const;

export type AccountExtent = Extent & { readonly kind: 'ACCOUNT' };

/**
 * What an account hands down to everybody beneath it: the values of its own exclusions and policy, in tables of their own
 * that hold nothing else. The rows themselves, with id, note and author, stand behind the account's own wall, which nobody
 * of a single organization passes; these tables' wall lets in whoever belongs anywhere in the account (rulings 13). Foreign
 * keys hold the two together: a row at the account and its baseline say the same, or the transaction does not commit.
 */
export class Baseline {
  constructor(
    private readonly session: Session,
    private readonly wallOf: (extent: Extent) => Wall,
  ) {}

  exclusions(extent: AccountExtent): Promise<readonly ExclusionValue[]> {
    const text =
      'SELECT b.kind, b.value, b.risky FROM fieldgate.baseline_exclusion b WHERE b.account_id = $1 ORDER BY b.id LIMIT $2';
    return this.session.within(this.wallOf(extent), { text, values: [extent.accountId, MOST_EXCLUSIONS.ACCOUNT] });
  }

  async policy(extent: AccountExtent): Promise<PolicyValue | null> {
    const text = 'SELECT b.mode, b.settings FROM fieldgate.baseline_policy b WHERE b.account_id = $1';
    const [policy] = await this.session.within<PolicyValue>(this.wallOf(extent), {
      text,
      values: [extent.accountId],
    });
    return policy ?? null;
  }
}
