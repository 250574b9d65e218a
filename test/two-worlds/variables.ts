/** One request: a document, and what it is asked with. */
export interface Asked {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the documents of these tests are given: nothing is written into them but names. */
export class Variables {
  readonly #given = new Map<string, { readonly type: string; readonly value: unknown }>();

  /** The name by which the value may be used. */
  add(type: string, value: unknown): string {
    const name = `v${this.#given.size}`;
    this.#given.set(name, { type, value });
    return `$${name}`;
  }

  asked(selection: string, operation: 'query' | 'mutation' = 'query', fragments: readonly string[] = []): Asked {
    const declared = [...this.#given].map(([name, { type }]) => `$${name}: ${type}`);
    const head = declared.length === 0 ? operation : `${operation} (${declared.join(', ')})`;
    return {
      document: [`${head} ${selection}`, ...fragments].join('\n'),
      variables: Object.fromEntries([...this.#given].map(([name, { value }]) => [name, value])),
    };
  }
}
