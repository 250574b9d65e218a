import { setTimeout } from 'node:timers/promises';
import type { FastifyPluginAsync } from 'fastify';

/** Whoever asks for readiness asks again; a database that is busier than this is not ready. */
const PATIENCE_MS = 500;

/** Liveness answers without looking at anything; readiness looks at the database. Neither says why not. */
export const healthRoutes =
  (isReady: () => Promise<boolean>): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', () => ({ status: 'ok' }));
    app.get('/readyz', async (_request, reply) => {
      const ready = await Promise.race([isReady().catch(() => false), setTimeout(PATIENCE_MS, false, { ref: false })]);
      return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
    });
  };
