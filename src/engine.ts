import {
  execute,
  getVariableValues,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type ListValueNode,
  type ObjectValueNode,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { joined, partsOf } from './schema/introspection.js';

export interface EngineRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null | undefined;
  /** Names the document: equal hashes are equal documents. */
  readonly hash: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  /** The schema as the caller sees it, asked for only if the document introspects. */
  readonly callerSchema: () => GraphQLSchema;
}

type Prepared = CompiledQuery | 'seen once' | 'not to be compiled';

/** As many operations are remembered; the one not asked for longest is forgotten first. */
const MOST_REMEMBERED = 500;

/**
 * Runs operations: the first time by graphql-js, compiled when asked again, so that a document asked once costs no
 * compilation. What is remembered is a function of the document alone, never of a viewer (rulings 30). The schema itself
 * is described as the caller sees it; everything else runs on the whole schema, the same for everybody (rulings 29).
 */
export class Engine {
  readonly #prepared = new Map<string, Prepared>();
  readonly #compilable: GraphQLSchema;

  constructor(private readonly schema: GraphQLSchema) {
    const config = schema.toConfig();
    this.#compilable = new GraphQLSchema({ ...config, types: [...config.types, COERCED] });
  }

  async run(request: EngineRequest): Promise<ExecutionResult> {
    const { data, introspection } = partsOf(request.document);
    const answered = await this.#answer({ ...request, document: data });
    if (introspection === null || request.operation.operation !== 'query') return answered;
    return joined(answered, await interpret(request.callerSchema(), { ...request, document: introspection }));
  }

  async #answer(request: EngineRequest): Promise<ExecutionResult> {
    const compiled = this.#prepare(request);
    const variables = compiled === null ? undefined : this.#coerced(request);
    if (compiled === null || variables === undefined) return interpret(this.schema, request);
    return compiled.query({}, request.context, variables);
  }

  /** As graphql-js coerces them; undefined when it would refuse them, which it then says itself. */
  #coerced({ operation, variables }: EngineRequest): Record<string, unknown> | undefined {
    return getVariableValues(this.schema, operation.variableDefinitions ?? [], variables).coerced;
  }

  #prepare(request: EngineRequest): CompiledQuery | null {
    const key = `${request.hash} ${request.operationName ?? ''}`;
    const known = this.#prepared.get(key);
    this.#prepared.delete(key);
    const next = known === undefined ? 'seen once' : known === 'seen once' ? this.#compile(request) : known;
    this.#prepared.set(key, next); // last in the map = asked last
    this.#forgetOldest();
    return typeof next === 'string' ? null : next;
  }

  #compile({ document, operation, operationName }: EngineRequest): Prepared {
    if (operation.operation !== 'query') return 'not to be compiled'; // acts run serially and rarely
    if (leavesOut(document, operation)) return 'not to be compiled';
    const compiled = compileQuery(this.#compilable, coercedBefore(document), operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled : 'not to be compiled';
  }

  #forgetOldest(): void {
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST_REMEMBERED && oldest !== undefined) this.#prepared.delete(oldest);
  }
}

/**
 * graphql-jit writes the coercion of variables out in full, type within type, which for filters (they hold one another)
 * takes it minutes: variables are coerced by graphql-js, and compiled operations take them as they are.
 */
const COERCED = new GraphQLScalarType({ name: 'CoercedVariable' });

const coercedBefore = (document: DocumentNode): DocumentNode =>
  visit(document, {
    VariableDefinition: (definition) =>
      namedTypeOf(definition.type) === 'Boolean' // @include and @skip look at the type
        ? false
        : {
            ...definition,
            defaultValue: undefined,
            type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED.name } },
          },
  });

const namedTypeOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);

/**
 * Whether an input object is written with a variable that need not be given: graphql-js then leaves the entry out, where
 * graphql-jit would write null, which a filter refuses.
 */
function leavesOut(document: DocumentNode, { variableDefinitions = [] }: OperationDefinitionNode): boolean {
  const optional = new Set(
    variableDefinitions
      .filter(({ type, defaultValue }) => type.kind !== Kind.NON_NULL_TYPE && defaultValue === undefined)
      .map(({ variable }) => variable.name.value),
  );
  let found = false;
  const variablesWithin = { Variable: ({ name }: VariableNode) => void (found ||= optional.has(name.value)) };
  const within = (value: ObjectValueNode | ListValueNode): false => (visit(value, variablesWithin), false);
  visit(document, { ObjectValue: within, ListValue: within });
  return found;
}

const interpret = (
  schema: GraphQLSchema,
  { document, operationName, variables, context }: EngineRequest,
): Promise<ExecutionResult> | ExecutionResult =>
  execute({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables,
    contextValue: context,
  }) as Promise<ExecutionResult> | ExecutionResult;
