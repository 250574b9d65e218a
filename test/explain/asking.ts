import type { Answer, Asking, TestGateway } from '../gateway.js';

const EXPLAIN = `query ($coordinate: String!, $id: ID!, $userId: ID) { explainAccess(coordinate: $coordinate, id: $id, userId: $userId) {
  coordinate permission decision reason decidedBy wouldGrant person { name }
  considered { layer role column grants clauses { name held meaning } membership { id } }
} }`;

export interface Question {
  readonly coordinate: string;
  readonly id: string;
  readonly userId?: string;
}

export const explainQuery = EXPLAIN;

/** What the gateway answers to somebody who asks for an explanation. */
export const explanationFor = (
  gateway: TestGateway,
  email: string,
  question: Question,
  asking: Asking = {},
): Promise<Answer> => gateway.as(email, asking).asks(EXPLAIN, { ...question });

interface Considered {
  readonly layer: string;
  readonly role: string;
  readonly grants: string;
  readonly clauses: readonly { readonly name: string; readonly held: boolean }[];
}

/** A considered membership in words: "ACCOUNT USER grants NONE for want of ASSIGNED_ORGANIZATIONS". */
export const inWords = ({ layer, role, grants, clauses }: Considered): string => {
  const missing = clauses.filter(({ held }) => !held).map(({ name }) => name);
  return `${layer} ${role} grants ${grants}${missing.length === 0 ? '' : ` for want of ${missing.join(' and ')}`}`;
};
