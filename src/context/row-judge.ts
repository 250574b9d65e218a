import { accountsIn, decide, isEmpty, reachIn, resellerIds, scopeIn, type Reach } from '../auth/decide.js';
import type { Permission } from '../auth/permissions.js';
import type { Viewer } from '../auth/viewer.js';
import type { Extent } from '../entities/extent.js';
import type { Wall } from '../entities/session.js';

/** What the row fence and the wall ask of the judge. One object, so that a test can take one fence away and look. */
export interface RowJudge {
  reachIn(viewer: Viewer, permission: Permission, accountId: string): Reach;
  accountsIn(viewer: Viewer, permission: Permission): readonly string[];
  holdsAtReseller(viewer: Viewer, permission: Permission, resellerId: string): boolean;
  wallOf(viewer: Viewer, extent: Extent): Wall;
  wallWithin(viewer: Viewer, permission: Permission, accountId: string): Wall;
}

export const ROW_JUDGE: RowJudge = {
  reachIn,
  accountsIn,
  holdsAtReseller: (viewer, permission, resellerId) =>
    decide(viewer, permission, { kind: 'RESELLER', resellerId }).allowed,
  wallOf,
  wallWithin,
};

/**
 * The settings of the tenant wall for one extent. The only function that makes them, and it first asserts that the viewer
 * belongs there (rulings 6): a statement about a foreign account cannot be sent, whatever its text says.
 */
function wallOf(viewer: Viewer, extent: Extent): Wall {
  switch (extent.kind) {
    case 'ACCOUNT': {
      const scope = scopeIn(viewer, extent.accountId);
      if (isEmpty(scope)) throw new ForeignPlace();
      return { 'app.account': extent.accountId, 'app.organizations': spotsOf(extent.accountId, scope) };
    }
    case 'RESELLER':
      if (!resellerIds(viewer).has(extent.resellerId)) throw new ForeignPlace();
      return { 'app.reseller': extent.resellerId };
    case 'PERSON':
      if (extent.personId !== viewer.personId) throw new ForeignPlace();
      return { 'app.person': extent.personId };
    case 'ACCOUNTS':
      if (!extent.accountIds.every((id) => scopeIn(viewer, id).account)) throw new ForeignPlace();
      return { 'app.accounts': extent.accountIds.join(',') };
    case 'EVERYBODY':
      return { 'app.person': viewer.personId }; // whoever is signed in
  }
}

/** A wall around less than the scope: what an act writes stays within the reach of the act's own permission. */
function wallWithin(viewer: Viewer, permission: Permission, accountId: string): Wall {
  const reach = reachIn(viewer, permission, accountId);
  if (isEmpty(reach)) throw new ForeignPlace();
  return { 'app.account': accountId, 'app.organizations': spotsOf(accountId, reach) };
}

/** A defect of the gateway, never the fault of a client: the fences before it should have said absent. */
class ForeignPlace extends Error {
  constructor() {
    super('A statement was about to name a place in none of the viewer’s scopes.');
  }
}

/** The places of an account in scope: `*`, or the ids of organizations and, for the account itself, its own. */
const spotsOf = (accountId: string, { account, organizations }: Reach): string =>
  organizations === 'ALL' ? '*' : [...(account ? [accountId] : []), ...organizations].join(',');
