import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/auth/decide.js';
import { PERMISSIONS, type Permission } from '../../src/auth/permissions.js';
import { diceOf } from '../filters/random.js';
import { holds } from '../reference.js';
import { LONG } from '../long.js';
import { randomTenants, type Tenants } from './tenants.js';

/** The judge and the reference, which shares no code with it, say the same of everybody everywhere. */

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const DECISIONS = LONG ? 10_000_000 : 1_000_000;

test(`they agree in at least ${DECISIONS.toLocaleString('en')} decisions (SEED=${SEED})`, () => {
  let decisions = 0;
  let granted = 0;
  while (decisions < DECISIONS) {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const tenants = randomTenants(diceOf(seed));
        for (const permission of PERMISSIONS) {
          for (const disagreement of disagreements(tenants, permission))
            expect.fail(`${disagreement} (tenants ${seed})`);
        }
        const asked = PERMISSIONS.length * (3 * tenants.places.length);
        decisions += asked;
        granted += grants(tenants);
      }),
      { seed: SEED + decisions, numRuns: 50, endOnFailure: true },
    );
  }
  console.log('decisions', decisions, 'granted, of one permission', granted, 'seed', SEED);
  expect(granted).toBeGreaterThan(decisions / PERMISSIONS.length / 50); // both say yes often enough to mean something
}, 600_000);

function* disagreements({ world, asker, viewer, places }: Tenants, permission: Permission): Generator<string> {
  for (const { place, spots } of places) {
    const seen = spots.map((spot) => holds(world, asker, permission, spot));
    const beneath =
      place.kind === 'ACCOUNT' && place.at[0] === place.accountId
        ? organizationsIn(places, place.accountId).some((spot) => holds(world, asker, permission, spot))
        : false;
    const expected = {
      covers: !seen.includes(false),
      touches: seen.includes(true),
      overlaps: seen.includes(true) || beneath,
    };
    for (const question of ['covers', 'touches', 'overlaps'] as const) {
      const { allowed } = decide(viewer, permission, place, question);
      if (allowed !== expected[question]) {
        yield `${permission} ${question} ${JSON.stringify(place)}: the judge says ${allowed} of ${JSON.stringify(viewer.memberships)}`;
      }
    }
  }
}

const organizationsIn = (places: Tenants['places'], accountId: string) =>
  places.flatMap(({ spots }) =>
    spots.filter((spot) => 'accountId' in spot && spot.accountId === accountId && spot.organizationId !== null),
  );

const grants = ({ viewer, places }: Tenants): number =>
  places.filter(({ place }) => decide(viewer, 'agent.view', place).allowed).length;
