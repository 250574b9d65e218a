import { GraphQLError } from 'graphql';
import type { Permission } from './permissions.js';
import type { RefusalReason } from './decide.js';

/** The closed list of codes a client can meet in `errors[].extensions.code` (contract section 5, rulings 28). */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'TIMEOUT',
  'PAYLOAD_TOO_LARGE',
  'METHOD_NOT_ALLOWED',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The closed list of codes in a payload's `userErrors`: business rules, which change nothing (rulings 28). */
export const USER_ERROR_CODES = [
  'CONFLICT',
  'INVALID',
  'LIMIT',
  'COOLDOWN',
  'DUPLICATE',
  'SELF_GRANT',
  'LAST_ADMIN',
  'LINK_SELF',
  'LINK_UPWARD',
  'LINK_SIBLING',
  'LINK_OTHER_ROOT',
  'NOT_LICENSED',
  'NOT_QUALIFIED',
] as const;

export type UserErrorCode = (typeof USER_ERROR_CODES)[number];

/** An error written for whoever reads the answer. Everything else leaves as INTERNAL. */
export class GatewayError extends GraphQLError {
  constructor(code: ErrorCode, message: string, extensions: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { code, ...extensions } });
    this.name = 'GatewayError';
  }
}

/** A refused mutation, or a refused read when refusals are asked for as errors; names what would be needed. */
export const forbidden = (coordinate: string, permission: string, reason: RefusalReason): GatewayError =>
  new GatewayError('FORBIDDEN', `${coordinate} needs ${permission}.`, { coordinate, permission, reason });

/** One text for foreign, deleted and never issued (domain.md 8.16); it names no id and no index (rulings 4.2). */
export const notFound = (): GatewayError =>
  new GatewayError('NOT_FOUND', 'An id of the input names nothing that you can see. Check the ids and who you are.');

/** Malformed input: names the argument and the remedy. */
export const badInput = (argument: string, problem: string): GatewayError =>
  new GatewayError('BAD_USER_INPUT', `${argument}: ${problem}`, { argument, http: { status: 400 } });

export const unauthenticated = (): GatewayError =>
  new GatewayError('UNAUTHENTICATED', 'A valid bearer token is needed: send `Authorization: Bearer <token>`.', {
    http: { status: 401 },
  });

export const unavailable = (): GatewayError =>
  new GatewayError('UNAVAILABLE', 'The database cannot be reached just now. Try again shortly.', {
    http: { status: 503, headers: new Map([['retry-after', '1']]) },
  });

export const timedOut = (): GatewayError =>
  new GatewayError('TIMEOUT', 'The answer took too long. Ask for less at once.');

/** What a permission is called in a refusal; `self` and `public` coordinates have no row in the matrix. */
export type Named = Permission | 'self' | 'public';
