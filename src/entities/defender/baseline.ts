import type { Extent } from '../extent.js';
import type { Session, Wall } from '../session.js';
import type { ExclusionValue, PolicyValue } from './effective.js';

/** How many exclusions a place may have; where there are more, nothing is answered of those that hold. */
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

  async exclusions(extent: AccountExtent): Promise<readonly ExclusionValue[]> {
    const most = MOST_EXCLUSIONS.ACCOUNT;
    const text =
      'SELECT b.kind, b.value, b.risky FROM fieldgate.baseline_exclusion b WHERE b.account_id = $1 ORDER BY b.id LIMIT $2';
    const values = [extent.accountId, most + 1]; // one more, to notice that there are more
    const found = await this.session.within<ExclusionValue>(this.wallOf(extent), { text, values });
    if (found.length > most) throw new Error(`Account ${extent.accountId} hands down more than ${most} exclusions.`);
    return found;
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
