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
  '{ __typename }': { statements: 2, rows: 2, rules: 0, promises: 138, bytes: 157_000 },
  'account.graphql': { statements: 13, rows: 126, rules: 75, promises: 947, bytes: 1_170_000 },
  'accounts.graphql': { statements: 4, rows: 4, rules: 2, promises: 227, bytes: 250_000 },
  'agent.graphql': { statements: 14, rows: 21, rules: 6, promises: 497, bytes: 612_000 },
  'directory.graphql': { statements: 2, rows: 2, rules: 1, promises: 143, bytes: 162_000 },
  'escalation.graphql': { statements: 7, rows: 7, rules: 6, promises: 380, bytes: 404_000 },
  'explain-access.graphql': { statements: 7, rows: 7, rules: 3, promises: 328, bytes: 384_000 },
  'incident-report.graphql': { statements: 9, rows: 11, rules: 8, promises: 473, bytes: 531_000 },
  'invoice.graphql': { statements: 5, rows: 18, rules: 3, promises: 266, bytes: 361_000 },
  'known-vpns.graphql': { statements: 4, rows: 20, rules: 1, promises: 209, bytes: 259_000 },
  'node.graphql': { statements: 3, rows: 3, rules: 0, promises: 186, bytes: 214_000 },
  'nodes.graphql': { statements: 5, rows: 13, rules: 5, promises: 326, bytes: 403_000 },
  'organization.graphql': { statements: 9, rows: 61, rules: 13, promises: 462, bytes: 840_000 },
  'permission-matrix.graphql': { statements: 2, rows: 2, rules: 0, promises: 177, bytes: 745_000 },
  'policy-difference.graphql': { statements: 5, rows: 7, rules: 14, promises: 316, bytes: 367_000 },
  'reseller.graphql': { statements: 2, rows: 2, rules: 1, promises: 143, bytes: 167_000 },
  'user.graphql': { statements: 3, rows: 3, rules: 10, promises: 186, bytes: 233_000 },
  'viewer.graphql': { statements: 7, rows: 7, rules: 14, promises: 343, bytes: 566_000 },
  small: { statements: 4, rows: 15, rules: 2, promises: 265, bytes: 329_000 },
  console: { statements: 7, rows: 1_215, rules: 253, promises: 409, bytes: 5_175_000 },
  deep: { statements: 8, rows: 853, rules: 352, promises: 449, bytes: 4_762_000 },
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
