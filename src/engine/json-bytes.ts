const FIRST = 16 * 1024;
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
 * JSON in UTF-8, in one piece that grows. Texts are put together for a while only: an answer that is one text to its end is
 * thousands of pieces, which V8 copies again and again while they live.
 */
export class JsonBytes {
  #bytes = Buffer.allocUnsafe(FIRST);
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
    return this.#bytes.subarray(0, this.#length);
  }

  #write(): void {
    const needed = this.#length + this.#waiting.length * MOST_OF_A_UNIT;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(this.#waiting, this.#length);
    this.#waiting = '';
  }
}
