import { Client } from 'pg';
import { freshDatabase, type FreshDatabase } from '../fresh-database.js';

/** Settings of the tenant wall by name. */
export type Settings = Readonly<Record<string, string>>;

/** A world of its own, asked directly: by the gateway's role, and by the owner, for whom no wall stands. */
export class TwoRoles {
  private constructor(
    private readonly database: FreshDatabase,
    readonly app: Client,
    readonly owner: Client,
  ) {}

  static async open(): Promise<TwoRoles> {
    const database = await freshDatabase();
    const app = new Client({ connectionString: database.appUrl });
    const owner = new Client({ connectionString: database.ownerUrl });
    await Promise.all([app.connect(), owner.connect()]);
    return new TwoRoles(database, app, owner);
  }

  async close(): Promise<void> {
    await Promise.all([this.app.end(), this.owner.end()]);
    await this.database.drop();
  }

  /** Runs in a transaction of the gateway's role behind the given settings, and takes everything back. */
  async behind<Result>(settings: Settings, work: () => Promise<Result>): Promise<Result> {
    await this.app.query('BEGIN');
    try {
      for (const [name, value] of Object.entries(settings)) await this.app.query(`SET LOCAL ${name} = '${value}'`);
      return await work();
    } finally {
      await this.app.query('ROLLBACK');
    }
  }

  /** How many rows a statement of the gateway's role touched behind settings, or the code with which it was refused. */
  outcome(settings: Settings, sql: string, ...values: readonly unknown[]): Promise<number | string> {
    return this.behind(settings, () => this.app.query(sql, [...values])).then(
      ({ rowCount }) => rowCount ?? 0,
      (error: { code: string }) => error.code,
    );
  }

  /** How many rows one of the roles sees. */
  async count(who: 'app' | 'owner', table: string, where = 'TRUE'): Promise<number> {
    const { rows } = await this[who].query(`SELECT count(*) FROM fieldgate.${table} WHERE ${where}`);
    return Number(rows[0].count);
  }

  /** How many rows the gateway's role sees behind settings. */
  seen(settings: Settings, table: string, where = 'TRUE'): Promise<number> {
    return this.behind(settings, () => this.count('app', table, where));
  }
}
