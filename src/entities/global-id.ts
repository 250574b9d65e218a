import { validate } from 'uuid';

/**
 * Global ids: the type's two letters and, in base64url, the account (or reseller) and the row. Clients treat them as
 * opaque; they carry their account so that any process can route them (contract section 3). A malformed id parses to
 * null and is then answered exactly like one that was never issued.
 */
export interface GlobalId {
  readonly code: string;
  /** The account the row belongs to; for rows of a reseller the reseller, for a person's own the person. */
  readonly scopeId: string;
  readonly id: string;
}

const LENGTH = 2 + 1 + 43;

/** Every row of an answer has one, so it is made without garbage; what is between two calls is nobody's. */
const bytes = Buffer.alloc(32);
/** Whose bytes stand in front: most ids of an answer are of one account. */
let lastScope = '';

export function globalId(code: string, scopeId: string, id: string): string {
  if (scopeId !== lastScope) {
    lastScope = ''; // until all of it is written
    write(scopeId, 0);
    lastScope = scopeId;
  }
  write(id, 16);
  return `${code}_${bytes.toString('base64url')}`;
}

/** The sixteen bytes that a uuid spells. */
function write(uuid: string, from: number): void {
  let at = from;
  for (let n = 0; n < uuid.length; n += 2) {
    if (uuid.charCodeAt(n) === DASH) n += 1;
    bytes[at++] = (digit(uuid.charCodeAt(n)) << 4) | digit(uuid.charCodeAt(n + 1));
  }
  if (at !== from + 16) throw new Error('An id that is no uuid would carry bytes of another.');
}

const DASH = 45;

/** Digits stand before letters, and capitals before small ones, 32 apart. */
const digit = (char: number): number => (char < 58 ? char - 48 : (char | 32) - 87);

export function parseGlobalId(text: string): GlobalId | null {
  if (text.length !== LENGTH || text[2] !== '_') return null;
  const hex = Buffer.from(text.slice(3), 'base64url').toString('hex');
  if (hex.length !== 64) return null;
  const parsed = { code: text.slice(0, 2), scopeId: dashed(hex.slice(0, 32)), id: dashed(hex.slice(32)) };
  const issued =
    validate(parsed.scopeId) && validate(parsed.id) && globalId(parsed.code, parsed.scopeId, parsed.id) === text;
  return issued ? parsed : null; // base64 has several spellings of one value; only ours was issued
}

const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
