import type { ApolloServerPlugin, GraphQLRequestListener, HTTPGraphQLHead } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { badInput } from '../auth/errors.js';
import { LIVE_VERSION } from '../auth/versions.js';
import type { GatewayContext } from '../context/request-gate.js';
import { readable } from '../engine/written-data.js';
import { enforceLimits } from '../limits/limits.js';
import { CHALLENGE } from './errors.js';
import { databaseError, isInternal } from './masking.js';

/**
 * Opens and closes the gate around the execution of an operation. The checks stand in `didResolveOperation`, which runs
 * for cached documents too; validation rules do not.
 */
export const gatePlugin = (logger: Logger): ApolloServerPlugin<GatewayContext> => ({
  requestDidStart: () =>
    Promise.resolve<GraphQLRequestListener<GatewayContext>>({
      didResolveOperation: async ({ schema, document, operation, request, contextValue: { gate } }) => {
        try {
          if (operation === undefined) throw badInput('operationName', 'names no operation of the document.');
          enforceLimits(schema, document, operation, request.variables ?? {});
          await gate.open();
        } catch (error) {
          throw databaseError(error as Error) ?? error;
        }
      },
      didEncounterErrors: ({ errors, contextValue: { gate } }) => {
        const { requestId } = gate.request;
        for (const error of errors) {
          const err = error.originalError ?? error;
          if (isInternal(error)) logger.error({ err, requestId }, 'an operation failed');
          else if (databaseError(err) !== null) logger.warn({ err, requestId }, 'the database did not answer');
        }
        return Promise.resolve();
      },
      willSendResponse: ({ response, contextValue: { gate } }) => {
        if (response.body.kind === 'single') {
          complete(response.body.singleResult, gate);
          if (isUnavailable(response.body.singleResult)) sayUnavailable(response.http);
          if (response.http.status === 401) response.http.headers.set(...CHALLENGE);
        }
        gate.close();
        return Promise.resolve();
      },
    }),
});

/** Nothing was answered because the database could not be reached. */
const isUnavailable = ({ errors = [], data }: Result): boolean =>
  errors.some(({ extensions }) => extensions?.['code'] === 'UNAVAILABLE') &&
  Object.values(readable(data) ?? {}).every((value) => value === null);

const sayUnavailable = (http: HTTPGraphQLHead): void => {
  http.status = 503;
  http.headers.set('retry-after', '1');
};

interface Result {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphQLFormattedError[];
  extensions?: Record<string, unknown>;
}

/** Adds what was stripped, the refusals asked for as errors, and the request's id to errors that hide their cause. */
function complete(result: Result, gate: GatewayContext['gate']): void {
  const refusals = gate.report.errors as readonly GraphQLFormattedError[];
  const errors = [...(result.errors ?? []), ...refusals].map((error) =>
    error.extensions?.['code'] === 'INTERNAL'
      ? { ...error, extensions: { ...error.extensions, requestId: gate.request.requestId } }
      : error,
  );
  if (errors.length > 0) result.errors = errors;
  if (!gate.isOpen) return;
  const access = { viewer: gate.viewerId, policy: LIVE_VERSION, stripped: gate.report.stripped };
  result.extensions = { ...result.extensions, access };
}
