import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { namesHeldBy } from '../auth/names.js';
import type { GatewayContext } from '../context/request-gate.js';
import { Engine } from '../engine.js';
import { LIMITS } from '../limits.js';
import type { CallerSchemas } from '../schema/caller-schemas.js';
import { masked } from './masking.js';

/** Apollo with safe defaults: parsing, validation and HTTP are its own; execution is our engine's. */
export function apolloServer(
  schema: GraphQLSchema,
  callerSchemas: CallerSchemas,
  plugins: readonly ApolloServerPlugin<GatewayContext>[],
): ApolloServer<GatewayContext> {
  return new ApolloServer<GatewayContext>({
    gateway: executing(schema, callerSchemas),
    plugins: [
      ApolloServerPluginCacheControlDisabled(), // it wraps every field
      ApolloServerPluginLandingPageDisabled(), // it loads from another host
      ...plugins,
    ],
    formatError: masked,
    introspection: true, // of the caller's schema (rulings 29); nobody anonymous gets here
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    maxRecursiveSelections: LIMITS.recursiveSelections,
  });
}

type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<GatewayContext>['gateway']>;

/** Apollo's documented way to bring an executor of one's own. */
function executing(schema: GraphQLSchema, callerSchemas: CallerSchemas): GatewayInterface {
  const engine = new Engine(schema);
  const listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>();
  return {
    load: () => {
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return Promise.resolve({
        executor: async ({ document, operation, operationName, queryHash, request, context }) =>
          withWholeErrors(
            await engine.run({
              document,
              operation,
              operationName,
              hash: queryHash,
              variables: request.variables ?? {},
              context,
              callerSchema: () => callerSchemas.of(namesHeldBy(context.gate.viewer)),
            }),
          ),
      });
    },
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => Promise.resolve(),
  };
}

/** Compiled operations make errors without `extensions` and so past our masking; graphql-js's own always have them. */
const withWholeErrors = (result: ExecutionResult): ExecutionResult =>
  result.errors === undefined ? result : { ...result, errors: result.errors.map(wholeError) };

function wholeError(error: GraphQLError): GraphQLError {
  if ((error.extensions as object | undefined) !== undefined) return error;
  const { message, path, originalError, locations } = error;
  return Object.assign(new GraphQLError(message, { path, originalError }), { locations });
}
