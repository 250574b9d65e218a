import { readFileSync } from 'node:fs';
import { Account } from '../../src/entities/account.js';
import { globalId } from '../../src/entities/global-id.js';
import { storageOf } from '../../src/entities/row.js';
import { scaleAccountId } from '../../src/seed/demo-ids.js';
import { scaleAdmin } from '../../src/seed/scale.js';
import { LOOKING, OPERATION_FILES, operationIn, variablesFor, type Looking } from '../isolation/questions.js';
import type { World } from '../isolation/world.js';
import type { Question } from './asking.js';

const isAct = (file: string): boolean => operationIn(file).includes('mutation ');

export const READING: readonly string[] = OPERATION_FILES.filter((file) => !isAct(file));
export const ACTING: readonly string[] = OPERATION_FILES.filter(isAct);
export const OF_THE_BENCHMARK = ['small', 'console', 'deep'] as const;

/** What every request costs, whatever it asks. */
export const NOTHING = '{ __typename }';

const ADA = LOOKING[0] as Looking;

/** As Ada asks it. */
export function example(file: string, world: World): Question {
  const query = operationIn(file);
  return { email: ADA.email, query, variables: variablesFor(query, world, ADA) };
}

export const nothing: Question = { email: ADA.email, query: NOTHING, variables: {} };

/** A question of the benchmark, about the account for measuring, as its only person asks it. */
export function ofTheBenchmark(name: string, variables: Readonly<Record<string, unknown>> = {}): Question {
  const query = readFileSync(new URL(`../../bench/questions/${name}.graphql`, import.meta.url), 'utf8');
  const id = scaleAccountId(1);
  const accountId = globalId(storageOf(Account).code, id, id);
  return { email: scaleAdmin(1).email, query, variables: { accountId, ...variables } };
}
