import {
  execute,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
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

  constructor(private readonly schema: GraphQLSchema) {}

  async run(request: EngineRequest): Promise<ExecutionResult> {
    const { data, introspection } = partsOf(request.document);
    const answered = await this.#answer({ ...request, document: data });
    if (introspection === null || request.operation.operation !== 'query') return answered;
    return joined(answered, await interpret(request.callerSchema(), { ...request, document: introspection }));
  }

  async #answer(request: EngineRequest): Promise<ExecutionResult> {
    const compiled = this.#prepare(request);
    if (compiled === null) return interpret(this.schema, request);
    return compiled.query({}, request.context, { ...request.variables });
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
    const compiled = compileQuery(this.schema, document, operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled : 'not to be compiled';
  }

  #forgetOldest(): void {
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST_REMEMBERED && oldest !== undefined) this.#prepared.delete(oldest);
  }
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
