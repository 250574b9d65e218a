import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { Exchange, type Known, type RowMaker, type Said } from './exchange.js';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Whether a client's filter or order is in the text: such texts are as many as clients think of. */
  readonly asked?: true;
}

/** The settings of the tenant wall (rulings 6) by which the policies of the tables let rows through. */
export type WallSetting =
  'app.subject' | 'app.person' | 'app.reseller' | 'app.account' | 'app.accounts' | 'app.organizations' | 'app.support';

const heard = new WeakSet<PoolClient>();

/**
 * A connection of the pool, for one transaction. The pool stops listening to a connection that it lends out, so a server
 * that goes away meanwhile would end the whole process: the query under way says it, and that is enough.
 */
export async function borrow(pool: Pool): Promise<PoolClient> {
  const client = await pool.connect();
  if (!heard.has(client)) client.on('error', () => undefined);
  heard.add(client);
  return client;
}

export type Wall = { readonly [Setting in WallSetting]?: string };

/**
 * One transaction on one connection. What is said in one turn is sent and answered together (`Exchange`), without waiting
 * for what was said before (pg's pipeline); so the wall's settings travel with the statement they are for. Each SET LOCAL
 * is a message of its own: Citus forwards the whole message that holds it, and nothing but a bare SET LOCAL reaches its
 * shards (scaling.md, fact 5).
 */
export class Session {
  readonly #set = new Map<string, string>();
  /** What is being said in this turn. */
  #turn: Exchange | null = null;
  /** What ended the transaction; whatever follows fails for no other reason, so it is what they all say. */
  #failure: unknown = null;

  constructor(private readonly client: PoolClient) {}

  /** Starts the transaction; its answer is awaited with the first statement's. */
  begin(mode: 'snapshot' | 'write'): void {
    this.#order(mode === 'snapshot' ? SNAPSHOT : WRITE, mode);
  }

  /** Runs a statement behind the wall as given; settings that already stand are not sent again. */
  within<Row extends object>(wall: Wall, statement: Statement): Promise<readonly Row[]> {
    return this.rowsWithin(wall, statement, Plain as RowMaker<Row>, NOTHING);
  }

  /** As `within`, for rows that are objects of a class; `known` is the same in all of them, and not asked for. */
  rowsWithin<R extends object>(
    wall: Wall,
    { text, values, asked }: Statement,
    Made: RowMaker<R>,
    known: Known,
  ): Promise<readonly R[]> {
    for (const [setting, value] of Object.entries(wall)) this.#raise(setting, value);
    const name = nameOf(text, asked === true ? prepared.asked : prepared.usual);
    return new Promise((resolve, reject) => {
      const answered = (error: Error | null, rows: readonly R[]): void =>
        error === null ? resolve(rows) : reject(this.#failed(error) as Error);
      this.#say({ text, values, name, Made, known, answered });
    });
  }

  commit(): Promise<void> {
    return this.#end('COMMIT');
  }

  rollback(): Promise<void> {
    return this.#end('ROLLBACK');
  }

  #raise(setting: string, value: string): void {
    if (this.#set.get(setting) === value) return;
    // SET takes no parameters: nothing but ids, hex digests and the star may become part of its text.
    if (!/^[0-9a-f,*-]*$/.test(value)) throw new Error(`The wall's setting ${setting} has a value that is no id.`);
    this.#set.set(setting, value);
    this.#order(`SET LOCAL ${setting} = '${value}'`);
  }

  /** Says what nobody waits for. If it fails the transaction is aborted, and the next statement, which is awaited, says so. */
  #order(text: string, name?: string): void {
    const answered = (error: Error | null): unknown => error !== null && this.#failed(error);
    this.#say({ text, name, values: [], Made: Plain, known: NOTHING, answered });
  }

  /** On its own, since what follows in an exchange that fails is not run. */
  #end(text: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    this.#send();
    return new Promise((resolve, reject) => {
      const answered = (error: Error | null): void => (error === null ? resolve() : reject(error));
      this.#say({ text, name: text, values: [], Made: Plain, known: NOTHING, answered });
      this.#send();
    });
  }

  #say<R extends object>(said: Said<R>): void {
    if (this.#turn === null) {
      this.#turn = new Exchange();
      process.nextTick(() => this.#send());
    }
    this.#turn.statements.push(said as unknown as Said<object>);
  }

  #send(): void {
    const turn = this.#turn;
    this.#turn = null;
    if (turn !== null) this.client.query(turn);
  }

  #failed(error: unknown): unknown {
    this.#failure ??= error;
    return this.#failure;
  }
}

const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
const WRITE = 'BEGIN ISOLATION LEVEL READ COMMITTED';

/** For rows of no class. */
const Plain = Object as RowMaker<object>;
const NOTHING: Known = {};

/**
 * Prepared statements cost memory on every connection, so only so many texts get a name, and none that is sent only once;
 * the rest run unnamed. Filters and orders have names of their own to use up, so that whoever thinks of many takes none
 * from what everybody asks.
 */
const MOST_PREPARED = 500;
const prepared = { usual: new Map<string, string>(), asked: new Map<string, string>() } as const;

/** Texts sent lately, to know one that comes again. */
const MOST_SENT = 1_000;
const sent = new Set<string>();

function nameOf(text: string, names: Map<string, string>): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PREPARED || isNew(text)) return known;
  const name = `f${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}

function isNew(text: string): boolean {
  if (sent.delete(text)) return false;
  const [oldest] = sent;
  if (sent.size >= MOST_SENT && oldest !== undefined) sent.delete(oldest);
  sent.add(text);
  return true;
}
