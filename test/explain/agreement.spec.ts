import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerTo, askedOf } from '../../src/auth/asked.js';
import type { Clause } from '../../src/auth/clauses.js';
import type { Held } from '../../src/auth/considered.js';
import { decide, type Question } from '../../src/auth/decide.js';
import { objectTypes } from '../../src/auth/elision.js';
import { explain, type Explanation } from '../../src/auth/explain.js';
import { judgeOf, judgingOf, type Judging } from '../../src/auth/judging.js';
import { grants, PERMISSIONS, ROLES, type Permission, type Role } from '../../src/auth/permissions.js';
import { POLICY } from '../../src/auth/policy.js';
import { TABLES } from '../../src/auth/shield.js';
import {
  columnOf,
  freezeViewer,
  type AccountFacts,
  type Membership,
  type Place,
  type RoleName,
  type Viewer,
} from '../../src/auth/viewer.js';
import { openSchema } from '../../src/schema.js';
import { getNamedType } from 'graphql';
import {
  ACCOUNT_IDS,
  ACCOUNTS,
  atReseller,
  inAccount,
  inOrganization,
  inSupport,
  ORGANIZATIONS,
  PLACES,
  RESELLER_IDS,
} from '../permissions/people.js';

/** `explain` is no second judge: whatever it says of a decision is what the judge does when what it says is changed. */

const everyAccount: ReadonlyMap<string, AccountFacts> = new Map(Object.entries(ACCOUNTS));

const ACCOUNT_ROLES = [
  'ADMIN',
  'SECURITY_ENGINEER',
  'PROVISIONER',
  'USER',
  'FINANCE',
  'MARKETING',
  'READ_ONLY',
] as const;
const ORGANIZATION_ROLES = ['ADMIN', 'SECURITY_ENGINEER', 'USER', 'READ_ONLY'] as const;

const account = fc.constantFrom(...ACCOUNT_IDS);
const organization = fc.constantFrom(...ORGANIZATIONS);
const membership: fc.Arbitrary<Membership> = fc.oneof(
  fc
    .tuple(account, fc.constantFrom(...ACCOUNT_ROLES), fc.option(fc.subarray([...ORGANIZATIONS])))
    .map(([at, role, assigned]) => inAccount(at, role, assigned ?? 'ALL')),
  fc
    .tuple(account, organization, fc.constantFrom(...ORGANIZATION_ROLES))
    .map(([at, name, role]) => inOrganization(at, name, role)),
  fc.constantFrom(...RESELLER_IDS).map(atReseller),
  fc.constant(inSupport()),
);

const viewers: fc.Arbitrary<Viewer> = fc
  .record({
    memberships: fc.array(membership, { maxLength: 4 }),
    only: fc.option(fc.subarray([...PERMISSIONS], { maxLength: 60 }), { freq: 3 }),
  })
  .map(({ memberships, only }) =>
    freezeViewer({
      personId: 'somebody',
      memberships,
      accounts: everyAccount,
      narrowedTo: only === null ? null : new Set(only),
    }),
  );

const lapses: fc.Arbitrary<readonly Held[]> = fc.array(
  fc.record({ membership, lapsed: fc.constantFrom('EXPIRY' as const, 'SESSION' as const) }),
  { maxLength: 2 },
);

/** What a reseller may do only over accounts whose incidents it answers. */
const BY_SUPPORT_TYPE = PERMISSIONS.filter(
  (permission) =>
    grants('reseller/admin over partner_supported accounts', permission) &&
    !grants('reseller/admin over other accounts', permission),
);

const judgings: fc.Arbitrary<Judging> = fc
  .record({
    guard: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PERMISSIONS) }, fc.constantFrom(...BY_SUPPORT_TYPE)),
    question: fc.constantFrom<Question>('covers', 'overlaps', 'touches'),
  })
  .map(({ guard, question }) => ({ coordinate: 'Any.field', guard, question, standing: 'parent' }));

const places: fc.Arbitrary<Place> = fc.constantFrom(...PLACES);

const RUNS = { numRuns: 4000 };

type Case = readonly [viewer: Viewer, lapsed: readonly Held[], judging: Judging, place: Place];

const everybody = fc.tuple(viewers, lapses, judgings, places);

/** What holds of every explanation. */
const holds = (property: (explanation: Explanation, ...asked: Case) => void): void =>
  fc.assert(
    fc.property(everybody, (asked) => void property(explain(...asked), ...asked)),
    RUNS,
  );

const permissionOf = ({ guard }: Judging): Permission => guard as Permission;
const judged = (viewer: Viewer, { guard, question }: Judging, place: Place): boolean =>
  decide(viewer, guard as Permission, place, question).allowed;

describe('an explanation of any permission, for anybody, anywhere', () => {
  test('gives the answer of the judge, word for word', () => {
    holds(({ decision }, viewer, _lapsed, judging, place) => {
      expect(decision).toEqual(decide(viewer, permissionOf(judging), place, judging.question));
    });
  });

  test('names a clause for every no, and none for a yes', () => {
    holds(({ decision, decidedBy }) => expect(decidedBy === null).toBe(decision.allowed));
  });

  test('says of each membership that all clauses hold exactly if it grants by itself what was asked', () => {
    holds(({ considered }, viewer, lapsed, judging, place) => {
      expect(considered).toHaveLength(viewer.memberships.length + lapsed.length);
      for (const { membership: held, clauses, grants: part } of considered.slice(0, viewer.memberships.length)) {
        const alone = judged({ ...viewer, memberships: [held] }, judging, place);
        expect(Object.values(clauses).every(Boolean)).toBe(alone);
        expect(judging.question === 'covers' ? part === 'ALL' : part !== 'NONE').toBe(alone);
      }
    });
  });

  test('says yes exactly if the memberships, taken together, grant it', () => {
    holds(({ decision, considered }, viewer, _lapsed, judging, place) => {
      const granting = considered.filter((each) => each.grants !== 'NONE').map(({ membership: held }) => held);
      expect(judged({ ...viewer, memberships: granting }, judging, place)).toBe(decision.allowed);
      const rest = viewer.memberships.filter((held) => !granting.includes(held));
      expect(judged({ ...viewer, memberships: rest }, judging, place)).toBe(false);
    });
  });

  test('never says that what has lapsed grants anything', () => {
    holds(({ considered }, viewer) => {
      const lapsed = considered.slice(viewer.memberships.length);
      expect(
        lapsed.filter(({ grants: part, clauses }) => part !== 'NONE' || (clauses.EXPIRY && clauses.SESSION)),
      ).toEqual([]);
    });
  });
});

describe('the clause that decided', () => {
  const decidedBy = (clause: Clause, property: (explanation: Explanation, ...asked: Case) => void): void => {
    let met = 0;
    holds((explanation, ...asked) => {
      if (explanation.decidedBy !== clause) return;
      met += 1;
      property(explanation, ...asked);
    });
    expect(met).toBeGreaterThan(0);
  };

  test('is TOKEN exactly where a wider token would do more', () => {
    holds(({ decidedBy: clause, decision }, viewer, _lapsed, judging) => {
      const wide = { ...viewer, narrowedTo: null };
      const taken = viewer.narrowedTo !== null && !viewer.narrowedTo.has(permissionOf(judging));
      expect(clause === 'TOKEN').toBe(taken && decide(wide, permissionOf(judging)).allowed);
      expect(clause === 'TOKEN').toBe(!decision.allowed && decision.reason === 'TOKEN_NARROWED');
    });
  });

  /** The same person with a wide token, and with whatever has lapsed. */
  const revived = (viewer: Viewer, lapsed: readonly Held[]): Viewer => ({
    ...viewer,
    narrowedTo: null,
    memberships: [...viewer.memberships, ...lapsed.map((held) => held.membership)],
  });

  test('is EXPIRY only where a membership that has ended would still grant it', () => {
    decidedBy('EXPIRY', (_explanation, viewer, lapsed, judging, place) => {
      const alone = lapsed.map((held) => ({ ...revived(viewer, []), memberships: [held.membership] }));
      expect(alone.some((each) => judged(each, judging, place))).toBe(true);
    });
  });

  test('is ASSIGNED_ORGANIZATIONS only where all organizations would be enough', () => {
    decidedBy('ASSIGNED_ORGANIZATIONS', (_explanation, viewer, lapsed, judging, place) => {
      const { memberships, ...rest } = revived(viewer, lapsed);
      const unconfined = memberships.map((held) =>
        'organizationIds' in held ? { ...held, organizationIds: null } : held,
      );
      expect(judged({ ...rest, memberships: unconfined }, judging, place)).toBe(true);
    });
  });

  test('is SUPPORT_TYPE only where another support type of the account would be enough', () => {
    decidedBy('SUPPORT_TYPE', (_explanation, viewer, lapsed, judging, place) => {
      const enough = (['PARTNER_SUPPORTED', 'HUNTRESS_SUPPORTED'] as const).map((supportType) => {
        const accounts = new Map([...viewer.accounts].map(([id, facts]) => [id, { ...facts, supportType }]));
        return judged({ ...revived(viewer, lapsed), accounts }, judging, place);
      });
      expect(enough).toContain(true);
    });
  });

  test('is ROLE only where no role that is held there carries the permission', () => {
    decidedBy('ROLE', ({ considered }) => {
      const there = considered.filter(
        ({ clauses }) => clauses.SCOPE && clauses.ASSIGNED_ORGANIZATIONS && clauses.EXPIRY && clauses.SESSION,
      );
      expect(there.filter(({ clauses }) => clauses.ROLE && clauses.SUPPORT_TYPE)).toEqual([]);
    });
  });

  test('is SCOPE only where the role is held and carries the permission, elsewhere or for less than all of it', () => {
    decidedBy('SCOPE', ({ considered }) => {
      expect(considered.some(({ clauses }) => clauses.ROLE && !clauses.SCOPE)).toBe(true);
    });
  });
});

describe('what would grant it', () => {
  test('is each column that would, and no other', () => {
    holds(({ wouldGrant }, viewer, _lapsed, judging, place) => {
      if (permissionOf(judging) === 'soc.requestSupport') return expect(wouldGrant).toEqual([]);
      const enough = ROLES.filter((role) =>
        heldAt(role, place).some(([facts, held]) =>
          judged({ ...viewer, narrowedTo: null, accounts: facts, memberships: [held] }, judging, place),
        ),
      );
      expect(wouldGrant).toEqual(enough);
    });
  });

  test('of requesting SOC support is no role at all: people are named instead (domain.md 8b.34)', () => {
    const judging: Judging = {
      coordinate: 'Any.act',
      guard: 'soc.requestSupport',
      question: 'covers',
      standing: 'parent',
    };
    for (const place of PLACES) {
      expect(
        explain(
          freezeViewer({ personId: 'x', memberships: [], accounts: everyAccount, narrowedTo: null }),
          [],
          judging,
          place,
        ).wouldGrant,
      ).toEqual([]);
    }
  });

  type Holding = readonly [ReadonlyMap<string, AccountFacts>, Membership];

  /** The memberships of one column that somebody could be given at a place. */
  function heldAt(role: Role, place: Place): readonly Holding[] {
    if (place.kind === 'PERSON') return [];
    const [layer = '', name = ''] = role.split(/[/ ]/);
    const roleName = name.toUpperCase().replaceAll('-', '_') as RoleName;
    if (layer === 'platform') return [[everyAccount, inSupport()]];
    const supportType = role.includes('partner') ? 'PARTNER_SUPPORTED' : 'HUNTRESS_SUPPORTED';
    if (place.kind === 'RESELLER') {
      const held: Membership = { id: 'new', layer: 'RESELLER', role: 'ADMIN', resellerId: place.resellerId };
      return layer === 'reseller' && columnOf(held, undefined) === role ? [[everyAccount, held]] : [];
    }
    const { accountId, at } = place;
    if (layer === 'reseller') {
      return [
        [
          new Map([[accountId, { resellerId: 'r', supportType }]]),
          { id: 'new', layer: 'RESELLER', role: 'ADMIN', resellerId: 'r' },
        ],
      ];
    }
    if (layer === 'account')
      return [[everyAccount, { id: 'new', layer: 'ACCOUNT', role: roleName, accountId, organizationIds: null }]];
    const organizations = [...at.filter((spot) => spot !== accountId), `${accountId}-glass`];
    return organizations.map((organizationId) => [
      everyAccount,
      { id: 'new', layer: 'ORGANIZATION', role: roleName, accountId, organizationId },
    ]);
  }
});

describe('every coordinate of the policy', () => {
  const schema = openSchema();
  const all = objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).map((field) => {
      const coordinate = `${type.name}.${field.name}`;
      return judgingOf(coordinate, getNamedType(field.type).name, POLICY.get(coordinate) ?? 'self', TABLES);
    }),
  );

  test('is explained with the very answer of the fence, wherever the fence is asked about a place', () => {
    const atPlaces = all.filter(({ standing }) => standing !== 'door');
    fc.assert(
      fc.property(viewers, fc.constantFrom(...atPlaces), places, (viewer, judging, place) => {
        const { decision, guard } = explain(viewer, [], judging, place);
        const fence = judgeOf(judging)(viewer, place);
        if (guard === judging.guard) expect(decision).toEqual(fence);
        else expect(fence.allowed).toBe(true); // a public value of a row, further fenced by the gate of the row
      }),
      RUNS,
    );
  });

  test('that is a door is explained where the object stands, and never with a yes that the door would not give', () => {
    const doors = all.filter(({ standing }) => standing === 'door');
    fc.assert(
      fc.property(viewers, fc.constantFrom(...doors), places, (viewer, judging, place) => {
        const door = judgeOf(judging)(viewer, undefined);
        const { decision } = explain(viewer, [], judging, place);
        if (decision.allowed) expect(door.allowed).toBe(true);
        expect(explain(viewer, [], judging, undefined).decision).toEqual(door);
      }),
      RUNS,
    );
  });

  test('is answered by what was asked, and by nothing else', () => {
    fc.assert(
      fc.property(viewers, lapses, fc.constantFrom(...all), places, (viewer, lapsed, judging, place) => {
        const { decision, guard } = explain(viewer, lapsed, judging, place);
        const asked = askedOf(viewer, judging, place);
        expect([decision, guard]).toEqual([answerTo(viewer, asked), asked.guard]);
      }),
      RUNS,
    );
  });
});
