import { getOperationAST, parse, validate, type DocumentNode } from 'graphql';
import { expect } from 'vitest';
import { Engine } from '../../src/engine/engine.js';
import { answerJson, WrittenData } from '../../src/engine/written-data.js';
import { masked } from '../../src/http/masking.js';
import type { Asked } from './documents.js';
import type { Stage } from './stage.js';
import type { Given } from './variables.js';
import { zoo } from './zoo.js';

/** How an operation was answered: its bytes, and whether they were written by a plan. */
export interface Told {
  readonly text: string;
  readonly compiled: boolean;
  readonly errors: number;
}

const parsed = new Map<string, DocumentNode>();

export async function told(
  engine: Engine,
  { document: text, operationName }: Asked,
  variables: Given,
  stage: Stage,
): Promise<Told> {
  const document = parsed.get(text) ?? parse(text);
  if (!parsed.has(text)) expect(validate(zoo, document)).toEqual([]);
  parsed.clear();
  parsed.set(text, document);
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new Error('There is no such operation.');
  const { data, errors } = await engine.run({
    document,
    operation,
    operationName,
    hash: text,
    variables,
    context: { stage },
    refusals: 'strip',
    callerSchema: () => {
      throw new Error('Nobody asks about the schema.');
    },
  });
  const shown = errors?.map((error) => masked(error.toJSON(), error));
  return {
    text: answerJson({ data, ...(shown === undefined ? {} : { errors: shown }) }).toString(),
    compiled: data instanceof WrittenData,
    errors: errors?.length ?? 0,
  };
}

/** By graphql-js, which is what an engine does that was never asked before. */
export const interpreted = (asked: Asked, variables: Given, stage: Stage): Promise<Told> =>
  told(new Engine(zoo), asked, variables, stage);
