import type { FastifyPluginAsync } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { permissionPaper, permissionTables } from '../papers/permission-paper.js';
import { printedSchema } from '../papers/printed-schema.js';

/** The published papers, for any signed-in person (rulings 29): the schema, and who may what. */
export const paperRoutes =
  (schema: GraphQLSchema): FastifyPluginAsync =>
  async (app) => {
    const sdl = printedSchema(schema);
    const html = permissionPaper('html');
    app.get('/schema.graphql', (_request, reply) => reply.type('text/plain; charset=utf-8').send(sdl));
    app.get('/permissions', (request, reply) =>
      request.headers.accept?.includes('application/json') === true
        ? reply.send(permissionTables())
        : reply.type('text/html; charset=utf-8').send(html),
    );
  };
