import { isRecord, listAt, textAt } from './json.js';

/** One person of the demo world. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly memberships: readonly string[];
}

/** What came back over HTTP, before anybody asks what it means. */
export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown; readonly headers: Headers }
  | { readonly kind: 'not-json'; readonly status: number; readonly headers: Headers }
  | { readonly kind: 'unreachable' };

export interface Operation {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null;
}

/** Addresses are relative, so the console also works below a path prefix of a reverse proxy. */
export function askGraphQL(
  operation: Operation,
  token: string,
  headers: Readonly<Record<string, string>>,
): Promise<Reply> {
  return post('graphql', operation, { ...withoutAuthorization(headers), authorization: `Bearer ${token}` });
}

/** The demo people; 'off' when this gateway has no demo sign-in. */
export async function demoPeople(): Promise<readonly Person[] | 'off' | 'unreachable'> {
  const reply = await send('demo/people', {});
  if (reply.kind === 'unreachable') return 'unreachable';
  return reply.kind === 'json' && reply.status === 200 && Array.isArray(reply.body)
    ? reply.body.flatMap(toPerson)
    : 'off';
}

export function demoToken(email: string): Promise<Reply> {
  return post('demo/token', { email }, {});
}

function toPerson(value: unknown): readonly Person[] {
  const email = textAt(value, 'email');
  if (!isRecord(value) || email === undefined) return [];
  const memberships = listAt(value, 'memberships').filter((each) => typeof each === 'string');
  return [{ email, name: textAt(value, 'name') ?? email, memberships }];
}

/** The person at the top of the page is who asks; the headers editor cannot quietly replace them. */
function withoutAuthorization(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
}

function post(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Reply> {
  const type = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' };
  return send(path, { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(body) });
}

async function send(path: string, init: RequestInit): Promise<Reply> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: 'omit', cache: 'no-store' });
  } catch {
    return { kind: 'unreachable' };
  }
  const { status, headers } = response;
  try {
    return { kind: 'json', status, headers, body: await response.json() };
  } catch {
    return { kind: 'not-json', status, headers };
  }
}
