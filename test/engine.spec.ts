import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Engine } from '../src/engine/engine.js';
import { interpreted, told } from './engine/asking.js';
import { numberOf, oneOf } from './engine/dice.js';
import { documents, documentsWithoutNull, type Asked } from './engine/documents.js';
import { FAULTS, type Fault, type Stage } from './engine/stage.js';
import { stageOf, zoo } from './engine/zoo.js';
import { VARIABLES } from './engine/variables.js';
import { LONG } from './long.js';

/**
 * An operation asked again is answered by a plan of our own, and must be the bytes that graphql-js would have sent: data,
 * what failed, where, with which code and in which order. `SEED=<seed>` repeats a run, `DOCUMENTS=<n>` asks
 * so many.
 */

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['DOCUMENTS'] ?? (LONG ? 20_000 : 1_000));
/** What is found is made smaller, as far as there is time. */
const interruptAfterTimeLimit = LONG ? 3_600_000 : 60_000;
const lots = { seed, numRuns, interruptAfterTimeLimit, markInterruptAsFailure: true };
const timeout = interruptAfterTimeLimit + 30_000;
const counted = { answers: 0, compiled: 0, 'with errors': 0, errors: 0, bytes: 0 };
const engine = new Engine(zoo); // one for all, as in the gateway

afterAll(() => console.log('compared', JSON.stringify(counted), 'seed', seed));

/** A condition that is null fails at once: and graphql-js leaves unheard what breaks later in a list of which an item fails at once. */
const decided = documentsWithoutNull(['perhaps']);
/** Nothing fails but what is made to. */
const sound = documentsWithoutNull(Object.keys(VARIABLES));
const seeds = fc.nat({ max: 2 ** 31 - 1 });

test('what does not fail is told alike, and the same is asked for it', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(decided, seeds, (asked, world) => compare(asked, () => stageOf(world, 'whenever'))),
    lots,
  );
});

// Everything that fails at once fails in the order of the document, so any number of faults may meet.
test('any number of faults at once are told alike', { timeout }, async () => {
  const many = fc.record({ kind: fc.constantFrom(...FAULTS), one: fc.integer({ min: 2, max: 40 }) });
  await fc.assert(
    fc.asyncProperty(documents, seeds, many, (asked, world, { kind, one }) => {
      const fault = { kind, hits: ({ place }) => numberOf(place, world ^ 1) % one === 0 } satisfies Fault;
      return compare(asked, () => stageOf(world, 'at once', fault));
    }),
    lots,
  );
});

// Which of two faults under one parent that may not be null is told depends, in graphql-js, on which came first: so where
// things take their time, either all faults stand where null may stand, or there is but one.
test('faults where null may stand are told alike, whenever they come', { timeout }, async () => {
  const some = fc.record({ kind: fc.constantFrom(...FAULTS), one: fc.integer({ min: 2, max: 15 }) });
  await fc.assert(
    fc.asyncProperty(decided, seeds, some, (asked, world, { kind, one }) => {
      const fault = {
        kind: kind === 'another sort of value' ? 'throws' : kind, // of another sort, an object may lack what it must have
        hits: ({ place, nullable }) => nullable && numberOf(place, world ^ 1) % one === 0,
      } satisfies Fault;
      return compare(asked, () => stageOf(world, 'whenever', fault));
    }),
    lots,
  );
});

test('one fault anywhere is told alike, whenever it comes', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(sound, seeds, fc.constantFrom(...FAULTS), seeds, async (asked, world, kind, which) => {
      const stage = stageOf(world, 'whenever');
      await interpreted(asked, asked.variables[0], stage);
      if (stage.spots.length === 0) return;
      const { place } = oneOf(stage.spots, which);
      await compare(asked, () => stageOf(world, 'whenever', { kind, hits: (spot) => spot.place === place }));
    }),
    lots,
  );
});

/** Two people ask, by turns, until both are answered by plans. */
async function compare(asked: Asked, stage: () => Stage): Promise<void> {
  const people = await Promise.all(
    asked.variables.map(async (variables) => {
      const before = stage();
      return { variables, before, expected: await interpreted(asked, variables, before) };
    }),
  );
  for (const { variables, before, expected } of [...people, ...people, ...people]) {
    const now = stage();
    const answer = await told(engine, asked, variables, now);
    expect(answer.text).toBe(expected.text);
    if (expected.errors === 0) expect(now.ran.sort()).toEqual(before.ran.sort());
    counted.answers += 1;
    counted.compiled += answer.compiled ? 1 : 0;
    counted['with errors'] += answer.errors > 0 ? 1 : 0;
    counted.errors += answer.errors;
    counted.bytes += answer.text.length;
  }
}
