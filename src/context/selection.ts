import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql';

/** What a client asked for beneath a field: the names of the fields of the row, and whether a total. */
export interface Selection {
  readonly wanted: readonly string[];
  readonly total: boolean;
}

/** Pure functions of the document, so they may be remembered as long as its nodes live. */
const ofRows = new WeakMap<readonly FieldNode[], Selection>();
const ofConnections = new WeakMap<readonly FieldNode[], Selection>();

/** The fields asked of a row-valued field. */
export const rowSelection = (info: GraphQLResolveInfo): Selection =>
  remembered(ofRows, info, () => ({ wanted: names(childrenOf(info.fieldNodes, info)), total: false }));

/** The fields asked of the rows of a connection, whether through `nodes` or through `edges { node }`. */
export const connectionSelection = (info: GraphQLResolveInfo): Selection =>
  remembered(ofConnections, info, () => {
    const parts = childrenOf(info.fieldNodes, info);
    const edges = childrenOf(named(parts, 'edges'), info);
    const rows = childrenOf([...named(parts, 'nodes'), ...named(edges, 'node')], info);
    return { wanted: names(rows), total: named(parts, 'totalCount').length > 0 };
  });

function remembered(
  memory: WeakMap<readonly FieldNode[], Selection>,
  { fieldNodes }: GraphQLResolveInfo,
  compute: () => Selection,
): Selection {
  const known = memory.get(fieldNodes);
  if (known !== undefined) return known;
  const selection = compute();
  memory.set(fieldNodes, selection);
  return selection;
}

/** All fields beneath, through fragments; `@include` and type conditions are ignored, which at most asks for too much. */
function childrenOf(fields: readonly FieldNode[], info: GraphQLResolveInfo): readonly FieldNode[] {
  return fields.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : flatten(selectionSet, info)));
}

function flatten({ selections }: SelectionSetNode, info: GraphQLResolveInfo): readonly FieldNode[] {
  return selections.flatMap((selection): readonly FieldNode[] => {
    switch (selection.kind) {
      case Kind.FIELD:
        return [selection];
      case Kind.INLINE_FRAGMENT:
        return flatten(selection.selectionSet, info);
      case Kind.FRAGMENT_SPREAD: {
        const fragment = info.fragments[selection.name.value];
        return fragment === undefined ? [] : flatten(fragment.selectionSet, info);
      }
    }
  });
}

const named = (fields: readonly FieldNode[], name: string): readonly FieldNode[] =>
  fields.filter((field) => field.name.value === name);

const names = (fields: readonly FieldNode[]): readonly string[] =>
  [...new Set(fields.map((field) => field.name.value))].sort();
