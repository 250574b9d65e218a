import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { ConfigurationError, cursorKey, readConfig, type Config } from './config.js';
import { DemoSignIn } from './demo.js';
import { EmbeddedPostgresError, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { gatewayDataSource, isMigrated, migrate, ownerDataSource, roleFaults } from './entities/data-source.js';
import { gateway } from './gateway.js';
import { claimFolder } from './own-folder.js';
import { seedDemoWorld } from './seed/demo-world.js';

/** sysexits.h: the configuration is wrong. */
const EX_CONFIG = 78;

/** What must be stopped, in the order in which it is stopped. */
const running: { stop(): Promise<unknown> }[] = [];

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel, redact: ['req.headers.authorization'] });
  const urls = await databaseUrls(config);
  await prepareDatabase(config, urls);
  const database = await openGatewayDatabase(config, urls.app);
  const demo = config.demo ? await DemoSignIn.open(claimFolder(config.dataDir)) : null;
  const consoleDir = fileURLToPath(new URL('console/', import.meta.url));
  const app = await gateway({ config, database, cursorKey: cursorKey(config), consoleDir, demo, logger });
  running.unshift({ stop: () => app.close() });
  await listen(app, config);
  welcome(app, config);
}

async function listen(app: FastifyInstance, { port, host }: Config): Promise<void> {
  await app.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new StartRefused(`Port ${port} of ${host} is taken. Set PORT to another.`);
    if (error.code === 'EACCES')
      throw new StartRefused(`Port ${port} may not be opened by this user. Set PORT above 1023.`);
    if (error.code === 'EADDRNOTAVAIL') throw new StartRefused(`${host} is no address of this machine. Set HOST.`);
    throw error;
  });
}

interface Urls {
  readonly app: string;
  readonly owner: string | null;
}

async function databaseUrls(config: Config): Promise<Urls> {
  if (config.database.kind === 'url') return { app: config.database.appUrl, owner: config.database.ownerUrl };
  const server: EmbeddedPostgres = await startEmbeddedPostgres({
    dataDir: config.database.dataDir,
    durability: 'durable',
  });
  running.unshift(server);
  return { app: server.appUrl, owner: server.ownerUrl };
}

/** With the owner's URL the gateway migrates itself; without it, somebody else has (`npm run migrate`). */
async function prepareDatabase(config: Config, { app, owner }: Urls): Promise<void> {
  if (owner === null) return;
  const database = await ownerDataSource(owner).initialize();
  try {
    await migrate(database, new URL(app).username);
    if (config.demo) await seedDemoWorld(database, new Date());
  } finally {
    await database.destroy();
  }
}

async function openGatewayDatabase(config: Config, url: string): Promise<DataSource> {
  const { poolSize, statementTimeoutMs } = config;
  const database = await gatewayDataSource({ url, poolSize, statementTimeoutMs }).initialize();
  running.unshift({ stop: () => database.destroy() });
  const faults = await roleFaults(database);
  if (faults.length > 0) throw new StartRefused(`${faults.join('\n')}\nGive DATABASE_URL a role of its own.`);
  if (!(await isMigrated(database).catch(() => false))) {
    throw new StartRefused('The database is not migrated: set DATABASE_OWNER_URL, or run `npm run migrate` with it.');
  }
  return database;
}

/** A start that must not happen; the message says what to change. */
class StartRefused extends Error {}

function welcome(app: FastifyInstance, { demo, host, port }: Config): void {
  const address = app.server.address();
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${typeof address === 'object' ? (address?.port ?? port) : port}`;
  const lines = [`Fieldgate answers at ${url}/graphql`, `The console is at    ${url}/`];
  const signIn = demo
    ? ['Sign in there as anybody of the demo world, or: npm run -s token -- ada.admin@ablemoose.example']
    : ['Sign in with a bearer token of your identity provider.'];
  process.stdout.write(`\n${[...lines, ...signIn].join('\n')}\n\n`);
}

let stopping = false;

/** Finishes what is under way, then stops the parts from the outside in. A second signal does not wait. */
async function stop(code: number): Promise<void> {
  if (stopping) process.exit(130);
  stopping = true;
  for (const part of running) await part.stop().catch((error: unknown) => complain(error));
  process.exit(code);
}

function complain(error: unknown): void {
  const said =
    error instanceof ConfigurationError || error instanceof EmbeddedPostgresError || error instanceof StartRefused;
  process.stderr.write(
    `${said ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
}

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
process.on('uncaughtException', (error) => {
  complain(error);
  void stop(1);
});

start().catch((error: unknown) => {
  complain(error);
  void stop(error instanceof ConfigurationError || error instanceof StartRefused ? EX_CONFIG : 1);
});
