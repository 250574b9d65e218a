import {
  getNamedType,
  GraphQLString,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  Kind,
  valueFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { badInput } from '../auth/errors.js';
import { fragmentsOf, variablesIn } from '../engine/document.js';
import { PAGE, pageSize, type PageArguments } from '../entities/paging.js';

/** What an operation could cost at most: known from the document and its variables, before any SQL. */
export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  /** Rows by the product of page sizes on the way down. */
  readonly nodes: number;
  /** Objects and connections cost one each time they may be answered, scalars nothing. */
  readonly cost: number;
  /** Parts of the schema that introspection may describe, as many as there are of each kind on a usual type. */
  readonly described: number;
}

const NOTHING: Measure = { depth: 0, aliases: 0, nodes: 0, cost: 0, described: 0 };

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Told when the measure depends on a variable. */
  readonly varies: () => void;
}

/** Of operations whose sizes are all written out: the same whoever asks, for as long as the document is remembered. */
const fixed = new WeakMap<OperationDefinitionNode, Measure>();

export function measureOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Measure {
  const known = fixed.get(operation);
  if (known !== undefined) return known;
  const root = schema.getRootType(operation.operation);
  if (root == null) return NOTHING;
  let varied = false;
  const varies = (): void => void (varied = true);
  const measure = measureSelections(operation.selectionSet, root, 1, {
    schema,
    fragments: fragmentsOf(document),
    variables,
    varies,
  });
  if (!varied) fixed.set(operation, measure);
  return measure;
}

function measureSelections(set: SelectionSetNode, type: GraphQLNamedType, multiple: number, walk: Walk): Measure {
  return set.selections
    .map((selection): Measure => {
      switch (selection.kind) {
        case Kind.FIELD:
          return measureField(selection, type, multiple, walk);
        case Kind.INLINE_FRAGMENT: {
          const on =
            selection.typeCondition === undefined ? type : walk.schema.getType(selection.typeCondition.name.value);
          return measureSelections(selection.selectionSet, on ?? type, multiple, walk);
        }
        case Kind.FRAGMENT_SPREAD: {
          const fragment = walk.fragments.get(selection.name.value);
          const on = walk.schema.getType(fragment?.typeCondition.name.value ?? '');
          return fragment === undefined
            ? NOTHING
            : measureSelections(fragment.selectionSet, on ?? type, multiple, walk);
        }
      }
    })
    .reduce(sum, NOTHING);
}

function measureField(field: FieldNode, type: GraphQLNamedType, multiple: number, walk: Walk): Measure {
  const aliases = aliasOf(field);
  const definition = fieldOf(type, field.name.value);
  if (definition === undefined) return measureIntrospection(field, multiple, walk);
  const yields = getNamedType(definition.type);
  if (!isCompositeType(yields) || field.selectionSet === undefined) return { ...NOTHING, depth: 1, aliases };
  const each = multiple * rowsOf(definition, field, yields, walk);
  const beneath = measureSelections(field.selectionSet, yields, each, walk);
  const own = isConnection(yields) ? multiple : isListPart(type, field.name.value) ? 0 : each;
  return {
    depth: beneath.depth + 1,
    aliases: beneath.aliases + aliases,
    nodes: beneath.nodes + (isConnection(yields) ? each : 0),
    cost: beneath.cost + own + (isConnection(yields) ? each : 0),
    described: beneath.described,
  };
}

const aliasOf = ({ alias }: FieldNode): number => (alias === undefined ? 0 : 1);

/** A large type has about as many members of each kind; all types of the schema are some hundreds. */
const DESCRIBED: Readonly<Record<string, number>> = {
  types: 500,
  fields: 12,
  inputFields: 12,
  enumValues: 12,
  possibleTypes: 12,
  args: 6,
};

/**
 * Introspection reads no rows and is as deep as the schema's types are nested, but its aliases count (rulings 16), and so
 * does what it describes: a kilobyte of document could otherwise ask for fifty megabytes.
 */
function measureIntrospection(field: FieldNode, multiple: number, walk: Walk): Measure {
  const aliases = aliasOf(field);
  if (field.selectionSet === undefined) return { ...NOTHING, aliases };
  const each = multiple * (DESCRIBED[field.name.value] ?? 1);
  const beneath = measureSelections(field.selectionSet, GraphQLString, each, walk);
  return { ...NOTHING, aliases: beneath.aliases + aliases, described: beneath.described + each };
}

const isConnection = (type: GraphQLNamedType): boolean => type.name.endsWith('Connection');

/** The rows of a connection were counted when it was opened, whether they are asked as nodes, as edges or as both. */
const isListPart = (type: GraphQLNamedType, field: string): boolean =>
  (isConnection(type) && (field === 'nodes' || field === 'edges' || field === 'pageInfo')) ||
  type.name.endsWith('Edge');

function rowsOf(
  definition: GraphQLField<unknown, unknown>,
  field: FieldNode,
  yields: GraphQLNamedType,
  walk: Walk,
): number {
  const args = sizesOf(definition, field, walk);
  if (isConnection(yields)) return pageSize(args as PageArguments);
  if (Array.isArray(args['ids'])) return idCount(args['ids']);
  const { atMost } = definition.extensions;
  return typeof atMost === 'number' ? atMost : 1;
}

function idCount({ length }: readonly unknown[]): number {
  if (length > PAGE.most) throw badInput('ids', `at most ${PAGE.most} ids a call.`);
  return length;
}

/** The arguments that say how many rows are asked for; the others cost nothing. */
const SIZES: ReadonlySet<string> = new Set(['first', 'last', 'ids']);

function sizesOf(
  definition: GraphQLField<unknown, unknown>,
  field: FieldNode,
  { variables, varies }: Walk,
): Record<string, unknown> {
  return Object.fromEntries(
    (field.arguments ?? []).flatMap(({ name, value }) => {
      const argument = definition.args.find((candidate) => candidate.name === name.value);
      if (argument === undefined || !SIZES.has(name.value)) return [];
      if (variablesIn(value).size > 0) varies();
      return [[name.value, valueFromAST(value, argument.type, variables)]];
    }),
  );
}

const fieldOf = (type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined =>
  (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type) ? type.getFields()[name] : undefined;

const sum = (a: Measure, b: Measure): Measure => ({
  depth: Math.max(a.depth, b.depth),
  aliases: a.aliases + b.aliases,
  nodes: a.nodes + b.nodes,
  cost: a.cost + b.cost,
  described: a.described + b.described,
});
