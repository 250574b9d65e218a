/** The data of an answer that is written already. To whoever looks into it before it is sent, it is the data. */
export class WrittenData {
  #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text, given away: the answer outlives its sending by a while, and V8 would copy thousands of pieces of text meanwhile. */
  take(): string {
    const text = this.#text;
    this.#text = 'null';
    return text;
  }

  toJSON(): unknown {
    return JSON.parse(this.#text);
  }
}

export const readable = (data: unknown): Readonly<Record<string, unknown>> | null =>
  (data instanceof WrittenData ? data.toJSON() : (data ?? null)) as Readonly<Record<string, unknown>> | null;

/** An answer as Apollo writes it: JSON in the order of its entries; data that is written is not walked again. */
export function answerText(answer: object): string {
  let text = '';
  for (const [key, value] of Object.entries(answer) as [string, unknown][]) {
    const written = value instanceof WrittenData ? value.take() : (JSON.stringify(value) as string | undefined);
    if (written !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${written}`; // joining would copy it
  }
  return `{${text}}\n`;
}
