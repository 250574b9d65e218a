import type { FastifyPluginAsync } from 'fastify';

/** Liveness answers without looking at anything; readiness looks at the database. Neither says why not. */
export const healthRoutes =
  (isReady: () => Promise<boolean>): FastifyPluginAsync =>
  async (app) => {
    app.get('/healthz', () => ({ status: 'ok' }));
    app.get('/readyz', async (_request, reply) => {
      const ready = await isReady().catch(() => false);
      return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
    });
  };
