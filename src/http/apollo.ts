import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { namesHeldBy } from '../auth/names.js';
import type { GatewayContext } from '../context/request-gate.js';
import { Engine } from '../engine/engine.js';
import { answerJson } from '../engine/written-data.js';
import { LIMITS } from '../limits/limits.js';
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
    stringifyResult: (answer) => answerJson(answer) as unknown as string, // bytes are handed on as a text is
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
          (await engine.run({
            document,
            operation,
            operationName,
            hash: queryHash,
            variables: request.variables ?? {},
            context,
            refusals: context.gate.request.refusals,
            callerSchema: () => callerSchemas.of(namesHeldBy(context.gate.viewer)),
          })) as ExecutionResult, // Apollo hands the data on as it is, to `answerJson`
      });
    },
    onSchemaLoadOrUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => Promise.resolve(),
  };
}
