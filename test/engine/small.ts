import { GraphQLObjectType, GraphQLSchema, parse, type GraphQLFieldConfigMap } from 'graphql';
import { Engine, type EngineRequest } from '../../src/engine/engine.js';
import { answerJson, WrittenData } from '../../src/engine/written-data.js';

/** A schema of these root fields. */
export const schemaOf = (fields: GraphQLFieldConfigMap<unknown, unknown>): GraphQLSchema =>
  new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });

/** Asks an engine; what it answers, and whether by a plan. */
export async function asks(
  engine: Engine,
  text: string,
  variables: EngineRequest['variables'] = {},
  context: unknown = {},
) {
  const document = parse(text);
  const [operation] = document.definitions as [EngineRequest['operation']];
  const asked = { document, operation, operationName: null, hash: text, variables, context };
  const answer = await engine.run({ ...asked, refusals: 'strip', callerSchema: () => schemaOf({}) });
  return { text: answerJson(answer).toString().trim(), compiled: answer.data instanceof WrittenData };
}

/** What is answered the first time, by graphql-js, and the second time, by a plan. */
export async function twice(
  schema: GraphQLSchema,
  text: string,
  variables: EngineRequest['variables'] = {},
): Promise<readonly string[]> {
  const engine = new Engine(schema);
  return [(await asks(engine, text, variables)).text, (await asks(engine, text, variables)).text];
}
