const FIRST = 256 * 1024;
/** What a large answer needed is given back. */
const MOST_KEPT = 4 * 1024 * 1024;
/** So much text waits at most: V8 makes one piece of it while all of it is young. */
const MOST_WAITING = 4 * 1024;
/** What a text may become in UTF-8, for each of its units. */
const MOST_OF_A_UNIT = 3;

/** How far an answer was written. */
export interface Mark {
  readonly length: number;
  readonly waiting: string;
}

/**
 * JSON in UTF-8. Texts are put together for a while only: an answer that is one text to its end is thousands of pieces, which
 * V8 copies again and again while they live.
 */
export class JsonBytes {
  #length = 0;
  #waiting = '';

  add(json: string): void {
    this.#waiting += json;
    if (this.#waiting.length > MOST_WAITING) this.#write();
  }

  get mark(): Mark {
    return { length: this.#length, waiting: this.#waiting };
  }

  /** Takes back what was added since. */
  backTo({ length, waiting }: Mark): void {
    this.#length = length;
    this.#waiting = waiting;
  }

  /** All that was added. */
  written(): Buffer {
    this.#write();
    const written = Buffer.from(scratch.subarray(0, this.#length));
    if (scratch.length > MOST_KEPT) scratch = Buffer.allocUnsafe(FIRST);
    return written;
  }

  #write(): void {
    const needed = this.#length + this.#waiting.length * MOST_OF_A_UNIT;
    if (needed > scratch.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, scratch.length * 2));
      scratch.copy(larger, 0, 0, this.#length);
      scratch = larger;
    }
    this.#length += scratch.write(this.#waiting, this.#length);
    this.#waiting = '';
  }
}

/**
 * Where answers are written, one after the other: an answer is written without waiting for anything, and what is made anew for
 * each, and grows, is memory outside the heap, for the sake of which V8 collects all of the heap.
 */
let scratch = Buffer.allocUnsafe(FIRST);
