import { getNamedType, GraphQLInt, GraphQLString, type GraphQLArgument, type GraphQLSchema } from 'graphql';
import { objectTypes } from '../auth/elision.js';
import { PAGE } from '../entities/paging.js';

/** The arguments of every list, said once (contract section 3). */
export function addListArguments(schema: GraphQLSchema): void {
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      if (getNamedType(field.type).name.endsWith('Connection')) field.args = [...PAGE_ARGUMENTS];
    }
  }
}

const argument = (name: string, type: GraphQLArgument['type'], description: string): GraphQLArgument => ({
  name,
  type,
  description,
  defaultValue: undefined,
  deprecationReason: undefined,
  extensions: {},
  astNode: undefined,
});

const PAGE_ARGUMENTS: readonly GraphQLArgument[] = [
  argument(
    'first',
    GraphQLInt,
    `How many from the start, ${PAGE.least}-${PAGE.most}; ${PAGE.usual} if neither first nor last is given.`,
  ),
  argument('after', GraphQLString, 'Only what follows this cursor.'),
  argument('last', GraphQLInt, `How many from the end, ${PAGE.least}-${PAGE.most}.`),
  argument('before', GraphQLString, 'Only what precedes this cursor.'),
];
