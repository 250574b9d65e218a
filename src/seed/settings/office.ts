import type { DemoPerson } from '../demo-people.js';
import type { AccountPlan } from '../plans.js';

/** An account while its settings are made up. */
export interface Office {
  readonly account: AccountPlan;
  /** Its number in the world, which tells its settings from those of the others. */
  readonly n: number;
  /** Who runs it, the first of them first; each may be mailed about incidents (domain.md H25). */
  readonly people: readonly Pick<DemoPerson, 'id' | 'name' | 'email' | 'memberships'>[];
}

/** The first of those who run it: whoever set things up. */
export function founderOf({ account, people: [founder] }: Office): Office['people'][number] {
  if (founder === undefined) throw new Error(`Nobody runs ${account.name}.`);
  return founder;
}
