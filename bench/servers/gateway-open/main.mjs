// Fieldgate with all fences off (rulings 30): no field is guarded, everything is in reach, so that no statement carries a
// predicate, and nothing sets the wall, which does not stand for the role it is given (BYPASSRLS). The transaction and the
// look-up of the viewer are the same. No environment can make a gateway like this one.
import { ROW_JUDGE } from '../../../dist/context/row-judge.js';
import { openSchema } from '../../../dist/schema.js';
import { serve } from '../gateway/serve.mjs';

const ALWAYS_YES = {
  ...ROW_JUDGE,
  reachIn: () => ({ account: true, organizations: 'ALL' }),
  accountsIn: (viewer) => [...viewer.accounts.keys()],
  holdsAtReseller: () => true,
  wallOf: () => ({}),
  wallWithin: () => ({}),
};

await serve({ schema: openSchema(), judge: ALWAYS_YES });
