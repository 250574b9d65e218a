import type { GraphQLSchema } from 'graphql';
import { ROWS } from '../../src/auth/policy.js';
import { queryOf } from '../documents.js';
import { everythingOf } from '../parity/documents.js';

const ROOTS = ['account', 'organization', 'agent', 'incidentReport', 'escalation', 'invoice', 'reseller'];
const PER_DOCUMENT = 5;

/** Few documents that between them ask every field of every row through every door of the operation. */
export function bundles(schema: GraphQLSchema): readonly string[] {
  const rows = [...ROWS.keys()].map(
    (type) => `r${type}: node(id: $${type}) { __typename ... on ${type} ${everythingOf(schema, type, 1)} }`,
  );
  const roots = ROOTS.map((root) => {
    const type = `${root.charAt(0).toUpperCase()}${root.slice(1)}`;
    return `${root}(id: $${type}) ${everythingOf(schema, type, 1)}`;
  });
  const mine = `viewer { __typename hubUrl user { __typename name } memberships(first: 3) ${everythingOf(schema, 'MembershipConnection', 2)} } accounts(first: 2) ${everythingOf(schema, 'AccountConnection', 1)} knownVpns(first: 2) ${everythingOf(schema, 'KnownVpnConnection', 1)}`;
  return [...inParts(rows), ...inParts(roots), mine].map((selection) => queryOf(`{ ${selection} }`));
}

const inParts = (selections: readonly string[]): readonly string[] =>
  Array.from({ length: Math.ceil(selections.length / PER_DOCUMENT) }, (_, n) =>
    selections.slice(n * PER_DOCUMENT, (n + 1) * PER_DOCUMENT).join(' '),
  );
