import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** A value of an answer and the coordinate it came from. */
export interface Shown {
  readonly coordinate: string;
  readonly value: unknown;
}

/** Everything an answer shows that is not null, by coordinate. Abstract types must be asked for their `__typename`. */
export function shownIn(schema: GraphQLSchema, document: string, data: unknown): readonly Shown[] {
  const parsed = parse(document);
  const [operation] = parsed.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const root = operation === undefined ? undefined : schema.getRootType(operation.operation);
  if (operation === undefined || root == null || data == null) return [];
  return beneath({ schema, fragments: fragmentsOf(parsed) }, root, operation.selectionSet, data as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

const fragmentsOf = ({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );

function beneath(
  walk: Walk,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  data: Fields,
): readonly Shown[] {
  return selections.flatMap((selection): readonly Shown[] => {
    if (selection.kind !== Kind.FIELD) {
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments.get(selection.name.value);
      const on = fragment?.typeCondition?.name.value ?? type.name;
      const fits = on === type.name || type.getInterfaces().some(({ name }) => name === on);
      return fragment !== undefined && fits ? beneath(walk, type, fragment.selectionSet, data) : [];
    }
    const name = selection.name.value;
    const value = data[selection.alias?.value ?? name];
    if (name === '__typename' || value === null || value === undefined) return [];
    const shown = { coordinate: `${type.name}.${name}`, value };
    const { selectionSet } = selection;
    if (selectionSet === undefined) return [shown];
    const yielded = getNamedType(type.getFields()[name]?.type);
    const rows = [value].flat(2).filter((row) => row !== null) as Fields[];
    return [shown, ...rows.flatMap((row) => beneath(walk, concrete(walk, yielded?.name, row), selectionSet, row))];
  });
}

function concrete({ schema }: Walk, declared: string | undefined, row: Fields): GraphQLObjectType {
  const type = schema.getType(declared ?? '');
  const real = isAbstractType(type) ? schema.getType(String(row['__typename'])) : type;
  if (!isCompositeType(type) || !isObjectType(real))
    throw new Error(`What is ${JSON.stringify(row)}, declared ${declared}?`);
  return real;
}
