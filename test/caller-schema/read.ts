// What a client makes of an answer to introspection, or of the text of a schema.
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

export const typesOf = (schema: GraphQLSchema): readonly GraphQLNamedType[] =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

/** `Type.field` of every object type, in the order of the alphabet. */
export const coordinatesIn = (schema: GraphQLSchema): readonly string[] =>
  typesOf(schema)
    .filter(isObjectType)
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .sort();

interface Part {
  readonly name: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Every field, argument, field of an input and value of an enum. */
export const partsIn = (schema: GraphQLSchema): readonly Part[] =>
  typesOf(schema).flatMap((type): readonly Part[] => {
    if (isEnumType(type)) return type.getValues();
    if (isInputObjectType(type)) return Object.values(type.getFields());
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => [field, ...field.args]);
  });
