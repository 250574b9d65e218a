#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { ConfigurationError, readConfig } from './config.js';
import { DemoSignIn, USUAL_TTL } from './demo.js';
import {
  EmbeddedPostgresError,
  joinEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './embedded-postgres.js';
import { isMigrated, migrate, ownerDataSource, poolOf } from './entities/data-source.js';
import { BadQuestion } from './operator/bad-question.js';
import { explainedInWords } from './operator/explained-in-words.js';
import { claimFolder } from './own-folder.js';
import { isPermission } from './auth/permissions.js';
import { DEMO_CARDS } from './seed/demo-cards.js';
import { seedDemoWorld } from './seed/demo-world.js';
import { seedScale } from './seed/scale.js';

const program = new Command('fieldgate').description('The commands of the gateway; each is also an npm script.');

program
  .command('start')
  .description('serve')
  .action(async () => void (await import('./main.js')));

program
  .command('token')
  .description('print a bearer token for a person of the demo world')
  .argument('<email>', 'who')
  .option('--ttl <time>', 'how long it lasts', USUAL_TTL)
  .option('--only <permissions>', 'narrow it to these permissions, separated by commas')
  .action(async (email: string, { ttl, only }: { ttl: string; only?: string }) => {
    const config = readConfig(process.env);
    if (!config.demo)
      throw new Refusal('Demo tokens exist only in demo mode: unset NODE_ENV and DATABASE_URL, or set DEMO.');
    if (!isDemoPerson(email)) throw new Refusal(`${email} is no person of the demo world. They are:\n${demoPeople()}`);
    const demo = await DemoSignIn.open(claimFolder(config.dataDir));
    process.stdout.write(`${await demo.tokenFor(email, ttl, narrowing(only))}\n`);
  });

program
  .command('explain')
  .description('say for every coordinate of a query whether a person is answered, and why')
  .argument('<email>', 'who')
  .argument('<query>', 'a GraphQL document of one operation; nothing of it is carried out')
  .option('--variables <json>', 'its variables', '{}')
  .action((email: string, query: string, { variables }: { variables: string }) =>
    withOwner(async ({ database }) => {
      if (!(await isMigrated(database).catch(() => false)))
        throw new Refusal('The database is not up to date: run `npm run migrate`, or once `npm start`.');
      const question = { email, query, variables: variablesOf(variables), now: new Date() };
      process.stdout.write(`${await explainedInWords(poolOf(database), question)}\n`);
    }, 'the server that runs'),
  );

program
  .command('migrate')
  .description('bring the database up to date (DATABASE_OWNER_URL, DATABASE_URL)')
  .action(() =>
    withOwner(async ({ database, gatewayRole }) => {
      const applied = await migrate(database, gatewayRole);
      process.stdout.write(applied.length === 0 ? 'Up to date.\n' : `Applied ${applied.join(', ')}.\n`);
    }),
  );

program
  .command('seed')
  .description('fill an empty database with the demo world, and with accounts for measuring')
  .option('--scale <n>', 'besides n accounts of 50 organizations and 1,000 agents', '0')
  .action(({ scale }: { scale: string }) =>
    withOwner(async ({ database, gatewayRole }) => {
      await migrate(database, gatewayRole);
      await seedDemoWorld(database, new Date());
      if (Number(scale) > 0) await seedScale(database, Number(scale), new Date());
      process.stdout.write('Seeded.\n');
    }),
  );

/** What a person asked for that cannot be done; the message says what can. */
class Refusal extends Error {}

const isDemoPerson = (email: string): boolean =>
  DEMO_CARDS.some((card) => card.email === email) || /^admin@scale\d+\.example$/.test(email);

const demoPeople = (): string => DEMO_CARDS.map((card) => `  ${card.email}  ${card.memberships.join('; ')}`).join('\n');

function narrowing(only: string | undefined): readonly string[] | undefined {
  const names = only?.split(',').map((name) => name.trim());
  const unknown = names?.find((name) => !isPermission(name));
  if (unknown !== undefined) throw new Refusal(`${unknown} is no permission; see schema/permissions.md.`);
  return names;
}

function variablesOf(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json)) as Record<string, unknown>;
  } catch {
    throw new Refusal('--variables must be a JSON object, such as {"id": "AC_..."}.');
  }
}

interface OwnerAccess {
  readonly database: Awaited<ReturnType<ReturnType<typeof ownerDataSource>['initialize']>>;
  readonly gatewayRole: string;
}

/** Whose embedded server a command works on; what only looks may do so while the gateway serves. */
type WhichServer = 'a server of its own' | 'the server that runs';

/** Runs a command with the owner's role: of the configured server, or of the embedded database, started for it. */
async function withOwner(
  work: (access: OwnerAccess) => Promise<void>,
  which: WhichServer = 'a server of its own',
): Promise<void> {
  const config = readConfig(process.env);
  const server = config.database.kind === 'embedded' ? await embedded(config.database.dataDir, which) : null;
  try {
    const ownerUrl = config.database.kind === 'url' ? config.database.ownerUrl : server?.ownerUrl;
    const appUrl = config.database.kind === 'url' ? config.database.appUrl : server?.appUrl;
    if (ownerUrl == null || appUrl == null) throw new Refusal('Set DATABASE_OWNER_URL: the role that owns the tables.');
    const database = await ownerDataSource(ownerUrl).initialize();
    await work({ database, gatewayRole: new URL(appUrl).username }).finally(() => database.destroy());
  } finally {
    await server?.stop();
  }
}

async function embedded(dataDir: string, which: WhichServer): Promise<Omit<EmbeddedPostgres, 'folder' | 'urlFor'>> {
  const running = which === 'the server that runs' ? await joinEmbeddedPostgres(dataDir) : null;
  if (running !== null) return { ...running, stop: () => Promise.resolve() };
  return startEmbeddedPostgres({ dataDir, durability: 'durable' });
}

program.parseAsync().catch((error: unknown) => {
  const said = [Refusal, BadQuestion, ConfigurationError, EmbeddedPostgresError].some((kind) => error instanceof kind);
  process.stderr.write(`${said || !(error instanceof Error) ? String((error as Error).message) : error.stack}\n`);
  process.exitCode = error instanceof ConfigurationError ? 78 : 1;
});
