import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diceOf } from './filters/random.js';
import { startGateway, type TestGateway } from './gateway.js';
import { readWorld, type World } from './isolation/world.js';
import { LONG } from './long.js';
import { plant } from './planting.js';
import { asker } from './reference.js';
import { askedOfBoth } from './two-worlds/compare.js';
import { changedCells, hiddenColumns } from './two-worlds/differences.js';
import { Operations } from './two-worlds/operations.js';
import { OtherWorld, type Change } from './two-worlds/other-world.js';
import { readColumns, rewrite } from './two-worlds/rewrite.js';
import { everythingShown } from './two-worlds/shown.js';
import { Sight } from './two-worlds/sight.js';
import { strangers, VIEWERS } from './two-worlds/viewers.js';

const SEED = Number(process.env['WORLDS_SEED'] ?? Date.now() % 2 ** 31);
const OPERATIONS = Number(process.env['WORLDS_OPERATIONS'] ?? (LONG ? 5000 : 200));
const viewers = [...VIEWERS, ...strangers(SEED, LONG ? 20 : 3)];
const asked = { operations: 0, requests: 0, refused: 0 };

let one: TestGateway;
let world: World;

const plantAll = async (gateway: TestGateway): Promise<void> => {
  for (const { email, planted } of viewers) if (planted !== null) await plant(gateway.owner, email, planted);
};

beforeAll(async () => {
  one = await startGateway();
  await plantAll(one);
  world = await readWorld(one.owner);
});

afterAll(async () => {
  await one.stop();
  console.log('asked', JSON.stringify(asked), 'seed', SEED);
});

/** Every other person, from run to run another half, looks at worlds in which references come and go. */
const kinds = viewers.map((viewer, n) => ({
  ...viewer,
  references: (n + SEED) % 2 === 0 ? ('come and go' as const) : ('lead elsewhere' as const),
}));

describe.each(kinds)('$name, where references $references', ({ references, ...viewer }) => {
  const who = asker(viewer.email, viewer.only);
  let other: TestGateway;
  let sight: Sight;
  let changes: readonly Change[];

  beforeAll(async () => {
    other = await startGateway();
    await plantAll(other);
    sight = new Sight(world, who);
    changes = new OtherWorld(sight, await readColumns(other.owner), references, diceOf(SEED)).changes();
    await rewrite(other.owner, changes, who.personId);
  });

  afterAll(() => other.stop());

  test('the worlds are alike in all that may be seen', async () => {
    const here = everythingShown(sight);
    const there = everythingShown(new Sight(await readWorld(other.owner), who));
    const differing = [...new Set([...here.keys(), ...there.keys()])].filter(
      (name) => here.get(name) !== there.get(name),
    );
    expect(differing.map((name) => [name, here.get(name), there.get(name)])).toEqual([]);
  });

  test('they differ in all that may not be seen', () => {
    const changed = changedCells(changes);
    expect(hiddenColumns(sight).filter((name) => !changed.has(name))).toEqual([]);
    console.log(
      viewer.name,
      [...changed.values()].reduce((sum, cells) => sum + cells, 0),
      'cells changed',
    );
  });

  test('cannot tell one from the other, whatever they ask', async () => {
    const operations = new Operations(sight, changes);
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat()), async (seed) => {
        const dice = diceOf(seed);
        const refusals = dice(5) === 0 ? ('error' as const) : ('strip' as const);
        const counts = references === 'come and go' ? ('nothing' as const) : ('statements' as const);
        asked.operations += 1;
        await operations.perform(dice, async (question) => {
          const answer = await askedOfBoth([one, other], { ...viewer, refusals, counts }, question);
          asked.requests += 1;
          if (answer.data == null) asked.refused += 1;
          return answer;
        });
      }),
      { seed: SEED, numRuns: OPERATIONS, endOnFailure: true },
    );
  }, 3_600_000);
});
