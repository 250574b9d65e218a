import { Query, type Connection } from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { parserOf, type Parse } from './column-parsers.js';

/** What rows become: made without arguments, its columns assigned by their names. */
export type RowMaker<R extends object> = new () => R;

/** What is the same in every row. */
export type Known = Readonly<Record<string, string>>;

/** One statement of an exchange. */
export interface Said<R extends object> {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Under which PostgreSQL keeps it prepared; undefined = not at all. */
  readonly name?: string | undefined;
  readonly Made: RowMaker<R>;
  readonly known: Known;
  /** Called once: with all rows, or with what failed. */
  readonly answered: (error: Error | null, rows: readonly R[]) => void;
}

/** A column of an answer. */
interface Column {
  readonly name: string;
  readonly parse: Parse;
}

interface Description {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/**
 * The statements that a connection keeps prepared, by their names, with the columns they answer: neither their text nor
 * their columns travel again. One is listed once it was answered.
 */
const prepared = new WeakMap<Connection, Map<string, readonly Column[]>>();

const NONE: readonly Column[] = [];

/**
 * Statements that are sent together and answered together, in order; what follows one that fails is not run. PostgreSQL
 * reads and writes its socket once for all of them, where it would do so for each. Rows are objects of a class from the
 * start: pg's own results are arrays or objects of no class, which would have to be copied.
 *
 * The methods are those by which pg has every query sent, and hands it its messages.
 */
export class Exchange extends Query {
  /** What pg itself has called once all is answered. */
  declare readonly callback?: () => void;
  /** In the order in which they are sent. */
  readonly statements: Said<object>[] = [];
  /** How many were answered. */
  #answered = 0;
  /** What the connection kept prepared when this was sent. */
  #prepared: Map<string, readonly Column[]> = new Map();
  /** The columns of the statement that is being answered. */
  #columns: readonly Column[] = NONE;
  /** Of each statement the columns that are known and will not be told. */
  readonly #described: (readonly Column[])[] = [];
  #rows: object[] = [];
  #failure: Error | null = null;

  constructor() {
    super(''); // an object would be copied
  }

  override submit = (connection: Connection): void => {
    this.#prepared = preparedOn(connection);
    connection.stream.cork();
    try {
      for (const said of this.statements) this.#described.push(send(connection, said, this.#prepared));
    } catch (error) {
      this.#failure = error as Error; // a value that cannot be sent: what follows is not
    } finally {
      connection.sync();
      connection.stream.uncork();
    }
    this.#expect();
  };

  handleRowDescription({ fields }: Description): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: parserOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const { Made, known } = this.statements[this.#answered] as Said<object>;
    const row = new Made();
    const properties = row as Record<string, unknown>;
    for (const property in known) properties[property] = known[property];
    try {
      for (let n = 0; n < fields.length; n += 1) {
        const text = fields[n] as string | null;
        const { name, parse } = this.#columns[n] as Column;
        properties[name] = text === null || parse === null ? text : parse(text);
      }
    } catch (error) {
      this.#failure ??= error as Error;
    }
    this.#rows.push(row);
  }

  handleCommandComplete(): void {
    const { name, answered } = this.statements[this.#answered] as Said<object>;
    if (name !== undefined) this.#prepared.set(name, this.#columns);
    const rows = this.#rows;
    this.#answered += 1;
    this.#expect();
    answered(this.#failure, rows);
  }

  /** Fails what was not answered: a statement of it, or the connection. */
  handleError(error: Error): void {
    const unanswered = this.statements.slice(this.#answered);
    this.#prepared.delete(unanswered[0]?.name ?? ''); // it may be what failed, as when its columns have changed
    this.#end();
    for (const { answered } of unanswered) answered(error, []);
  }

  handleReadyForQuery(): void {
    if (this.#answered < this.statements.length)
      this.handleError(this.#failure ?? new Error('PostgreSQL left a statement unanswered.'));
    else this.#end();
  }

  #end(): void {
    this.statements.length = 0; // V8 may keep this for a while, and would keep all rows with it
    this.callback?.(); // pg's own, where it waits for no longer than `query_timeout`
  }

  /** Makes ready for the answer of the next statement. */
  #expect(): void {
    this.#columns = this.#described[this.#answered] ?? NONE;
    this.#rows = [];
  }
}

function preparedOn(connection: Connection): Map<string, readonly Column[]> {
  let names = prepared.get(connection);
  if (names === undefined) prepared.set(connection, (names = new Map()));
  return names;
}

/** Gives the columns that will not be told; none where they are told, or there are none. */
function send(
  connection: Connection,
  { text, values, name = '' }: Said<object>,
  names: ReadonlyMap<string, readonly Column[]>,
): readonly Column[] {
  const columns = names.get(name);
  if (columns === undefined) {
    if (name !== '') connection.close({ type: 'S', name }, true); // an exchange that failed may have left it prepared
    connection.parse({ name, text, types: [] }, true);
  }
  connection.bind({ statement: name, values: values as string[], valueMapper: prepareValue }, true);
  if (columns === undefined) connection.describe({ type: 'P' }, true);
  connection.execute(null, true);
  return columns ?? NONE;
}
