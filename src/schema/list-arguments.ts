import {
  getNamedType,
  type GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { objectTypes } from '../auth/elision.js';
import { PAGE } from '../entities/paging.js';
import { rowClassNamed, type RowClass } from '../entities/row.js';
import { FilterTypes } from './filter-types.js';
import { OrderTypes } from './order-types.js';

/**
 * Gives every list its arguments, said once (contract section 3): paging, and a filter and an order generated from the
 * class of rows that it lists.
 */
export function addListArguments(schema: GraphQLSchema): void {
  const [filters, orders] = [new FilterTypes(schema), new OrderTypes(schema)];
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      const listed = listedBy(schema, getNamedType(field.type).name);
      if (listed !== null) field.args = [...PAGE_ARGUMENTS, ...questions(filters.of(listed), orders.of(listed))];
    }
  }
}

/** The class of rows of a connection type; null for any other type. */
function listedBy(schema: GraphQLSchema, typeName: string): RowClass | null {
  if (!typeName.endsWith('Connection') || !isObjectType(schema.getType(typeName))) return null;
  return rowClassNamed(typeName.slice(0, -'Connection'.length)) ?? null;
}

const argument = (name: string, type: GraphQLInputType, description: string): GraphQLArgument => ({
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

const questions = (filter: GraphQLInputObjectType, order: GraphQLInputObjectType): readonly GraphQLArgument[] => [
  argument('filter', filter, 'Only the rows of which this is true; what you may not see counts as null.'),
  argument(
    'orderBy',
    new GraphQLList(new GraphQLNonNull(order)),
    'In which order, the first field first, nulls last; the id decides between equals. What you may not see counts as null.',
  ),
];
