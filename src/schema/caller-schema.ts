import { GraphQLSchema } from 'graphql';
import type { PolicyTables } from '../auth/elision.js';
import { isOpened, isShown, type PermissionNames } from '../auth/names.js';
import { TABLES } from '../auth/shield.js';
import { reachedTypes } from './reached.js';
import { RebuiltTypes } from './rebuilt-types.js';
import { Remainder } from './remainder.js';

/**
 * The schema as whoever holds these permissions somewhere sees it: what could only ever be refused to them is not in it.
 * It depends on the names alone and on nothing of any viewer (rulings 29, 30).
 */
export function callerSchema(
  schema: GraphQLSchema,
  names: PermissionNames,
  { policy, rows }: PolicyTables = TABLES,
): GraphQLSchema {
  const held = new Set(names);
  const remainder = new Remainder(schema, (coordinate) => isShown(policy.get(coordinate), held));
  const opens = (typeName: string): boolean => {
    const gate = rows.get(typeName);
    return gate === undefined || isOpened(gate, held); // what is no row has no gate
  };
  const types = new RebuiltTypes(remainder, reachedTypes(schema, remainder, opens));
  const [query, mutation, subscription] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ].map((root) => (root == null ? undefined : types.of(root)));
  const { description } = schema;
  return new GraphQLSchema({
    description,
    types: types.all,
    directives: schema.getDirectives(),
    query,
    mutation,
    subscription,
  });
}
