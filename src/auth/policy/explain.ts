import { area, guard } from './area.js';

/** Why a decision fell as it did, and the names that platform support needs to ask. */
export const EXPLAIN = area({
  lines: [
    guard('public', 'Query', 'explainAccess'), // everybody their own, of what they can see
    guard('public', 'AccessExplanation', 'coordinate permission decision reason decidedBy considered wouldGrant'),
    guard('access.explainOthers', 'AccessExplanation', 'person'), // without it nobody else's access is explained
    guard('public', 'ConsideredMembership', 'layer role column grants clauses membership'),
    guard('public', 'AccessClause', 'name held meaning'),
    guard('support.lookup', 'Query', 'directory'),
    guard('public', 'DirectoryEntry', 'kind id name placeName email'),
  ],
});
