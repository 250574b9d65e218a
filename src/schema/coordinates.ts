import {
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../engine/document.js';
import { parseGlobalId } from '../entities/global-id.js';

/** A field that a document asks for, as the policy knows it, with the ids in its arguments and what is asked beneath. */
export interface Visited {
  readonly typeName: string;
  readonly fieldName: string;
  readonly yields: string;
  readonly ids: readonly string[];
  readonly beneath: readonly Visited[];
}

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields of one operation of a valid document; what asks about the schema itself is left out. */
export function coordinatesOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly Visited[] {
  const root = schema.getRootType(operation.operation);
  return root == null
    ? []
    : visitedIn(operation.selectionSet, root, { schema, fragments: fragmentsOf(document), variables });
}

function visitedIn(set: SelectionSetNode, type: GraphQLNamedType, walk: Walk): readonly Visited[] {
  return set.selections.flatMap((selection): readonly Visited[] => {
    switch (selection.kind) {
      case Kind.FIELD:
        return visitedAt(selection, type, walk);
      case Kind.INLINE_FRAGMENT: {
        const on = walk.schema.getType(selection.typeCondition?.name.value ?? type.name);
        return visitedIn(selection.selectionSet, on ?? type, walk);
      }
      case Kind.FRAGMENT_SPREAD: {
        const fragment = walk.fragments.get(selection.name.value);
        const on = walk.schema.getType(fragment?.typeCondition.name.value ?? '');
        return fragment === undefined ? [] : visitedIn(fragment.selectionSet, on ?? type, walk);
      }
    }
  });
}

function visitedAt(node: FieldNode, type: GraphQLNamedType, walk: Walk): readonly Visited[] {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  if (field === undefined) return [];
  const yields = getNamedType(field.type);
  return [
    {
      typeName: type.name,
      fieldName: field.name,
      yields: yields.name,
      ids: idsIn(getArgumentValues(field, node, walk.variables)),
      beneath: node.selectionSet === undefined ? [] : visitedIn(node.selectionSet, yields, walk),
    },
  ];
}

/** Whatever has the shape of a global id, however deep in an input. */
function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return parseGlobalId(value) === null ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
