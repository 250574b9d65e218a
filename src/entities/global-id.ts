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

export const globalId = (code: string, scopeId: string, id: string): string =>
  `${code}_${Buffer.from((scopeId + id).replaceAll('-', ''), 'hex').toString('base64url')}`;

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
