/** The data of an answer that is written already. To whoever looks into it before it is sent, it is the data. */
export class WrittenData {
  constructor(readonly json: Buffer) {}

  toJSON(): unknown {
    return JSON.parse(this.json.toString());
  }
}

export const readable = (data: unknown): Readonly<Record<string, unknown>> | null =>
  (data instanceof WrittenData ? data.toJSON() : (data ?? null)) as Readonly<Record<string, unknown>> | null;

/** An answer as Apollo writes it: JSON in the order of its entries; data that is written is not walked again. */
export function answerJson(answer: object): Buffer {
  const parts: Buffer[] = [];
  for (const [key, value] of Object.entries(answer) as [string, unknown][]) {
    const json = value instanceof WrittenData ? value.json : jsonOf(value);
    if (json !== null) parts.push(Buffer.from(`${parts.length === 0 ? '{' : ','}${JSON.stringify(key)}:`), json);
  }
  return Buffer.concat([...parts, Buffer.from(parts.length === 0 ? '{}\n' : '}\n')]);
}

function jsonOf(value: unknown): Buffer | null {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? null : Buffer.from(text);
}
