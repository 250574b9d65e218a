import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { ERROR_CODES, timedOut, unavailable, type ErrorCode } from '../auth/errors.js';

/** PostgreSQL's and the pool's ways to say that the database is not there just now. */
const UNAVAILABLE_SQLSTATES = /^(08...|57P0[123]|53300)$/;
const UNAVAILABLE_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE']);
const TIMED_OUT_SQLSTATE = '57014';

/** What Apollo itself refuses before anything runs; its words name HTTP and the document, nothing of ours. */
const REFUSED_BY_APOLLO = new Set([
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What leaves the process: errors that were written for the client pass, all others become one text (contract section 5). */
export function masked(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const published = publishedError(error);
  if (published !== null) return { ...formatted, message: published.message, extensions: publicExtensions(published) };
  const code = publicCode(error);
  if (code !== null) return { ...formatted, extensions: { ...formatted.extensions, code } };
  return { ...withoutExtensions(formatted), message: 'Something went wrong.', extensions: { code: 'INTERNAL' } };
}

/** Whether an error is a defect of ours or of what we stand on: those are logged with all they know. */
export const isInternal = (error: unknown): boolean => publishedError(error) === null && publicCode(error) === null;

/** The code of an error that was written for the client; null for all others, also for graphql-js's own about our data. */
function publicCode(error: unknown): ErrorCode | null {
  const written = unwrapResolverError(error);
  if (!(written instanceof GraphQLError)) return null;
  const { code, http } = written.extensions;
  if (isCode(code) && code !== 'INTERNAL') return code;
  if (!REFUSED_BY_APOLLO.has(String(code))) return null;
  return (http as { status?: number } | undefined)?.status === 405 ? 'METHOD_NOT_ALLOWED' : 'BAD_USER_INPUT';
}

/** Failures beneath us that a client can act on. */
function publishedError(error: unknown): GraphQLError | null {
  const original = unwrapResolverError(error);
  if (original instanceof GraphQLError || !(original instanceof Error)) return null;
  return databaseError(original);
}

/** TIMEOUT or UNAVAILABLE for an error of the driver; null for any other, which is a defect. */
export function databaseError(error: Error): GraphQLError | null {
  const code = (error as { code?: unknown }).code;
  if (code === TIMED_OUT_SQLSTATE) return timedOut();
  if (typeof code === 'string' && (UNAVAILABLE_SQLSTATES.test(code) || UNAVAILABLE_SYSTEM.has(code)))
    return unavailable();
  const text =
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/;
  return text.test(error.message) ? unavailable() : null;
}

const isCode = (code: unknown): code is ErrorCode => (ERROR_CODES as readonly unknown[]).includes(code);

/** `extensions.http` steers Apollo's answer and is not for clients. */
const publicExtensions = ({ extensions: { http: _http, ...rest } }: GraphQLError): Record<string, unknown> => rest;

const withoutExtensions = ({ extensions: _extensions, ...rest }: GraphQLFormattedError): GraphQLFormattedError => rest;
