import {
  execute,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

export interface EngineRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null | undefined;
  /** Names the document: equal hashes are equal documents. */
  readonly hash: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
}

type Prepared = CompiledQuery | 'seen once' | 'not to be compiled';

/** As many operations are remembered; the one not asked for longest is forgotten first. */
const MOST_REMEMBERED = 500;

/**
 * Runs operations: the first time by graphql-js, compiled when asked again, so that a document asked once costs no
 * compilation. What is remembered is a function of the document alone, never of a viewer (rulings 30).
 */
export class Engine {
  readonly #prepared = new Map<string, Prepared>();

  constructor(private readonly schema: GraphQLSchema) {}

  async run(request: EngineRequest): Promise<ExecutionResult> {
    const compiled = this.#prepare(request);
    if (compiled === null) return this.#interpret(request);
    return compiled.query({}, request.context, { ...requiredDefaults(request.operation), ...request.variables });
  }

  #interpret({
    document,
    operationName,
    variables,
    context,
  }: EngineRequest): ExecutionResult | Promise<ExecutionResult> {
    return execute({
      schema: this.schema,
      document,
      operationName: operationName ?? null,
      variableValues: variables,
      contextValue: context,
    }) as ExecutionResult | Promise<ExecutionResult>;
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
    // Acts run serially and rarely; introspection is answered by graphql-js, which knows all of it.
    if (operation.operation !== 'query' || isIntrospection(operation)) return 'not to be compiled';
    const compiled = compileQuery(this.schema, document, operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled : 'not to be compiled';
  }

  #forgetOldest(): void {
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST_REMEMBERED && oldest !== undefined) this.#prepared.delete(oldest);
  }
}

/** A compiled operation misses the default of a variable of a required type (`$version: String! = "current"`). */
const requiredDefaults = ({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ type, variable, defaultValue }) =>
      type.kind === Kind.NON_NULL_TYPE && defaultValue !== undefined
        ? [[variable.name.value, valueFromASTUntyped(defaultValue)]]
        : [],
    ),
  );

const isIntrospection = (operation: OperationDefinitionNode): boolean =>
  operation.selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
  );
