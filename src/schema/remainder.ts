import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

export type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** Whether a coordinate (`Type.field`) is shown. */
export type Shows = (coordinate: string) => boolean;

/**
 * What is left of a schema when some coordinates are hidden. A part is left when it is shown itself and something is left
 * of its type; without a required part nobody could use the whole, so the whole goes too.
 */
export class Remainder {
  readonly #left = new Set<GraphQLNamedType>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly shows: Shows,
  ) {
    this.#grow(Object.values(schema.getTypeMap()));
  }

  readonly has = (type: GraphQLNamedType): boolean => this.#left.has(type);

  /** An interface's field is left if it is left of a type that implements it: no line of the policy stands on interfaces. */
  readonly hasField = (type: Composite, field: GraphQLField<unknown, unknown>): boolean =>
    this.has(getNamedType(field.type)) &&
    field.args.filter(isRequiredArgument).every(this.hasInput) &&
    (isInterfaceType(type)
      ? this.schema.getPossibleTypes(type).some((member) => this.#hasFieldNamed(member, field.name))
      : this.shows(`${type.name}.${field.name}`));

  /** Of an argument or the field of an input: shown itself, and its type left. */
  readonly hasInput = (input: GraphQLArgument | GraphQLInputField): boolean =>
    this.#isShown(input) && this.has(getNamedType(input.type));

  readonly hasValue = (value: GraphQLEnumValue): boolean => this.#isShown(value);

  /** A type that does not show all that is left of an interface does not implement it any more. */
  readonly implements = (type: Composite, parent: GraphQLInterfaceType): boolean =>
    Object.values(parent.getFields())
      .filter((field) => this.hasField(parent, field))
      .every(({ name }) => this.#hasFieldNamed(type, name));

  /** From the leaves up, so that a type which leads to nothing but itself (`and`, `or`, `not`) is not left. */
  #grow(types: readonly GraphQLNamedType[]): void {
    const grown = types.filter((type) => this.#isLeft(type));
    for (const type of grown) this.#left.add(type);
    if (grown.length > 0) this.#grow(types.filter((type) => !this.has(type)));
  }

  #isLeft(type: GraphQLNamedType): boolean {
    if (isScalarType(type)) return true;
    if (isEnumType(type)) return type.getValues().some(this.hasValue);
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      return fields.some(this.hasInput) && fields.filter(isRequiredInputField).every(this.hasInput);
    }
    if (isUnionType(type)) return type.getTypes().some(this.has);
    return Object.values(type.getFields()).some((field) => this.hasField(type, field));
  }

  #hasFieldNamed(type: Composite, name: string): boolean {
    const field = type.getFields()[name];
    return field !== undefined && this.hasField(type, field);
  }

  /** Filters and orders name in `extensions.coordinate` the field whose values they would tell. */
  #isShown({ extensions }: { readonly extensions: Readonly<Record<string, unknown>> }): boolean {
    const { coordinate } = extensions;
    return typeof coordinate === 'string' ? this.shows(coordinate) : true;
  }
}
