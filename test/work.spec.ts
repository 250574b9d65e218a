import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isOtherNode, moved, movedAct, OTHER_NODE, REPIN, tableOf } from './work/moved.js';
import { ACTS, PROMISES_PER_PARENT, WORK } from './work/pinned.js';
import { ACTING, example, NOTHING, nothing, OF_THE_BENCHMARK, ofTheBenchmark, READING } from './work/questions.js';
import type { Question } from './work/asking.js';
import { statementsSent } from './work/statements.js';
import { setStage, type Stage } from './work/stage.js';
import type { Work } from './work/work.js';

// A slower machine is no excuse, and a busy one no alarm: what is asked again and again costs the work it did, counted.

const PINNED = [NOTHING, ...READING, ...OF_THE_BENCHMARK];

let stage: Stage;
const work = new Map<string, Work>();
const acts = new Map<string, number>();

/** All at once, as vitest makes promises of its own whenever a test ends. */
beforeAll(async () => {
  stage = await setStage();
  for (const [name, question] of questions()) work.set(name, await stage.meter.workOf(question));
  for (const file of ACTING) acts.set(file, await statementsOf(example(file, stage.world)));
  if (process.env['PIN'] === 'yes') console.log(tableOf(new Map(PINNED.map((name) => [name, workOf(name)])), acts));
});
afterAll(() => stage?.stop());

/** Of *console*, how many organizations, and how many agents in each. */
const SIZES = [
  [10, 20],
  [50, 20],
  [50, 2],
] as const;
const sized = (organizations: number, agents: number): string => `${organizations} organizations of ${agents} agents`;

function questions(): readonly (readonly [string, Question])[] {
  const growing = (organizations: number, agents: number): Question => {
    const question = ofTheBenchmark('growing', { organizations });
    return { ...question, query: question.query.replace('agents(first: 20)', `agents(first: ${agents})`) };
  };
  return [
    ...READING.map((file) => [file, example(file, stage.world)] as const),
    ...OF_THE_BENCHMARK.map((name) => [name, ofTheBenchmark(name)] as const),
    ...SIZES.map(([organizations, agents]) => [sized(organizations, agents), growing(organizations, agents)] as const),
    [NOTHING, nothing], // the least, so when everything has long been warmed up
  ];
}

const workOf = (name: string): Work => {
  const found = work.get(name);
  if (found === undefined) throw new Error(`Nobody asked ${name}.`);
  return found;
};

async function statementsOf({ email, query, variables }: Question): Promise<number> {
  stage.gateway.statements.length = 0;
  const { errors } = await stage.gateway.as(email).asks(query, variables);
  expect(errors).toEqual([]);
  return statementsSent(stage.gateway);
}

/** Of what moved. */
const expectNothing = (moves: readonly string[]): void => expect(moves, [...moves, REPIN].join('\n')).toEqual([]);

describe.each(PINNED)('%s', (name) => {
  test('asks the database as often, for as many rows, and the rules as often as it did', () => {
    expectNothing(moved(name, workOf(name), ['statements', 'rows', 'rules']));
  });

  test('makes the promises it made, and about as many bytes', ({ skip }) => {
    skip(isOtherNode, OTHER_NODE);
    expectNothing(moved(name, workOf(name), ['promises', 'bytes']));
  });
});

test.each(ACTING)('%s asks the database as often as it did', (file) => {
  expectNothing(movedAct(file, acts.get(file)));
});

test('every example is pinned, and nothing else', () => {
  expect([Object.keys(WORK).sort(), Object.keys(ACTS).sort()]).toEqual([[...PINNED].sort(), ACTING]);
});

describe('an answer that grows', () => {
  const [few, many, thin] = [sized(10, 20), sized(50, 20), sized(50, 2)];

  test('asks the database no more often', () => {
    expect(workOf(many).rows).toBeGreaterThan(4 * workOf(few).rows);
    expect(workOf(many).statements).toBe(workOf(few).statements);
  });

  test('makes no promise for a row', () => {
    expect(workOf(many).rows).toBeGreaterThan(2 * workOf(thin).rows);
    expect(workOf(many).promises).toBe(workOf(thin).promises);
  });

  test('makes so many promises for each parent of a list', () => {
    const lists = 2; // of each organization: its agents, its escalations
    const parents = lists * (50 - 10);
    expect(workOf(many).promises - workOf(few).promises).toBeLessThanOrEqual(PROMISES_PER_PARENT * parents);
  });
});
