import type { FastifyInstance } from 'fastify';
import { createRemoteJWKSet } from 'jose';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { TokenVerifier, type Issuer } from './auth/token.js';
import type { Config } from './config.js';
import { ROW_JUDGE } from './context/row-judge.js';
import type { DemoSignIn } from './demo.js';
import { Cursors } from './entities/cursor.js';
import { isMigrated, poolOf } from './entities/data-source.js';
import { supportPoolBeside } from './entities/support-pool.js';
import type { DemoDoor } from './http/demo-routes.js';
import { fencedSchema } from './schema.js';
import { DEMO_CARDS } from './seed/demo-cards.js';
import { gatewayServer } from './server.js';

export interface GatewayParts {
  readonly config: Config;
  readonly database: DataSource;
  readonly cursorKey: string;
  readonly consoleDir: string | null;
  readonly demo: DemoSignIn | null;
  readonly logger: Logger;
}

/** The gateway, put together from its parts; it does not listen yet. */
export function gateway({
  config,
  database,
  cursorKey,
  consoleDir,
  demo,
  logger,
}: GatewayParts): Promise<FastifyInstance> {
  const pool = poolOf(database);
  return gatewayServer({
    schema: fencedSchema(),
    services: { pool, supportPool: supportPoolBeside(pool), cursors: new Cursors(cursorKey), judge: ROW_JUDGE },
    verifier: new TokenVerifier([...issuers(config), ...(demo === null ? [] : [demo.issuer])]),
    logger,
    corsOrigins: config.corsOrigins,
    consoleDir,
    demo: demo === null ? null : doorOf(demo),
    isReady: () => isMigrated(database),
  });
}

/** Keys come from the configured address alone; a flood of unknown key ids asks it at most every 30 s. */
function issuers({ auth }: Config): readonly Issuer[] {
  if (auth === null) return [];
  const keys = createRemoteJWKSet(new URL(auth.jwksUrl), { cooldownDuration: 30_000, timeoutDuration: 5_000 });
  return [{ issuer: auth.issuer, audience: auth.audience, keys }];
}

const DEMO_HOUR_MS = 3_600_000;

export const doorOf = (demo: DemoSignIn): DemoDoor => ({
  people: DEMO_CARDS,
  tokenFor: async (email) => ({
    token: await demo.tokenFor(email),
    expiresAt: new Date(Date.now() + DEMO_HOUR_MS),
  }),
});
