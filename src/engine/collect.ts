import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  typeFromAST,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { addTo } from './groups.js';
import type { Variables } from './plan.js';

/** A document as far as it decides what is asked of objects of a type. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The variables in its `@include` and `@skip`, and no others. */
  readonly conditions: Variables;
}

/** The fields asked of an object of a type, by their keys in the answer (CollectFields of the specification). */
export function collected(
  asked: Asked,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  for (const { selections } of selectionSets) gather(asked, type, selections, fields, seen);
  return fields;
}

function gather(
  asked: Asked,
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  fields: Map<string, FieldNode[]>,
  seen: Set<string>,
): void {
  for (const selection of selections) {
    if (!isIncluded(selection, asked)) continue;
    switch (selection.kind) {
      case Kind.FIELD:
        addTo(fields, selection.alias?.value ?? selection.name.value, selection);
        break;
      case Kind.INLINE_FRAGMENT:
        if (isOf(type, selection.typeCondition, asked)) {
          gather(asked, type, selection.selectionSet.selections, fields, seen);
        }
        break;
      case Kind.FRAGMENT_SPREAD: {
        const { value: name } = selection.name;
        const fragment = asked.fragments[name];
        if (seen.has(name) || fragment === undefined) break;
        seen.add(name);
        if (isOf(type, fragment.typeCondition, asked)) {
          gather(asked, type, fragment.selectionSet.selections, fields, seen);
        }
      }
    }
  }
}

function isIncluded(selection: SelectionNode, { conditions }: Asked): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, conditions);
  if (skip?.['if'] === true) return false;
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, conditions);
  return include?.['if'] !== false;
}

function isOf(
  type: GraphQLObjectType,
  condition: FragmentDefinitionNode['typeCondition'] | undefined,
  { schema }: Asked,
) {
  if (condition === undefined) return true;
  const named = typeFromAST(schema, condition);
  return named === type || (isAbstractType(named) && schema.isSubType(named, type));
}

const conditions = new WeakMap<DocumentNode, readonly string[]>();

/** The names of the variables that decide what a document asks at all. */
export function conditionsIn(document: DocumentNode): readonly string[] {
  const known = conditions.get(document);
  if (known !== undefined) return known;
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  const sorted = [...names].sort();
  conditions.set(document, sorted);
  return sorted;
}
