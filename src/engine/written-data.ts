/** The data of an answer that is written already. To whoever looks into it, it is the data. */
export class WrittenData {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

export const readable = (data: unknown): Readonly<Record<string, unknown>> | null =>
  (data instanceof WrittenData ? data.toJSON() : (data ?? null)) as Readonly<Record<string, unknown>> | null;

/** An answer as Apollo writes it: JSON in the order of its entries; data that is written is not walked again. */
export function answerText(answer: object): string {
  const entries = Object.entries(answer).flatMap(([key, value]) => {
    const text = value instanceof WrittenData ? value.text : (JSON.stringify(value) as string | undefined);
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${entries.join(',')}}\n`;
}
