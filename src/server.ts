import { existsSync } from 'node:fs';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Claims, TokenVerifier } from './auth/token.js';
import { RequestGate, type GateServices } from './context/request-gate.js';
import { apolloServer } from './http/apollo.js';
import { demoRoutes, type DemoDoor } from './http/demo-routes.js';
import { errorHandler, notFoundHandler } from './http/errors.js';
import { gatePlugin } from './http/gate-plugin.js';
import { healthRoutes } from './http/health-routes.js';
import { paperRoutes } from './http/paper-routes.js';
import { requestIdOf } from './http/request-id.js';
import { CallerSchemas } from './schema/caller-schemas.js';

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  readonly services: GateServices;
  readonly verifier: TokenVerifier;
  readonly logger: Logger;
  readonly corsOrigins: readonly string[];
  /** The built console; null = this gateway has none. */
  readonly consoleDir: string | null;
  /** The demo's sign-in; null outside demo mode. */
  readonly demo: DemoDoor | null;
  readonly isReady: () => Promise<boolean>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether anybody may ask, without a token. */
    anonymous?: boolean;
  }

  interface FastifyRequest {
    /** What the verified bearer token says; set before the body is read on every path that needs a person. */
    claims: Claims | null;
  }
}

const BODY_LIMIT = 100 * 1024;

/** Slow clients do not hold connections (targets A-33). */
const TIMEOUTS = { requestTimeout: 30_000, keepAliveTimeout: 5_000, http: { headersTimeout: 10_000 } } as const;

/** The gateway over HTTP. Listening and stopping are the caller's. */
export async function gatewayServer(options: ServerOptions): Promise<FastifyInstance> {
  const { logger, verifier } = options;
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }), // one line of our own, below
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle', // what is under way is finished; who only keeps a connection is not waited for
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    ...TIMEOUTS,
  }) as unknown as FastifyInstance;
  app.decorateRequest('claims', null);
  app.setErrorHandler(errorHandler);
  app.setNotFoundHandler(notFoundHandler);
  app.addHook('onResponse', async (request, reply) => {
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CSP }, hsts: false });
  await app.register(cors, {
    origin: [...options.corsOrigins],
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'retry-after'],
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // Before the body is read, let alone parsed (contract section 1); after helmet and CORS, which a 401 carries too.
    if (needsPerson(request)) request.claims = await verifier.verify(request.headers.authorization);
  });
  const callerSchemas = new CallerSchemas(options.schema);
  await registerGraphql(app, options, callerSchemas);
  await app.register(anonymous(healthRoutes(options.isReady)));
  await app.register(paperRoutes(callerSchemas, (request) => gateOf(request, options.services)));
  if (options.demo !== null) await app.register(anonymous(demoRoutes(options.demo)));
  if (options.consoleDir !== null && existsSync(options.consoleDir)) {
    await app.register(anonymous(consoleRoutes(options.consoleDir)));
  }
  return app;
}

/**
 * A token is needed everywhere but on routes that say `anonymous`: the console, its sign-in, and health (rulings 29). The
 * router's own match decides, never the text of the address, which has many spellings.
 */
const needsPerson = ({ method, is404, routeOptions }: FastifyRequest): boolean =>
  method !== 'OPTIONS' && !is404 && routeOptions.config.anonymous !== true;

/** Marks every route of a plugin as open to anybody. */
const anonymous =
  (plugin: FastifyPluginAsync): FastifyPluginAsync =>
  async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, anonymous: true };
    });
    await plugin(scope, {});
  };

const pathOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? url;

/** The console asks no other host; its editor needs inline styles. */
const CSP = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

async function registerGraphql(
  app: FastifyInstance,
  { schema, services, logger }: ServerOptions,
  callerSchemas: CallerSchemas,
): Promise<void> {
  const apollo = apolloServer(schema, callerSchemas, [gatePlugin(logger)]);
  await apollo.start();
  app.addHook('onClose', () => apollo.stop());
  app.addHook('onClose', () => services.supportPool.end());
  const answer = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve({ gate: gateOf(request, services) }),
  }) as unknown as (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: answer,
  });
}

function gateOf(request: FastifyRequest, services: GateServices): RequestGate {
  if (request.claims === null) throw new Error('A request reached the engine without a verified token.');
  const refusals = request.headers['x-access-refusals'] === 'error' ? 'error' : 'strip';
  const { claims, id: requestId, ip } = request;
  return new RequestGate(services, { claims, requestId, ip, refusals, now: new Date() });
}

const consoleRoutes =
  (root: string): FastifyPluginAsync =>
  async (scope) => {
    await scope.register(fastifyStatic, {
      root,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isAsset = path.includes('/assets/');
        reply.setHeader('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  };
