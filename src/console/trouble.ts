import type { Reply } from './gateway.js';
import { listAt, textAt } from './json.js';

/** Something that stands between the person and an answer, in words, with what helps. */
export interface Trouble {
  readonly message: string;
  readonly remedy: 'sign-in-again' | 'none';
}

export const UNREACHABLE: Trouble = {
  message: 'The gateway could not be reached. Check that it is running, then try again.',
  remedy: 'none',
};

export const NOBODY_ASKS: Trouble = {
  message: 'Nobody is asking yet. Choose who is asking at the top of the page, then run the query.',
  remedy: 'none',
};

/** The trouble with a reply; undefined when it is an answer, even one with GraphQL errors in it. */
export function troubleOf(reply: Reply, asker: string): Trouble | undefined {
  if (reply.kind === 'unreachable') return UNREACHABLE;
  if (reply.status === 401) return { message: signInEnded(asker), remedy: 'sign-in-again' };
  if (reply.status === 429) return { message: `Too many requests. ${waitFor(reply.headers)}`, remedy: 'none' };
  if (reply.status >= 500)
    return { message: `Something went wrong in the gateway. ${requestId(reply.headers)}`, remedy: 'none' };
  if (reply.kind === 'not-json') return { message: notJson(reply.status), remedy: 'none' };
  return undefined;
}

/** The first GraphQL error of a reply, for places that have room for one. */
export function firstError(reply: Reply): string | undefined {
  return reply.kind === 'json' ? textAt(listAt(reply.body, 'errors')[0], 'message') : undefined;
}

function signInEnded(asker: string): string {
  return `The gateway no longer accepts the sign-in of ${asker}. It has expired or was revoked.`;
}

function waitFor(headers: Headers): string {
  const seconds = headers.get('retry-after');
  return seconds ? `Try again in ${seconds} seconds.` : 'Wait a little, then try again.';
}

function requestId(headers: Headers): string {
  const id = headers.get('x-request-id');
  return id ? `Tell support this request id: ${id}` : 'Try again; if it stays, tell support the time.';
}

function notJson(status: number): string {
  return `What answered is not the gateway: HTTP ${status} without JSON. A proxy in between may have replied.`;
}
