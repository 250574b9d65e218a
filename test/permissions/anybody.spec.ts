// What holds for anybody at all, whatever they hold wherever. Replay a failure with its seed: SEED=<n> npx vitest run ...
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountsIn, decide, isEmpty, reachIn, scopeIn, type Question } from '../../src/auth/decide.js';
import { PERMISSIONS, type Permission } from '../../src/auth/permissions.js';
import type { Membership, Viewer } from '../../src/auth/viewer.js';
import {
  ACCOUNT_IDS,
  atReseller,
  inAccount,
  inOrganization,
  inSupport,
  narrowed,
  ORGANIZATIONS,
  organizationIds,
  PLACES,
  RESELLER_IDS,
  somebody,
  theAccount,
} from './people.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const RUNS = { seed, numRuns: 1_000 };
console.info(`anybody.spec.ts: SEED=${seed}`);

const accountRole = fc.constantFrom(
  'ADMIN',
  'SECURITY_ENGINEER',
  'PROVISIONER',
  'USER',
  'FINANCE',
  'MARKETING',
  'READ_ONLY',
);
const organizationRole = fc.constantFrom('ADMIN', 'SECURITY_ENGINEER', 'USER', 'READ_ONLY');
const account = fc.constantFrom(...ACCOUNT_IDS);

const membership: fc.Arbitrary<Membership> = fc.oneof(
  fc
    .tuple(account, accountRole, fc.oneof(fc.constant('ALL' as const), fc.subarray([...ORGANIZATIONS])))
    .map((held) => inAccount(...held)),
  fc.tuple(account, fc.constantFrom(...ORGANIZATIONS), organizationRole).map((held) => inOrganization(...held)),
  fc.constantFrom(...RESELLER_IDS).map(atReseller),
  fc.constant(inSupport()),
);
const memberships = fc.array(membership, { maxLength: 5 });
const permission = fc.constantFrom(...PERMISSIONS);
const permissions = fc.subarray([...PERMISSIONS]);
/** Somebody, with or without a narrowed token. */
const anybody = fc
  .tuple(memberships, fc.option(permissions))
  .map(([held, only]) => (only === null ? somebody(...held) : narrowed(somebody(...held), ...only)));

const QUESTIONS: readonly Question[] = ['covers', 'overlaps', 'touches'];

/** Every question that can be asked about a permission, by its name. */
const ASKED = PLACES.flatMap((place) =>
  QUESTIONS.map((question) => ({ place, question, name: JSON.stringify([question, place]) })),
);

/** The questions about a permission to which this viewer gets a yes. */
function rights(viewer: Viewer, asked: Permission): readonly string[] {
  const granted = ASKED.filter(({ place, question }) => decide(viewer, asked, place, question).allowed);
  const places = granted.map(({ name }) => name);
  return decide(viewer, asked).allowed ? ['anywhere', ...places] : places;
}

/** The whole of several organizations may be covered by memberships of which each covers a part. */
const COVERS_SEVERAL: ReadonlySet<string> = new Set(
  ASKED.filter(({ place, question }) => place.kind === 'ACCOUNT' && place.at.length > 1 && question === 'covers').map(
    ({ name }) => name,
  ),
);

/** The rights of one who should have no more than another. */
const surplus = (less: Viewer, more: Viewer, asked: Permission): readonly string[] => {
  const had = new Set(rights(more, asked));
  return rights(less, asked).filter((right) => !had.has(right));
};

describe('anybody at all', () => {
  test('who loses a membership gains nothing', () => {
    fc.assert(
      fc.property(memberships, fc.nat(), permission, (held, index, asked) => {
        const rest = held.filter((_, at) => at !== index % Math.max(held.length, 1));
        expect(surplus(somebody(...rest), somebody(...held), asked)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('holds at a place what one of their memberships holds there by itself, and nothing that comes of the mixture', () => {
    fc.assert(
      fc.property(memberships, permission, (held, asked) => {
        const alone = new Set(held.flatMap((one) => rights(somebody(one), asked)));
        const together = rights(somebody(...held), asked);
        expect(together.filter((right) => !alone.has(right) && !COVERS_SEVERAL.has(right))).toEqual([]);
        expect([...alone].filter((right) => !together.includes(right))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('who narrows a token gains nothing, and keeps exactly what it names', () => {
    fc.assert(
      fc.property(memberships, permissions, permission, (held, only, asked) => {
        const person = somebody(...held);
        const expected = only.includes(asked) ? rights(person, asked) : [];
        expect(rights(narrowed(person, ...only), asked)).toEqual(expected);
      }),
      RUNS,
    );
  });

  test('who narrows a token further gains nothing', () => {
    fc.assert(
      fc.property(memberships, permissions, permissions, permission, (held, some, more, asked) => {
        const person = somebody(...held);
        expect(surplus(narrowed(person, ...some), narrowed(person, ...some, ...more), asked)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('reaches by SQL exactly the places where the judge says yes', () => {
    fc.assert(
      fc.property(anybody, permission, (viewer, asked) => {
        for (const place of PLACES) {
          if (place.kind !== 'ACCOUNT') continue;
          const reach = reachIn(viewer, asked, place.accountId);
          const inReach = (spot: string): boolean =>
            spot === place.accountId ? reach.account : reach.organizations === 'ALL' || reach.organizations.has(spot);
          expect(decide(viewer, asked, place).allowed).toBe(place.at.every(inReach));
          expect(decide(viewer, asked, place, 'touches').allowed).toBe(place.at.some(inReach));
        }
        for (const id of ACCOUNT_IDS) {
          expect(decide(viewer, asked, theAccount(id), 'overlaps').allowed).toBe(!isEmpty(reachIn(viewer, asked, id)));
        }
        expect(accountsIn(viewer, asked)).toEqual(
          ACCOUNT_IDS.filter((id) => decide(viewer, asked, theAccount(id)).allowed),
        );
      }),
      RUNS,
    );
  });

  test('reaches nothing outside the places they belong to, and no organization of another account', () => {
    fc.assert(
      fc.property(anybody, permission, account, (viewer, asked, id) => {
        const [reach, scope] = [reachIn(viewer, asked, id), scopeIn(viewer, id)];
        const [reached, belongs] = [reach, scope].map(({ organizations }) =>
          organizations === 'ALL' ? organizationIds(id) : [...organizations],
        ) as [readonly string[], readonly string[]];
        expect(reach.account && !scope.account).toBe(false);
        expect(reached.filter((spot) => !belongs.includes(spot))).toEqual([]);
        expect(belongs.filter((spot) => !organizationIds(id).includes(spot))).toEqual([]);
      }),
      RUNS,
    );
  });

  test('is told that it is out of reach only of what they hold elsewhere', () => {
    fc.assert(
      fc.property(anybody, permission, (viewer, asked) => {
        for (const place of PLACES) {
          const decision = decide(viewer, asked, place);
          if (decision.allowed || decision.reason === 'OUT_OF_REACH') expect(decide(viewer, asked).allowed).toBe(true);
          else expect(decide(viewer, asked)).toEqual(decision);
        }
      }),
      RUNS,
    );
  });
});
