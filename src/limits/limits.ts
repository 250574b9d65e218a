import {
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { badInput, GatewayError } from '../auth/errors.js';
import { conditionsIn } from '../engine/collect.js';
import { measureOf, type Measure } from './measure.js';

/** The limits of one operation (rulings 16). */
export const LIMITS = {
  depth: 14,
  aliases: 30,
  nodes: 10_000,
  cost: 5_000,
  described: 1_000_000,
  tokens: 2_000,
  recursiveSelections: 5_000,
} as const;

/** Refuses an operation over a limit, naming the limit and both numbers. Runs for cached documents too. */
export function enforceLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Measure {
  const given = coerced(schema, operation, variables);
  const undecided = conditionsIn(document).find((name) => given[name] === null);
  if (undecided !== undefined) throw badInput('variables', `hold null in $${undecided}, which decides what is asked.`);
  const measure = measureOf(schema, document, operation, given);
  for (const limit of ['depth', 'aliases', 'nodes', 'cost', 'described'] as const) {
    if (measure[limit] > LIMITS[limit]) throw tooComplex(limit, measure[limit], LIMITS[limit]);
  }
  return measure;
}

const tooComplex = (limit: string, asked: number, allowed: number): GatewayError =>
  new GatewayError(
    'QUERY_TOO_COMPLEX',
    `The operation's ${limit} is ${asked}; at most ${allowed} is answered. Ask for less at once.`,
    {
      limit,
      asked,
      allowed,
      http: { status: 400 },
    },
  );

/** Variables as the engine will see them; what cannot be coerced is said before anything is read. */
function coerced(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const result = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 5 });
  if (result.coerced !== undefined) return result.coerced;
  const [first] = result.errors ?? [];
  if (!(first instanceof GraphQLError)) throw badInput('variables', 'are nested too deep.'); // the stack ran out
  throw badInput('variables', first.message.replace(/ ?Did you mean .+\?$/, '')); // as in validation: no guesses
}
