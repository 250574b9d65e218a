import {
  execute,
  getVariableValues,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { pathOrder, type RefusalMode } from '../auth/report.js';
import { joined, partsOf } from './introspection.js';
import { conditionsIn } from './collect.js';
import { compile } from './compile.js';
import type { ObjectPlan, Variables } from './plan.js';
import { run } from './run.js';
import { WrittenData } from './written-data.js';

export interface EngineRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null | undefined;
  /** Names the document: equal hashes are equal documents. */
  readonly hash: string;
  readonly variables: Variables;
  readonly context: unknown;
  /** Whether refusals are told with their paths, which compiled operations do not know. */
  readonly refusals: RefusalMode;
  /** The schema as the caller sees it, asked for only if the document introspects. */
  readonly callerSchema: () => GraphQLSchema;
}

/** As graphql-js gives it, but for its errors, which come in the order of their paths; of a compiled operation the data is written. */
export interface Answer {
  readonly data?: Record<string, unknown> | WrittenData | null;
  readonly errors?: readonly GraphQLError[];
}

type Prepared = ObjectPlan | 'seen once';

/** As many operations are remembered; the one not asked for longest is forgotten first. */
const MOST_REMEMBERED = 500;

/**
 * Runs operations: the first time by graphql-js, by a plan of our own when asked again, so that a document asked once costs
 * no compilation. What is remembered is a function of the document alone, never of a viewer (rulings 30). The schema itself
 * is described as the caller sees it; everything else runs on the whole schema, the same for everybody (rulings 29).
 */
export class Engine {
  readonly #prepared = new Map<string, Prepared>();

  constructor(private readonly schema: GraphQLSchema) {}

  async run(request: EngineRequest): Promise<Answer> {
    const { data = null, errors = [] } = await this.#answer(request);
    return { data, ...(errors.length === 0 ? {} : { errors: inOrder(errors) }) };
  }

  async #answer(request: EngineRequest): Promise<Answer> {
    const { data, introspection } = partsOf(request.document);
    if (introspection !== null && request.operation.operation === 'query') {
      const answered = await interpret(this.schema, { ...request, document: data });
      return joined(answered, await interpret(request.callerSchema(), { ...request, document: introspection }));
    }
    const variables = this.#coerced(request);
    const plan = variables === undefined ? null : this.#plan(request, variables);
    if (plan === null || variables === undefined) return interpret(this.schema, request);
    const { json, errors } = await run(plan, request.context, variables);
    return { data: json === null ? null : new WrittenData(json), errors };
  }

  /** As graphql-js coerces them; undefined when it would refuse them, which it then says itself. */
  #coerced({ operation, variables }: EngineRequest): Variables | undefined {
    return getVariableValues(this.schema, operation.variableDefinitions ?? [], variables).coerced;
  }

  /** Null where the operation is interpreted: acts run serially and rarely. */
  #plan(
    { document, operation, operationName, hash, refusals }: EngineRequest,
    variables: Variables,
  ): ObjectPlan | null {
    if (operation.operation !== 'query' || refusals === 'error') return null;
    const conditions = conditionsOf(document, variables);
    if (Object.values(conditions).includes(null)) return null; // it fails where it is used, which graphql-js says
    const key = `${hash} ${JSON.stringify(conditions)} ${operationName ?? ''}`;
    const known = this.#prepared.get(key);
    this.#prepared.delete(key);
    const next =
      known === undefined
        ? 'seen once'
        : known === 'seen once'
          ? compile(this.schema, document, operation, conditions)
          : known;
    this.#prepared.set(key, next); // last in the map = asked last
    this.#forgetOldest();
    return next === 'seen once' ? null : next;
  }

  #forgetOldest(): void {
    const [oldest] = this.#prepared.keys();
    if (this.#prepared.size > MOST_REMEMBERED && oldest !== undefined) this.#prepared.delete(oldest);
  }
}

/** The order in which resolvers ended is nobody's business. */
const inOrder = (errors: readonly GraphQLError[]): readonly GraphQLError[] =>
  [...errors].sort((a, b) => pathOrder(a.path ?? [], b.path ?? []));

/** The variables that decide what is asked at all, each combination of which has a plan of its own. */
const conditionsOf = (document: DocumentNode, variables: Variables): Variables =>
  Object.fromEntries(conditionsIn(document).map((name) => [name, variables[name]]));

const interpret = async (
  schema: GraphQLSchema,
  { document, operationName, variables, context }: EngineRequest,
): Promise<ExecutionResult> =>
  execute({
    schema,
    document,
    operationName: operationName ?? null,
    variableValues: variables,
    contextValue: context,
  });
