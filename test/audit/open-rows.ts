import type { RowJudge } from '../../src/context/row-judge.js';
import type { Fences } from '../gateway.js';

/** The row fence lifted: every row is within everybody's reach. */
const ALL_ROWS: RowJudge = {
  reachIn: () => ({ account: true, organizations: 'ALL' }),
  accountsIn: (viewer) => [...viewer.accounts.keys()],
  holdsAtReseller: () => true,
  wallOf: () => ({}),
  wallWithin: () => ({}),
};

/** The row fence and the wall lifted: whatever is not answered then, the field fence alone refused. */
export const ROWS_OPEN = { rows: ALL_ROWS, wall: 'off' } as const satisfies Partial<Fences>;
