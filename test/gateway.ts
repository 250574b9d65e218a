import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { GraphQLSchema } from 'graphql';
import { Client, type Pool, type PoolClient } from 'pg';
import { pino } from 'pino';
import { TokenVerifier, type Issuer } from '../src/auth/token.js';
import { ROW_JUDGE, type RowJudge } from '../src/context/row-judge.js';
import { DemoSignIn } from '../src/demo.js';
import { Cursors } from '../src/entities/cursor.js';
import { Exchange } from '../src/entities/exchange.js';
import { gatewayDataSource, isMigrated, poolOf } from '../src/entities/data-source.js';
import { supportPoolBeside } from '../src/entities/support-pool.js';
import { doorOf } from '../src/gateway.js';
import { fencedSchema, openSchema } from '../src/schema.js';
import { gatewayServer } from '../src/server.js';
import type { FenceExtent } from '../src/auth/shield.js';
import { freshDatabase, type FreshDatabase } from './fresh-database.js';

/** Which fences stand. Composed here and nowhere else: the gateway itself has no way to leave one out (rulings 30). */
export interface Fences {
  readonly field: FenceExtent | 'off';
  readonly rows: RowJudge;
  readonly wall: 'on' | 'off';
}

export const ALL_FENCES: Fences = { field: 'where it can say no', rows: ROW_JUDGE, wall: 'on' };

export interface GatewayOptions {
  readonly fences?: Partial<Fences>;
  /** Another schema than the one the fences ask for: the field fence as somebody else installs it. */
  readonly schema?: GraphQLSchema;
  readonly issuers?: readonly Issuer[];
  readonly corsOrigins?: readonly string[];
  readonly poolSize?: number;
  readonly statementTimeoutMs?: number;
  /** A world that is somebody else's to drop; a fresh one, if none is given. */
  readonly database?: FreshDatabase;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  // What a test expects of an answer is written in the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
  /** `extensions.access.stripped`, in words: "Account.incidentReports needs incident.view". */
  readonly stripped: readonly string[];
  readonly access: {
    viewer: string;
    policy: string;
    stripped: readonly { coordinate: string; permission: string; reason: string; count: number }[];
  };
}

export interface Asking {
  readonly only?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestGateway {
  readonly url: string;
  /** The statements of the app's role, as they were sent, since the last `statements.length = 0`. */
  readonly statements: Statement[];
  /** Everything the gateway logged. */
  readonly log: string[];
  readonly demo: DemoSignIn;
  /** A connection of the owner to the same database, for looking and for planting. */
  readonly owner: Client;
  as(email: string, asking?: Asking): { asks(query: string, variables?: Record<string, unknown>): Promise<Answer> };
  stop(): Promise<void>;
}

/** A gateway over real HTTP, on a fresh clone of the demo world unless given another. */
export async function startGateway(options: GatewayOptions = {}): Promise<TestGateway> {
  const fences: Fences = { ...ALL_FENCES, ...options.fences };
  const database = options.database ?? (await freshDatabase());
  const databaseUrl = fences.wall === 'on' ? database.appUrl : database.ownerUrl; // for a superuser no wall stands
  const { poolSize = 4, statementTimeoutMs = 10_000 } = options;
  const dataSource = await gatewayDataSource({ url: databaseUrl, poolSize, statementTimeoutMs }).initialize();
  const statements: Statement[] = [];
  const pool = poolOf(dataSource);
  const supportPool = supportPoolBeside(pool);
  for (const each of [pool, supportPool]) listenTo(each, statements);
  const demo = await DemoSignIn.open(await mkdtemp(join(tmpdir(), 'fieldgate-demo-')));
  const log: string[] = [];
  const app = await gatewayServer({
    schema: options.schema ?? (fences.field === 'off' ? openSchema() : fencedSchema(fences.field)),
    services: { pool, supportPool, cursors: new Cursors('a key of the tests, long enough'), judge: fences.rows },
    verifier: new TokenVerifier([demo.issuer, ...(options.issuers ?? [])]),
    logger: pino({ level: 'info' }, collecting(log)),
    corsOrigins: options.corsOrigins ?? [],
    consoleDir: fileURLToPath(new URL('../dist/console/', import.meta.url)),
    demo: doorOf(demo),
    isReady: () => isMigrated(dataSource),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  return {
    url,
    statements,
    log,
    demo,
    owner,
    as: (email, { only, headers = {} } = {}) => ({
      asks: async (query, variables = {}) =>
        ask(
          url,
          { query, variables },
          { authorization: `Bearer ${await demo.tokenFor(email, '1h', only)}`, ...headers },
        ),
    }),
    stop: async () => {
      await app.close();
      await dataSource.destroy();
      await owner.end();
      if (options.database === undefined) await database.drop();
    },
  };
}

/** One POST to the gateway, with whatever body and headers. */
export async function ask(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const parsed = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Answer> & {
    extensions?: { access?: Answer['access'] };
  };
  const access = parsed.extensions?.access ?? { viewer: '', policy: '', stripped: [] };
  return {
    status: response.status,
    headers: response.headers,
    body: text,
    data: parsed.data,
    errors: parsed.errors ?? [],
    stripped: access.stripped.map(({ coordinate, permission }) => `${coordinate} needs ${permission}`),
    access,
  };
}

/** Hears every statement on every connection that the gateway takes from its pool. */
function listenTo(pool: Pool, statements: Statement[]): void {
  const heard = new WeakSet<PoolClient>();
  const connect = pool.connect.bind(pool) as (callback?: unknown) => Promise<PoolClient>;
  Object.assign(pool, {
    connect: async (callback?: unknown) => {
      if (callback !== undefined) return connect(callback); // TypeORM's own
      const client = await connect();
      if (!heard.has(client)) listen(client, statements);
      heard.add(client);
      return client;
    },
  });
}

function listen(client: PoolClient, statements: Statement[]): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  Object.assign(client, {
    query: (asked: unknown, ...rest: unknown[]) => {
      // Whatever else is sent on a connection of the pool is TypeORM's own: readiness.
      if (asked instanceof Exchange) statements.push(...asked.statements.map(({ text, values }) => ({ text, values })));
      return query(asked, ...rest);
    },
  });
}

const collecting = (log: string[]): Writable =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log.push(chunk.toString());
      done();
    },
  });
