import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GatewayError } from '../auth/errors.js';

type Known = { readonly status: number; readonly code: string; readonly message: string };

const BY_FASTIFY_CODE: Readonly<Record<string, Known>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The body is larger than 100 kB.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, code: 'BAD_USER_INPUT', message: 'Send application/json.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'BAD_USER_INPUT', message: 'The body is empty.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'BAD_USER_INPUT', message: 'The body is no JSON.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    status: 400,
    code: 'BAD_USER_INPUT',
    message: 'Content-Length does not fit the body.',
  },
};

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  UNAVAILABLE: 503,
  TIMEOUT: 504,
  BAD_USER_INPUT: 400,
};

/** What a 401 says besides (RFC 9110). */
export const CHALLENGE = ['www-authenticate', 'Bearer'] as const;

/** Errors outside the engine, in the shape of GraphQL's; nothing of ours leaves with them. */
export function errorHandler(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code, message } = known(error);
  if (code === 'INTERNAL') request.log.error({ err: error, requestId: request.id }, 'a request failed');
  if (code === 'UNAUTHENTICATED') reply.header(...CHALLENGE);
  if (code === 'UNAVAILABLE') reply.header('retry-after', '1');
  return answer(reply, status, code, message, code === 'INTERNAL' ? { requestId: request.id } : {});
}

export function notFoundHandler(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { url, method } = request;
  if (url.split('?', 1)[0] !== '/graphql') return answer(reply, 404, 'NOT_FOUND', 'There is nothing at this path.');
  return answer(
    reply.header('allow', 'GET, POST'),
    405,
    'METHOD_NOT_ALLOWED',
    `Ask with GET or POST, not with ${method}.`,
  );
}

function known(error: FastifyError): Known {
  if (error instanceof GatewayError) {
    const code = String(error.extensions['code']);
    return { status: STATUS[code] ?? 500, code, message: error.message };
  }
  const fastify = BY_FASTIFY_CODE[error.code];
  if (fastify !== undefined) return fastify;
  if (error instanceof SyntaxError) return { status: 400, code: 'BAD_USER_INPUT', message: 'The body is no JSON.' };
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return { status: error.statusCode, code: 'BAD_USER_INPUT', message: 'The request cannot be read.' };
  }
  return { status: 500, code: 'INTERNAL', message: 'Something went wrong.' };
}

const answer = (reply: FastifyReply, status: number, code: string, message: string, more: object = {}): FastifyReply =>
  reply.status(status).send({ errors: [{ message, extensions: { code, ...more } }] });
