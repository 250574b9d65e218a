import { Query, types, type QueryConfig } from 'pg';

/** What rows become: made without arguments, its columns assigned by their names. */
export type RowMaker<R extends object> = new () => R;

/** What is the same in every row. */
export type Known = Readonly<Record<string, string>>;

interface Description {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

type Parse = (text: string) => unknown;

/**
 * A statement whose rows are objects of a class from the start. pg's own results are arrays or objects of no class, which
 * would have to be copied. The methods are those by which pg hands every query its messages.
 */
export class RowsQuery<R extends object> extends Query {
  readonly #made: R[] = [];
  #names: readonly string[] = [];
  #parsers: readonly (Parse | null)[] = [];
  #failure: Error | null = null;

  constructor(
    config: QueryConfig,
    private readonly Made: RowMaker<R>,
    private readonly known: Known,
    done: (error: Error | null, rows: readonly R[]) => void,
  ) {
    super(config, (error: Error | null | undefined) => done(error ?? this.#failure, this.#made));
  }

  handleRowDescription({ fields }: Description): void {
    this.#names = fields.map(({ name }) => name);
    this.#parsers = fields.map(({ dataTypeID }) => parserOf(dataTypeID));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const { Made, known } = this;
    const row = new Made();
    const properties = row as Record<string, unknown>;
    for (const property in known) properties[property] = known[property];
    try {
      for (let n = 0; n < fields.length; n += 1) {
        const text = fields[n] as string | null;
        const parse = this.#parsers[n] as Parse | null;
        properties[this.#names[n] as string] = text === null || parse === null ? text : parse(text);
      }
    } catch (error) {
      this.#failure ??= error as Error;
    }
    this.#made.push(row);
  }
}

/** Types by their numbers (pg_type): of some the text is the value, and some have a short way. */
const TEXT = 25;
const VARCHAR = 1043;
const UUID = 2950;
const TEXTS = 1009;
const UUIDS = 2951;
const INSTANT = 1184;

function parserOf(type: number): Parse | null {
  const general = types.getTypeParser(type, 'text') as Parse;
  switch (type) {
    case TEXT:
    case VARCHAR:
    case UUID:
      return null;
    case TEXTS:
    case UUIDS:
      return (text) => (!isPlain(text) ? general(text) : text === '{}' ? [] : text.slice(1, -1).split(','));
    case INSTANT:
      return (text) => instantOf(text) ?? general(text);
    default:
      return general;
  }
}

/** A list of members none of which is quoted, null, or a list itself. */
const isPlain = (text: string): boolean => /^\{[^{}"\\]*\}$/.test(text) && !/NULL/i.test(text);

/** `2026-11-21 10:15:30.5+00`, as every connection of the gateway is told to write instants; null for `infinity` and the like. */
function instantOf(text: string): Date | null {
  if (!text.endsWith('+00')) return null;
  const instant = new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
