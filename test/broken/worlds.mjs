/** The breakages by which two worlds are told apart (`test/two-worlds.spec.ts`), besides the tests that each names itself. */
const TOLD_APART = [
  'the field fence is not installed',
  'the judge is not told the place: granted anywhere is granted here',
  'a value of a row of several organizations is shown to whoever reaches one of them',
  'one line of the policy is weakened: the account key behind account.view',
  'one line of the policy is weakened: incidents behind agent.view',
  'rows of several organizations are shown whichever these are',
  'an investigation is shown while it is open',
  'a list is reached by another permission than its own',
  'a row is fetched by its id without its gate',
  'lists and their totals go beyond the reach',
  'a role for assigned organizations is read as one for all',
  'the narrowing of a token is ignored',
  'an organization role reaches the whole account',
  'a role in some organizations is taken for one in all of them',
  'one line of the policy is weakened: who works where behind organization.view',
  'one row gate is another: binaries are fetched by who may see signals',
  'what an act changed is shown to whoever reads of the act',
  'rows at the account itself are shown to whoever reaches an organization',
  'the organization predicate is dropped',
  'one place in reach is enough for all places of a row',
  'what is not shown to anybody is read like everything else',
];

/**
 * What no second fence stands behind, so that whoever asks would learn of what they may not see.
 *
 * @param {readonly import('./all.mjs').Breakage[]} breakages
 * @returns {readonly import('./all.mjs').Breakage[]}
 */
export function toldApart(breakages) {
  const unknown = TOLD_APART.filter((name) => !breakages.some((breakage) => breakage.name === name));
  if (unknown.length > 0) throw new Error(`There are no such breakages: ${unknown.join(', ')}.`);
  return breakages
    .filter(({ name }) => TOLD_APART.includes(name))
    .map((breakage) => ({ ...breakage, name: `two worlds: ${breakage.name}`, tests: ['test/two-worlds.spec.ts'] }));
}
