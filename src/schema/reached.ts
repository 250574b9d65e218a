import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isScalarType,
  isUnionType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Composite, Remainder } from './remainder.js';

/**
 * The types that an operation can still come to. An interface or union leads to what `opens` lets through: rows of any
 * type could come out of `node`, but those that nobody shows this caller do not.
 */
export function reachedTypes(
  schema: GraphQLSchema,
  remainder: Remainder,
  opens: (typeName: string) => boolean,
): readonly GraphQLNamedType[] {
  const reached = new Set<GraphQLNamedType>();
  const reach = (type: GraphQLNamedType): void => {
    if (reached.has(type) || !remainder.has(type)) return;
    reached.add(type);
    for (const next of [...partsOf(type, remainder), ...membersOf(type, schema, opens)]) reach(next);
  };
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (root != null) reach(root);
  }
  return Object.values(schema.getTypeMap()).filter((type) => reached.has(type));
}

/** The types that stand in what is left of a type. */
function partsOf(type: GraphQLNamedType, remainder: Remainder): readonly GraphQLNamedType[] {
  if (isScalarType(type) || isEnumType(type) || isUnionType(type)) return [];
  if (isInputObjectType(type)) return Object.values(type.getFields()).filter(remainder.hasInput).map(namedType);
  const fields = Object.values(type.getFields()).filter((field) => remainder.hasField(type, field));
  const inputs = fields.flatMap(({ args }) => args.filter(remainder.hasInput));
  return [...[...fields, ...inputs].map(namedType), ...interfacesOf(type, remainder)];
}

/** The interfaces that a type still implements. */
export const interfacesOf = (type: Composite, remainder: Remainder): GraphQLInterfaceType[] =>
  type.getInterfaces().filter((parent) => remainder.has(parent) && remainder.implements(type, parent));

const membersOf = (
  type: GraphQLNamedType,
  schema: GraphQLSchema,
  opens: (typeName: string) => boolean,
): readonly GraphQLObjectType[] =>
  isAbstractType(type) ? schema.getPossibleTypes(type).filter(({ name }) => opens(name)) : [];

const namedType = ({ type }: { readonly type: Parameters<typeof getNamedType>[0] }): GraphQLNamedType =>
  getNamedType(type) as GraphQLNamedType;
