import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLUnionType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLArgumentConfig,
  type GraphQLEnumValue,
  type GraphQLEnumValueConfig,
  type GraphQLField,
  type GraphQLFieldConfig,
  type GraphQLInputField,
  type GraphQLInterfaceType as Interface,
  type GraphQLNamedType,
  type GraphQLType,
} from 'graphql';
import { interfacesOf } from './reached.js';
import type { Composite, Remainder } from './remainder.js';

/**
 * Types made anew of what is left of them: each refers to others, so none can stay as it is. They are for reading about
 * and answer nothing, so no resolver comes along.
 */
export class RebuiltTypes {
  readonly #made: ReadonlyMap<string, GraphQLNamedType>;

  constructor(
    private readonly remainder: Remainder,
    types: readonly GraphQLNamedType[],
  ) {
    this.#made = new Map(types.map((type) => [type.name, this.#rebuilt(type)]));
  }

  get all(): GraphQLNamedType[] {
    return [...this.#made.values()];
  }

  /** What stands for a type now; undefined if nothing is left of it. A type is rebuilt as one of its own kind. */
  readonly of = <Type extends GraphQLNamedType>(type: Type): Type | undefined =>
    this.#made.get(type.name) as Type | undefined;

  #rebuilt(type: GraphQLNamedType): GraphQLNamedType {
    const { name, description } = type;
    if (isObjectType(type)) return new GraphQLObjectType({ name, description, ...this.#composite(type) });
    if (isInterfaceType(type)) return new GraphQLInterfaceType({ name, description, ...this.#composite(type) });
    if (isUnionType(type)) return new GraphQLUnionType({ name, description, types: () => this.#each(type.getTypes()) });
    if (isInputObjectType(type)) {
      const fields = () => this.#inputs(Object.values(type.getFields()));
      return new GraphQLInputObjectType({ name, description, fields, isOneOf: type.isOneOf });
    }
    if (isEnumType(type)) return new GraphQLEnumType({ name, description, values: this.#values(type.getValues()) });
    return type; // a scalar refers to nothing
  }

  #composite(type: Composite) {
    return {
      fields: () => this.#fields(type),
      interfaces: () => this.#each<Interface>(interfacesOf(type, this.remainder)),
    };
  }

  #fields(type: Composite): Record<string, GraphQLFieldConfig<unknown, unknown>> {
    const left = Object.values(type.getFields()).filter((field) => this.remainder.hasField(type, field));
    return Object.fromEntries(left.map((field) => [field.name, this.#field(field)]));
  }

  #field({ type, args, description, deprecationReason }: GraphQLField<unknown, unknown>) {
    return { type: this.#typed(type), args: this.#inputs(args), description, deprecationReason };
  }

  #inputs(all: readonly (GraphQLArgument | GraphQLInputField)[]): Record<string, GraphQLArgumentConfig> {
    return Object.fromEntries(
      all
        .filter(this.remainder.hasInput)
        .map(({ name, type, ...rest }) => [name, { ...rest, type: this.#typed(type), astNode: undefined }]),
    );
  }

  #values(all: readonly GraphQLEnumValue[]): Record<string, GraphQLEnumValueConfig> {
    return Object.fromEntries(all.filter(this.remainder.hasValue).map(({ name, ...rest }) => [name, rest]));
  }

  #typed<Type extends GraphQLType>(type: Type): Type {
    if (isNonNullType(type)) return new GraphQLNonNull(this.#typed(type.ofType)) as Type;
    if (isListType(type)) return new GraphQLList(this.#typed(type.ofType)) as GraphQLType as Type;
    const made = this.of(type as GraphQLNamedType);
    if (made === undefined) throw new Error(`Nothing is left of ${String(type)}, but something leads to it.`);
    return made as GraphQLType as Type;
  }

  #each<Type extends GraphQLNamedType>(all: readonly Type[]): Type[] {
    return all.map(this.of).filter((type) => type !== undefined);
  }
}
