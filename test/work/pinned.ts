import type { Work } from './work.js';

/** The major version of Node that the promises and bytes below are of. */
export const NODE = 20;

/** All other figures are exact. */
export const BYTES_WITHIN = 0.1;

/** For each parent of a list, as for each row: a level is loaded at once. */
export const PROMISES_PER_PARENT = 0;

/**
 * Of operations in the compiled state: what every request costs, examples as Ada asks them, and questions of the benchmark.
 * Looking up the person and the accounts are two of the statements.
 */
export const WORK: Readonly<Record<string, Work>> = {
  '{ __typename }': { statements: 2, rows: 2, rules: 0, promises: 119, bytes: 147_000 },
  'account.graphql': { statements: 13, rows: 126, rules: 75, promises: 848, bytes: 909_000 },
  'accounts.graphql': { statements: 4, rows: 4, rules: 2, promises: 193, bytes: 221_000 },
  'agent.graphql': { statements: 14, rows: 21, rules: 6, promises: 396, bytes: 486_000 },
  'directory.graphql': { statements: 2, rows: 2, rules: 1, promises: 124, bytes: 152_000 },
  'escalation.graphql': { statements: 7, rows: 7, rules: 6, promises: 320, bytes: 340_000 },
  'explain-access.graphql': { statements: 7, rows: 7, rules: 3, promises: 270, bytes: 322_000 },
  'incident-report.graphql': { statements: 9, rows: 11, rules: 8, promises: 399, bytes: 437_000 },
  'invoice.graphql': { statements: 5, rows: 18, rules: 3, promises: 222, bytes: 304_000 },
  'known-vpns.graphql': { statements: 4, rows: 20, rules: 1, promises: 175, bytes: 219_000 },
  'node.graphql': { statements: 3, rows: 3, rules: 0, promises: 154, bytes: 194_000 },
  'nodes.graphql': { statements: 5, rows: 13, rules: 5, promises: 280, bytes: 350_000 },
  'organization.graphql': { statements: 9, rows: 61, rules: 13, promises: 390, bytes: 646_000 },
  'permission-matrix.graphql': { statements: 2, rows: 2, rules: 0, promises: 158, bytes: 446_000 },
  'policy-difference.graphql': { statements: 5, rows: 7, rules: 14, promises: 272, bytes: 307_000 },
  'reseller.graphql': { statements: 2, rows: 2, rules: 1, promises: 124, bytes: 157_000 },
  'user.graphql': { statements: 3, rows: 3, rules: 10, promises: 154, bytes: 207_000 },
  'viewer.graphql': { statements: 7, rows: 7, rules: 14, promises: 285, bytes: 491_000 },
  small: { statements: 4, rows: 15, rules: 2, promises: 223, bytes: 289_000 },
  console: { statements: 7, rows: 1_215, rules: 253, promises: 346, bytes: 2_639_000 },
  deep: { statements: 8, rows: 853, rules: 352, promises: 379, bytes: 3_088_000 },
};

/** Statements of the examples that change something, which are never compiled. */
export const ACTS: Readonly<Record<string, number>> = {
  'approve-remediations.graphql': 17,
  'create-organization.graphql': 13,
  'isolate-agents.graphql': 17,
  'reject-remediations.graphql': 18,
  'release-agents.graphql': 17,
  'resolve-incident-reports.graphql': 17,
};
