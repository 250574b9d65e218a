import type { Work } from './work.js';

/** The major version of Node that the promises and bytes below are of. */
export const NODE = 20;

/** All other figures are exact. */
export const BYTES_WITHIN = 0.1;

/** For each parent of a list; none for a row. */
export const PROMISES_PER_PARENT = 5;

/**
 * Of operations in the compiled state: what every request costs, examples as Ada asks them, and questions of the benchmark.
 * Looking up the person and the accounts are two of the statements.
 */
export const WORK: Readonly<Record<string, Work>> = {
  '{ __typename }': { statements: 2, rows: 2, rules: 0, promises: 138, bytes: 158_000 },
  'account.graphql': { statements: 13, rows: 126, rules: 75, promises: 941, bytes: 1_146_000 },
  'accounts.graphql': { statements: 4, rows: 4, rules: 2, promises: 227, bytes: 250_000 },
  'agent.graphql': { statements: 14, rows: 21, rules: 6, promises: 503, bytes: 611_000 },
  'directory.graphql': { statements: 2, rows: 2, rules: 1, promises: 143, bytes: 163_000 },
  'escalation.graphql': { statements: 7, rows: 7, rules: 6, promises: 374, bytes: 398_000 },
  'explain-access.graphql': { statements: 7, rows: 7, rules: 3, promises: 328, bytes: 384_000 },
  'incident-report.graphql': { statements: 9, rows: 11, rules: 8, promises: 464, bytes: 523_000 },
  'invoice.graphql': { statements: 5, rows: 18, rules: 3, promises: 269, bytes: 360_000 },
  'known-vpns.graphql': { statements: 4, rows: 20, rules: 1, promises: 209, bytes: 258_000 },
  'node.graphql': { statements: 3, rows: 3, rules: 0, promises: 186, bytes: 215_000 },
  'nodes.graphql': { statements: 5, rows: 13, rules: 5, promises: 326, bytes: 401_000 },
  'organization.graphql': { statements: 9, rows: 61, rules: 13, promises: 501, bytes: 844_000 },
  'permission-matrix.graphql': { statements: 2, rows: 2, rules: 0, promises: 177, bytes: 746_000 },
  'policy-difference.graphql': { statements: 5, rows: 7, rules: 14, promises: 319, bytes: 367_000 },
  'reseller.graphql': { statements: 2, rows: 2, rules: 1, promises: 143, bytes: 167_000 },
  'user.graphql': { statements: 3, rows: 3, rules: 10, promises: 186, bytes: 233_000 },
  'viewer.graphql': { statements: 7, rows: 7, rules: 14, promises: 346, bytes: 567_000 },
  small: { statements: 4, rows: 15, rules: 2, promises: 262, bytes: 322_000 },
  console: { statements: 7, rows: 1_215, rules: 253, promises: 887, bytes: 5_185_000 },
  deep: { statements: 8, rows: 853, rules: 352, promises: 2_664, bytes: 5_159_000 },
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
