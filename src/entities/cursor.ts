import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, validate } from 'uuid';
import type { Position, SortValue } from './lists/sort-order.js';

/** The list a cursor belongs to: coordinate, parent, order and filter (rulings 15). */
export type ListName = string;

const ID_BYTES = 16;
const SIGNATURE_BYTES = 16;
const NOTHING = Buffer.alloc(0);

/** Opaque, signed and deterministic positions in a list, bound to the list they were seen in. */
export class Cursors {
  constructor(private readonly key: string) {}

  encode(list: ListName, { id, values }: Position): string {
    const position = Buffer.concat([Buffer.from(parse(id)), values.length === 0 ? NOTHING : json(values)]);
    return Buffer.concat([position, this.#sign(list, position)]).toString('base64url');
  }

  /** The position, or null when the cursor is malformed or of another list. The row itself may be gone: its place stays. */
  decode(list: ListName, cursor: string): Position | null {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length < ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== cursor) return null;
    const position = bytes.subarray(0, -SIGNATURE_BYTES);
    if (!timingSafeEqual(bytes.subarray(-SIGNATURE_BYTES), this.#sign(list, position))) return null;
    return positionIn(position);
  }

  #sign(list: ListName, position: Buffer): Buffer {
    return createHmac('sha256', this.key)
      .update(list)
      .update('\0')
      .update(position)
      .digest()
      .subarray(0, SIGNATURE_BYTES);
  }
}

const json = (values: readonly SortValue[]): Buffer => Buffer.from(JSON.stringify(values));

/** Reads what was signed, and so was written by `encode`. */
function positionIn(bytes: Buffer): Position | null {
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const values = bytes.subarray(ID_BYTES);
  if (!validate(id)) return null;
  return { id, values: values.length === 0 ? [] : (JSON.parse(values.toString()) as readonly SortValue[]) };
}
