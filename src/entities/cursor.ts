import { createHmac, timingSafeEqual } from 'node:crypto';
import { stringify, parse, validate } from 'uuid';

/** The list a cursor belongs to: coordinate, parent, order and filter (rulings 15). */
export type ListName = string;

const SIGNATURE_BYTES = 16;

/** Opaque, signed and deterministic positions in a list: the id of a row, bound to the list it was seen in. */
export class Cursors {
  constructor(private readonly key: string) {}

  encode(list: ListName, id: string): string {
    const position = Buffer.from(parse(id));
    return Buffer.concat([position, this.#sign(list, position)]).toString('base64url');
  }

  /** The id, or null when the cursor is malformed or of another list. The row itself may be gone: the position stays. */
  decode(list: ListName, cursor: string): string | null {
    const bytes = Buffer.from(cursor, 'base64url');
    if (bytes.length !== 16 + SIGNATURE_BYTES || bytes.toString('base64url') !== cursor) return null;
    const position = bytes.subarray(0, 16);
    if (!timingSafeEqual(bytes.subarray(16), this.#sign(list, position))) return null;
    const id = Buffer.from(position)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return validate(id) ? stringify(position) : null;
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
