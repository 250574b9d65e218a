import { scopeIn } from '../../src/auth/decide.js';
import { ROW_JUDGE, type RowJudge } from '../../src/context/row-judge.js';

/**
 * A judge of rows to whom everything is in reach. The wall is set as ever, to where somebody belongs: it alone is left. The
 * directory asks for the accounts to which it opens, since it opens to all of them or to none.
 */
export const GRANTS_EVERYTHING: RowJudge = {
  ...ROW_JUDGE,
  reachIn: () => ({ account: true, organizations: 'ALL' }),
  accountsIn: (viewer) => [...viewer.accounts.keys()].filter((id) => scopeIn(viewer, id).account),
  holdsAtReseller: () => true,
};
