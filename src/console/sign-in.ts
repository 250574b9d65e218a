import type { Asker } from './answer.js';
import { askGraphQL, demoToken, type Person, type Reply } from './gateway.js';
import { listAt, textAt } from './json.js';
import { firstError, troubleOf, type Trouble } from './trouble.js';

/** A signed-in asker. Held in memory only: a reload signs out. */
export interface Session {
  readonly asker: Asker;
  readonly token: string;
}

export type SignIn = { readonly session: Session } | { readonly trouble: Trouble };

const WHO_AM_I = '{ viewer { user { name } memberships { nodes { role } } } }';

export async function signInAsPerson(person: Person): Promise<SignIn> {
  const reply = await demoToken(person.email);
  const token = reply.kind === 'json' ? textAt(reply.body, 'token') : undefined;
  if (token !== undefined) return { session: { asker: { ...person, key: person.email }, token } };
  return refused(reply, person.name, `The gateway gave no token for ${person.name}.`);
}

/** A pasted token is tried at once, so that a wrong one is noticed here and not at the first query. */
export async function signInWithToken(pasted: string): Promise<SignIn> {
  const token = pasted.trim().replace(/^bearer\s+/i, '');
  if (!/^[\x21-\x7e]+$/.test(token))
    return trouble('This does not look like a token: it has spaces or unusual characters.');
  const reply = await askGraphQL({ query: WHO_AM_I }, token, {});
  if (reply.kind === 'json' && reply.status === 401) return trouble('The gateway does not accept this token.');
  if (reply.kind !== 'json' || reply.status >= 500)
    return refused(reply, 'this token', 'The token could not be tried.');
  return { session: { token, asker: askerOf(reply.body, token) } };
}

function askerOf(body: unknown, token: string): Asker {
  const roles = listAt(body, 'data', 'viewer', 'memberships', 'nodes').flatMap((node) => textAt(node, 'role') ?? []);
  const name = textAt(body, 'data', 'viewer', 'user', 'name') ?? 'Holder of the token';
  return { key: token, name, memberships: [...new Set(roles)] };
}

function refused(reply: Reply, asker: string, otherwise: string): SignIn {
  return { trouble: troubleOf(reply, asker) ?? { message: firstError(reply) ?? otherwise, remedy: 'none' } };
}

function trouble(message: string): SignIn {
  return { trouble: { message, remedy: 'none' } };
}
