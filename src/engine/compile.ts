import {
  defaultFieldResolver,
  defaultTypeResolver,
  getArgumentValues,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collected, type Asked } from './collect.js';
import { fragmentsOf, variablesIn } from './document.js';
import { leafWriter } from './leaf.js';
import type { FieldPlan, ObjectPlan, PlanOf, Shape, Source, Variables } from './plan.js';

/** The plan of a query. `conditions` are the values of the variables in its `@include` and `@skip` (`conditionsIn`). */
export function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Variables,
): ObjectPlan {
  const type = schema.getQueryType();
  if (type == null || operation.operation !== 'query') throw new Error('Only queries are compiled.');
  return new Compiler(schema, document, operation, conditions).objectPlan(type, [operation.selectionSet]);
}

class Compiler {
  readonly #asked: Asked;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    conditions: Variables,
  ) {
    this.#asked = { schema, fragments: Object.fromEntries(fragmentsOf(document)), conditions };
  }

  objectPlan(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): ObjectPlan {
    const fields = [...collected(this.#asked, type, selectionSets)].flatMap(([key, nodes]) => {
      const [{ name }] = nodes as [FieldNode];
      if (name.value === '__typename') return [this.#typeName(type, key, nodes)];
      const field = type.getFields()[name.value];
      return field === undefined ? [] : [this.#field(type, field, key, nodes)]; // validation knows no other
    });
    return { type, fields, heads: fields.map(({ key }, n) => `${n === 0 ? '{' : ','}${JSON.stringify(key)}:`) };
  }

  #field(
    parentType: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    key: string,
    nodes: readonly FieldNode[],
  ): FieldPlan {
    const { fence } = field.extensions;
    return {
      key,
      info: this.#info(parentType, field.name, field.type, nodes),
      argumentsOf: argumentsOf(field, nodes[0] as FieldNode),
      verdict: fence?.verdict ?? null,
      source: sourceOf(field),
      shape: this.#shape(field.type, nodes),
    };
  }

  #typeName(parentType: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): FieldPlan {
    const json = JSON.stringify(parentType.name);
    return {
      key,
      info: this.#info(parentType, '__typename', parentType, nodes),
      argumentsOf: () => ({}),
      verdict: null,
      source: { kind: 'the name of the type' },
      shape: { kind: 'leaf', nullable: false, write: () => json },
    };
  }

  #shape(type: GraphQLOutputType, nodes: readonly FieldNode[]): Shape {
    const nullable = !isNonNullType(type);
    const of = getNullableType(type);
    if (isListType(of)) return { kind: 'list', nullable, item: this.#shape(of.ofType as GraphQLOutputType, nodes) };
    if (isLeafType(of)) return { kind: 'leaf', nullable, write: leafWriter(of) };
    const selectionSets = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
    return {
      kind: 'object',
      nullable,
      planOf: isAbstractType(of)
        ? this.#planOfAny(of, selectionSets)
        : this.#planOf(of as GraphQLObjectType, selectionSets),
    };
  }

  #planOf(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): PlanOf {
    const plan = this.objectPlan(type, selectionSets);
    const { isTypeOf } = type;
    if (isTypeOf == null) return () => plan;
    return (value, context, info) => {
      if (isTypeOf(value, context, info) !== true) throw new GraphQLError(`A value is no ${type.name}.`);
      return plan;
    };
  }

  /** Each concrete type is planned for when it is first met. */
  #planOfAny(type: GraphQLAbstractType, selectionSets: readonly SelectionSetNode[]): PlanOf {
    const known = new Map<string, PlanOf>();
    return (value, context, info) => {
      const name: unknown = (type.resolveType ?? defaultTypeResolver)(value, context, info, type);
      if (typeof name !== 'string') throw new GraphQLError(`A value is of no type that is a ${type.name}.`);
      let planOf = known.get(name);
      if (planOf === undefined) known.set(name, (planOf = this.#planOf(this.#concrete(type, name), selectionSets)));
      return planOf(value, context, info);
    };
  }

  #concrete(type: GraphQLAbstractType, name: string): GraphQLObjectType {
    const concrete = this.schema.getType(name);
    if (isObjectType(concrete) && this.schema.isSubType(type, concrete)) return concrete;
    throw new GraphQLError(`${name} is no ${type.name}.`);
  }

  #info(
    parentType: GraphQLObjectType,
    fieldName: string,
    returnType: GraphQLOutputType,
    fieldNodes: readonly FieldNode[],
  ): GraphQLResolveInfo {
    const { fragments } = this.#asked;
    const { schema, operation } = this;
    return {
      fieldName,
      fieldNodes,
      returnType,
      parentType,
      schema,
      fragments,
      operation,
      rootValue: {},
      get path() {
        return untold('path');
      },
      get variableValues() {
        return untold('variables');
      },
    };
  }
}

/** A plan is the same for every run, so it knows nothing of one. */
function untold(what: string): never {
  throw new Error(`A compiled field does not know its ${what}.`);
}

/** Arguments without variables are the same in every run, so nobody may change them. */
function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): FieldPlan['argumentsOf'] {
  if (node.arguments?.some((argument) => variablesIn(argument).size > 0) === true)
    return (variables) => Object.freeze(getArgumentValues(field, node, variables));
  const fixed = Object.freeze(getArgumentValues(field, node, {}));
  return () => fixed;
}

function sourceOf({
  name,
  resolve: fenced = defaultFieldResolver,
  extensions,
}: GraphQLField<unknown, unknown>): Source {
  const { fence, level, read } = extensions;
  const resolve = fence?.behind ?? fenced;
  if (level !== undefined) return { kind: 'resolver of a level', resolve: level };
  if (read !== undefined) return { kind: 'value of its parent', read };
  return resolve === defaultFieldResolver ? { kind: 'property', name, resolve } : { kind: 'resolver', resolve };
}
