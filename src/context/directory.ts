import { badInput } from '../auth/errors.js';
import { maySay, MOST_NAME } from '../auth/conditions.js';
import { Account } from '../entities/account.js';
import { globalId } from '../entities/global-id.js';
import { Reseller } from '../entities/reseller.js';
import { storageOf, type RowClass } from '../entities/row.js';
import { MOST_ENTRIES, type DirectoryRow } from '../entities/support-lookup.js';
import { User } from '../entities/user.js';
import type { RequestGate } from './request-gate.js';
import { supporting } from './supporting.js';

const KINDS = { RESELLER: Reseller, ACCOUNT: Account, PERSON: User } as const satisfies Record<string, RowClass>;

type Kind = keyof typeof KINDS;

/** An entry of the directory. */
export interface NamedThing extends Omit<DirectoryRow, 'scopeId'> {
  readonly kind: Kind;
}

const LEAST_NAME = 3;

/** Looks tenants and people up by name, for platform support; null for everybody else (rulings 21). */
export async function directory(gate: RequestGate, name: string): Promise<readonly NamedThing[] | null> {
  const wanted = name.trim();
  const wrong = maySay('name', wanted, MOST_NAME);
  if (wrong !== null) throw badInput('name', wrong.message);
  if (wanted.length < LEAST_NAME) throw badInput('name', `must have at least ${LEAST_NAME} characters.`);
  const found = await supporting(gate, 'Query.directory', 'snapshot', (lookup) => lookup.directory(wanted));
  if (found === null) return null;
  const kinds = Object.keys(KINDS) as readonly Kind[];
  return kinds.flatMap((kind) => found[kind].map((row) => entryOf(kind, row))).slice(0, MOST_ENTRIES);
}

const entryOf = (kind: Kind, { id, scopeId, ...row }: DirectoryRow): NamedThing => ({
  ...row,
  kind,
  id: globalId(storageOf(KINDS[kind]).code, scopeId, id),
});
