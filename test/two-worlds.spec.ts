import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROWS_OPEN } from './audit/open-rows.js';
import { uma } from './cast.js';
import { diceOf } from './filters/random.js';
import { startGateway, type Answer, type GatewayOptions, type TestGateway } from './gateway.js';
import { readWorld, type World } from './isolation/world.js';
import { LONG } from './long.js';
import { plant } from './planting.js';
import { asker, type Asker } from './reference.js';
import { askedOfBoth, type Worlds } from './two-worlds/compare.js';
import { changedCells, hiddenColumns } from './two-worlds/differences.js';
import { Operations } from './two-worlds/operations.js';
import { OtherWorld, type Change, type References } from './two-worlds/other-world.js';
import { readColumns, rewrite } from './two-worlds/rewrite.js';
import { everythingShown } from './two-worlds/shown.js';
import { Sight } from './two-worlds/sight.js';
import { sweep } from './two-worlds/sweep.js';
import type { Asked } from './two-worlds/variables.js';
import { strangers, VIEWERS } from './two-worlds/viewers.js';

/**
 * Two worlds that differ only in what somebody may not see: nothing they ask tells one from the other. Whatever an answer
 * depends on, by a value, a count, an order, a cursor, an error or a statement, they may see.
 *
 * WORLDS_SEED repeats a run, WORLDS_OPERATIONS says how much everybody asks.
 */

const SEED = Number(process.env['WORLDS_SEED'] ?? Date.now() % 2 ** 31);
const OPERATIONS = Number(process.env['WORLDS_OPERATIONS'] ?? (LONG ? 500 : 30));

/** Every other person, in another run the other half of them, looks at worlds in which references come and go. */
const viewers = [...VIEWERS, ...strangers(SEED, LONG ? 20 : 3)].map((viewer, n) => ({
  ...viewer,
  references: ((n + SEED) % 2 === 0 ? 'come and go' : 'lead elsewhere') satisfies References as References,
}));
const asked = { operations: 0, requests: 0, 'answered with data': 0, 'cells changed': 0 };

let one: TestGateway;
let world: World;

beforeAll(async () => {
  one = await startPopulated();
  world = await readWorld(one.owner);
});

afterAll(async () => {
  await one.stop();
  console.log('asked', JSON.stringify(asked), 'seed', SEED);
});

/** A gateway in front of the one world: the demo world, with everybody in it who looks. */
async function startPopulated(options: GatewayOptions = {}): Promise<TestGateway> {
  const gateway = await startGateway(options);
  for (const { email, planted } of viewers) if (planted !== null) await plant(gateway.owner, email, planted);
  return gateway;
}

/** A gateway in front of the other world of somebody. */
async function startOther(sight: Sight, references: References, options: GatewayOptions = {}) {
  const gateway = await startPopulated(options);
  const changes = new OtherWorld(sight, await readColumns(gateway.owner), references, diceOf(SEED)).changes();
  await rewrite(gateway.owner, changes, sight.who.personId);
  return { gateway, changes };
}

describe.each(viewers)('$name, where references $references', ({ email, only, references }) => {
  const who: Asker = asker(email, only);
  let other: TestGateway;
  let sight: Sight;
  let changes: readonly Change[];

  beforeAll(async () => {
    sight = new Sight(world, who);
    ({ gateway: other, changes } = await startOther(sight, references));
  });

  afterAll(() => other.stop());

  test('has two worlds that are alike in all that may be seen', async () => {
    const here = everythingShown(sight);
    const there = everythingShown(new Sight(await readWorld(other.owner), who));
    const names = [...new Set([...here.keys(), ...there.keys()])].filter((name) => here.get(name) !== there.get(name));
    expect(names.map((name) => [name, here.get(name), there.get(name)])).toEqual([]);
  });

  test('and otherwise in all columns of which something may not be seen, but for a few by chance', () => {
    const changed = changedCells(changes);
    const hidden = hiddenColumns(sight);
    expect(hidden.filter((name) => !changed.has(name)).length).toBeLessThanOrEqual(hidden.length / 20);
    asked['cells changed'] += [...changed.values()].reduce((sum, cells) => sum + cells, 0);
  });

  async function ask(question: Asked, refusals: 'strip' | 'error'): Promise<Answer> {
    const counts = references === 'come and go' ? 'nothing' : 'statements';
    const answer = await askedOfBoth([one, other], { email, only, refusals, counts }, question);
    asked.requests += 1;
    if (answer.data != null) asked['answered with data'] += 1;
    return answer;
  }

  test('and cannot tell them apart by anything in which they differ', async () => {
    const errors: unknown[] = [];
    for (const question of sweep(sight, changes)) errors.push(...(await ask(question, 'strip')).errors);
    expect(errors, 'what is refused is stripped, and nothing fails').toEqual([]);
  }, 300_000);

  test(
    'and cannot tell them apart, whatever else is asked',
    async () => {
      const operations = new Operations(sight, changes);
      await fc.assert(
        fc.asyncProperty(fc.noBias(fc.nat()), async (seed) => {
          const dice = diceOf(seed);
          const refusals = dice(5) === 0 ? 'error' : 'strip';
          asked.operations += 1;
          await operations.perform(dice, (question) => ask(question, refusals));
        }),
        { seed: SEED, numRuns: OPERATIONS, endOnFailure: true, includeErrorInReport: true },
      );
    },
    LONG ? 3_600_000 : 300_000,
  );
});

describe('without fences', () => {
  const fences = { field: 'off', ...ROWS_OPEN } as const;

  test('the same questions tell the worlds apart', async () => {
    const sight = new Sight(world, asker(uma));
    const here = await startPopulated({ fences });
    const { gateway: there, changes } = await startOther(sight, 'lead elsewhere', { fences });
    const worlds: Worlds = [here, there];
    const operations = new Operations(sight, changes);
    const told: boolean[] = [];
    for (let n = 0; n < 60; n += 1) {
      const asking = { email: uma, only: null, refusals: 'strip', counts: 'nothing' } as const;
      const outcome = operations.perform(diceOf(SEED + n), (question) => askedOfBoth(worlds, asking, question));
      told.push(
        await outcome.then(
          () => false,
          () => true,
        ),
      );
    }
    for (const gateway of worlds) await gateway.stop();
    expect(told.filter((isTold) => isTold).length).toBeGreaterThan(20);
  }, 120_000);
});
