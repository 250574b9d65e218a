import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grants, isPermission, type Permission } from '../src/auth/permissions.js';
import { POLICY } from '../src/auth/policy.js';
import { elidedCoordinates, openSchema } from '../src/schema.js';
import { rowsAt, type Ids } from './audit/rows-at.js';
import { ada, dora, finn, nameOf, olga, rita, spotOf, uma } from './cast.js';
import { variablesOf } from './documents.js';
import { bundles } from './elision/bundles.js';
import { documents, memberships, narrowing, SPOTS, type Pool } from './elision/random.js';
import { shownIn } from './elision/values.js';
import { startGateway, type Answer, type TestGateway } from './gateway.js';
import { columnsHeld, plant } from './planting.js';

// Leaving out a wrapper may change no byte of any answer, least of all for a token narrowed to part of what a person may
// do: what one permission implies about another is never used (rulings 3).

const schema = openSchema();
const guarding = [...new Set(POLICY.values())].filter((guard): guard is Permission => isPermission(guard)).sort();
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const headers = { 'x-request-id': '0192f3a0-0000-7000-8000-000000000000' };

let served: TestGateway;
let everywhere: TestGateway;
let pool: Pool;
const compared = { answers: 0, 'values shown': 0, documents: 0, 'answered in full': 0 };

beforeAll(async () => {
  served = await startGateway();
  everywhere = await startGateway({ fences: { field: 'everywhere' } });
  const perSpot: Ids[] = [];
  for (const spot of SPOTS) perSpot.push(await rowsAt(served.owner, spot, uma));
  const names = new Set(perSpot.flatMap((ids) => Object.keys(ids)));
  pool = Object.fromEntries([...names].map((name) => [name, [...new Set(perSpot.flatMap((ids) => ids[name] ?? []))]]));
});

afterAll(async () => {
  for (const gateway of [served, everywhere]) await gateway?.stop();
  console.log('compared', JSON.stringify(compared), 'seed', seed);
});

test('something is left out at all, and never a coordinate that a person alone may read', () => {
  const elided = elidedCoordinates();
  expect(elided.size).toBeGreaterThan(100);
  expect([...elided].filter((coordinate) => POLICY.get(coordinate) === 'self')).toEqual([]);
});

/** Both answers must be the same bytes, and must show nothing whose own permission the token or the roles lack. */
async function compare(
  who: string,
  only: readonly string[] | undefined,
  document: string,
  variables: Record<string, string>,
  held: (permission: Permission) => boolean,
): Promise<Answer> {
  const asking = only === undefined ? { headers } : { only, headers };
  const answer = await served.as(who, asking).asks(document, variables);
  expect((await everywhere.as(who, asking).asks(document, variables)).body, document).toBe(answer.body);
  const shown = shownIn(schema, document, answer.data);
  const leaked = shown.filter(({ coordinate }) => {
    const guard = POLICY.get(coordinate) ?? 'nobody';
    if (guard === 'public' || guard === 'self') return false;
    return guard === 'nobody' || only?.includes(guard) === false || !held(guard);
  });
  expect(leaked).toEqual([]);
  compared.answers += 1;
  compared['values shown'] += shown.length;
  return answer;
}

const people = [ada, finn, olga, uma, dora, rita].map((who) => [nameOf(who), who] as const);

async function compareAll(who: string, sets: readonly (readonly string[])[]): Promise<void> {
  const ids = await rowsAt(served.owner, spotOf(who), who);
  const roles = await columnsHeld(served.owner, who);
  for (const only of sets) {
    for (const document of bundles(schema)) {
      await compare(who, only, document, variablesOf(document, ids), (permission) =>
        roles.some((role) => grants(role, permission)),
      );
    }
  }
}

describe('a token narrowed', { timeout: 180_000 }, () => {
  test.each(people)(
    'to any one permission shows %s the same with and without the wrappers left out',
    async (_name, who) => {
      await compareAll(
        who,
        guarding.map((permission) => [permission]),
      );
    },
  );

  const pairs = fc.sample(fc.subarray(guarding, { minLength: 2, maxLength: 2 }), { numRuns: 24, seed });

  test.each(people.slice(0, 3))('to any two of them shows %s the same', (_name, who) => compareAll(who, pairs));
});

test(
  'whatever somebody holds and asks, the wrappers left out make no difference, nor does the engine',
  { timeout: 120_000 },
  async () => {
    const who = 'random@test.example';
    await fc.assert(
      fc.asyncProperty(
        memberships,
        narrowing,
        fc.array(documents(schema, pool), { minLength: 3, maxLength: 3 }),
        async (held, only, asked) => {
          for (const { owner } of [served, everywhere]) await plant(owner, who, held);
          const roles = await columnsHeld(served.owner, who);
          for (const document of asked) {
            const answer = await compare(who, only, document, {}, (permission) =>
              roles.some((role) => grants(role, permission)),
            );
            const compiled = await served.as(who, only === undefined ? { headers } : { only, headers }).asks(document);
            expect(compiled.body, document).toBe(answer.body);
            compared.documents += 1;
            if (answer.status === 200 && answer.errors.length === 0) compared['answered in full'] += 1;
          }
        },
      ),
      { numRuns: 150, seed },
    );
    expect(compared['answered in full']).toBeGreaterThan(compared.documents * 0.8);
  },
);
