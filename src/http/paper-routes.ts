import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { namesHeldBy, type PermissionNames } from '../auth/names.js';
import type { RequestGate } from '../context/request-gate.js';
import { permissionPaper, permissionTables } from '../papers/permission-paper.js';
import { printedSchema } from '../papers/printed-schema.js';
import type { CallerSchemas } from '../schema/caller-schemas.js';
import { databaseError } from './masking.js';

/** The published papers (rulings 29): the schema as the caller sees it; who may what, for any signed-in person. */
export const paperRoutes =
  (callerSchemas: CallerSchemas, gateOf: (request: FastifyRequest) => RequestGate): FastifyPluginAsync =>
  async (app) => {
    const html = permissionPaper('html');
    app.get('/schema.graphql', async (request, reply) => {
      const schema = callerSchemas.of(await namesOf(gateOf(request)));
      return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(textOf(schema));
    });
    app.get('/permissions', (request, reply) =>
      request.headers.accept?.includes('application/json') === true
        ? reply.send(permissionTables())
        : reply.type('text/html; charset=utf-8').send(html),
    );
  };

/** What the caller holds now, looked up as for any operation. */
async function namesOf(gate: RequestGate): Promise<PermissionNames> {
  try {
    await gate.open();
    return namesHeldBy(gate.viewer);
  } catch (error) {
    throw databaseError(error as Error) ?? error;
  } finally {
    gate.close();
  }
}

const HEADING = 'The schema as you see it; others may see more or less of it.';
const texts = new WeakMap<GraphQLSchema, string>();

/** Printed once for as long as the schema is remembered. */
function textOf(schema: GraphQLSchema): string {
  let text = texts.get(schema);
  if (text === undefined) texts.set(schema, (text = printedSchema(schema, HEADING)));
  return text;
}
