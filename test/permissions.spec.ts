// Is the judge right? It reads the matrix as people would.
// The matrix itself: test/permissions/matrix.spec.ts; what holds for anybody at all: test/permissions/anybody.spec.ts.
import { describe, expect, test } from 'vitest';
import { accountsIn, decide, decideInScope, decideSelf, isEmpty, reachIn, type Decision } from '../src/auth/decide.js';
import { PERMISSIONS } from '../src/auth/permissions.js';
import {
  atReseller,
  inAccount,
  inOrganization,
  inSupport,
  narrowed,
  PLACES,
  somebody,
  theAccount,
  theOrganization,
  theOrganizations,
  theReseller,
} from './permissions/people.js';

const YES: Decision = { allowed: true };
const no = (reason: string): unknown => ({ allowed: false, reason });

describe('somebody with a role in an account', () => {
  test('for all organizations, holds it at the account and at each of them, and nowhere else', () => {
    const sid = somebody(inAccount('moose', 'SECURITY_ENGINEER'));
    expect(decide(sid, 'incident.view', theAccount('moose'))).toEqual(YES);
    expect(decide(sid, 'incident.view', theOrganization('moose', 'glass'))).toEqual(YES);
    expect(decide(sid, 'incident.view', theOrganization('birch', 'glass'))).toEqual(no('OUT_OF_REACH'));
    expect(decide(sid, 'billing.invoice.view', theAccount('moose'))).toEqual(no('NOT_GRANTED'));
    expect(accountsIn(sid, 'account.view')).toEqual(['moose']);
  });

  test('for assigned organizations, holds it at the account itself and at those alone', () => {
    const uma = somebody(inAccount('moose', 'USER', ['roofing', 'plumbing']));
    expect(decide(uma, 'account.settings.view', theAccount('moose'))).toEqual(YES);
    expect(decide(uma, 'incident.view', theOrganization('moose', 'roofing'))).toEqual(YES);
    expect(decide(uma, 'incident.view', theOrganization('moose', 'glass'))).toEqual(no('OUT_OF_REACH'));
    expect(reachIn(uma, 'incident.view', 'moose').organizations).toEqual(new Set(['moose-roofing', 'moose-plumbing']));
  });

  test('for no organization yet, sees the account and not one customer', () => {
    const newcomer = somebody(inAccount('moose', 'USER', []));
    expect(decide(newcomer, 'account.view', theAccount('moose'))).toEqual(YES);
    expect(decide(newcomer, 'incident.view', theOrganization('moose', 'roofing'))).toEqual(no('OUT_OF_REACH'));
  });
});

describe('somebody with a role in one organization', () => {
  const otto = somebody(inOrganization('moose', 'roofing', 'USER'));

  test('holds it there, not beside it and not above it', () => {
    expect(decide(otto, 'incident.view', theOrganization('moose', 'roofing'))).toEqual(YES);
    expect(decide(otto, 'incident.view', theOrganization('moose', 'plumbing'))).toEqual(no('OUT_OF_REACH'));
    expect(decide(otto, 'incident.view', theAccount('moose'))).toEqual(no('OUT_OF_REACH'));
    expect(decide(otto, 'account.view', theAccount('moose'))).toEqual(no('NOT_GRANTED'));
  });

  test('opens the lists of the account, which narrow to the organization, but no value of the account', () => {
    expect(decide(otto, 'incident.view', theAccount('moose'), 'overlaps')).toEqual(YES);
    expect(decide(otto, 'incident.view', theAccount('birch'), 'overlaps')).toEqual(no('OUT_OF_REACH'));
    expect(decide(otto, 'account.view', theAccount('moose'), 'overlaps')).toEqual(no('NOT_GRANTED'));
    expect(reachIn(otto, 'incident.view', 'moose')).toEqual({
      account: false,
      organizations: new Set(['moose-roofing']),
    });
  });
});

describe('somebody with two memberships', () => {
  const dora = somebody(inOrganization('moose', 'plumbing', 'ADMIN'), inOrganization('moose', 'glass', 'USER'));

  test('holds in each place what that membership grants, and not what the other does', () => {
    expect(decide(dora, 'remediation.approve', theOrganization('moose', 'plumbing'))).toEqual(YES);
    expect(decide(dora, 'remediation.approve', theOrganization('moose', 'glass'))).toEqual(no('OUT_OF_REACH'));
  });

  test('reaches both places with what both grant', () => {
    expect(reachIn(dora, 'incident.view', 'moose').organizations).toEqual(new Set(['moose-plumbing', 'moose-glass']));
  });

  test('has in one account the sum of an account role and an organization role', () => {
    const finn = somebody(inAccount('moose', 'FINANCE'), inOrganization('moose', 'roofing', 'READ_ONLY'));
    expect(decide(finn, 'billing.invoice.view', theAccount('moose'))).toEqual(YES);
    expect(decide(finn, 'incident.view', theOrganization('moose', 'roofing'))).toEqual(YES);
    expect(decide(finn, 'incident.view', theOrganization('moose', 'glass'))).toEqual(no('OUT_OF_REACH'));
    expect(decide(finn, 'incident.view', theAccount('moose'))).toEqual(no('OUT_OF_REACH'));
  });
});

describe('a row of several organizations', () => {
  const row = theOrganizations('moose', 'roofing', 'glass');

  test('is touched by whoever reaches one of them, and covered only by whoever reaches all', () => {
    const olga = somebody(inOrganization('moose', 'roofing', 'ADMIN'));
    const both = somebody(inOrganization('moose', 'roofing', 'ADMIN'), inOrganization('moose', 'glass', 'ADMIN'));
    expect(decide(olga, 'escalation.view', row, 'touches')).toEqual(YES);
    expect(decide(olga, 'escalation.view', row, 'covers')).toEqual(no('OUT_OF_REACH'));
    expect(decide(both, 'escalation.view', row, 'covers')).toEqual(YES);
  });

  test('is not there for somebody of a third organization, nor is a row that stands nowhere for anybody', () => {
    const third = somebody(inOrganization('moose', 'plumbing', 'ADMIN'));
    expect(decide(third, 'escalation.view', row, 'touches')).toEqual(no('OUT_OF_REACH'));
    const ada = somebody(inAccount('moose', 'ADMIN'));
    for (const question of ['covers', 'touches', 'overlaps'] as const) {
      expect(decide(ada, 'escalation.view', theOrganizations('moose'), question)).toEqual(no('OUT_OF_REACH'));
    }
  });
});

describe('the Admin of a reseller', () => {
  const rita = somebody(atReseller('north-pier'));

  test('sees what happens in every account beneath, and acts only where the reseller answers incidents', () => {
    for (const account of ['birch', 'cedar'] as const) {
      expect(decide(rita, 'incident.view', theOrganization(account, 'roofing'))).toEqual(YES);
    }
    expect(decide(rita, 'remediation.approve', theOrganization('birch', 'roofing'))).toEqual(YES);
    expect(decide(rita, 'remediation.approve', theOrganization('cedar', 'roofing'))).toEqual(no('OUT_OF_REACH'));
  });

  test('is nobody at an account of another reseller, of none, or at the other reseller', () => {
    for (const account of ['delta', 'moose'] as const) {
      expect(decide(rita, 'account.view', theAccount(account))).toEqual(no('OUT_OF_REACH'));
    }
    expect(decide(rita, 'reseller.view', theReseller('north-pier'))).toEqual(YES);
    expect(decide(rita, 'reseller.view', theReseller('harbor'))).toEqual(no('OUT_OF_REACH'));
  });

  test('stays nobody at a foreign account in spite of another role there', () => {
    const both = somebody(atReseller('north-pier'), inAccount('delta', 'MARKETING'));
    expect(decide(both, 'account.view', theAccount('delta'))).toEqual(no('OUT_OF_REACH'));
    expect(decide(both, 'hub.access', theAccount('delta'))).toEqual(YES);
  });

  test('has no right to act at all when no account beneath is partner_supported', () => {
    const onlyCedar = { ...rita, accounts: new Map([...rita.accounts].filter(([id]) => id === 'cedar')) };
    expect(decide(onlyCedar, 'remediation.approve')).toEqual(no('NOT_GRANTED'));
    expect(decide(rita, 'remediation.approve')).toEqual(YES);
  });
});

describe('platform support', () => {
  const pat = somebody(inSupport());

  test('holds its few permissions, and none of them at any place', () => {
    expect(decide(pat, 'support.lookup')).toEqual(YES);
    const held = PERMISSIONS.flatMap((permission) =>
      PLACES.filter((place) => decide(pat, permission, place, 'overlaps').allowed),
    );
    expect(held).toEqual([]);
  });

  test('carries none of them into an account where its person holds a role besides', () => {
    const both = somebody(inSupport(), inAccount('moose', 'USER'));
    expect(decide(both, 'access.explainOthers', theAccount('moose'))).toEqual(no('OUT_OF_REACH'));
    expect(decide(both, 'incident.view', theOrganization('moose', 'glass'))).toEqual(YES);
  });

  test('belongs to no place either, besides its own card', () => {
    expect(PLACES.filter((place) => decideInScope(pat, place).allowed)).toEqual([
      { kind: 'PERSON', personId: 'somebody' },
    ]);
  });
});

describe('a token narrowed to some permissions', () => {
  const ada = somebody(inAccount('moose', 'ADMIN'));
  const invoices = narrowed(ada, 'billing.invoice.view', 'support.lookup');

  test('says so where its person would be allowed, and not where its person never was', () => {
    expect(decide(invoices, 'billing.invoice.view', theAccount('moose'))).toEqual(YES);
    expect(decide(invoices, 'incident.view', theAccount('moose'))).toEqual(no('TOKEN_NARROWED'));
    expect(decide(invoices, 'incident.view')).toEqual(no('TOKEN_NARROWED'));
    expect(decide(invoices, 'reseller.view')).toEqual(no('NOT_GRANTED'));
  });

  test('gives nothing that its person does not have', () => {
    expect(decide(invoices, 'support.lookup')).toEqual(no('NOT_GRANTED'));
    expect(isEmpty(reachIn(invoices, 'incident.view', 'moose'))).toBe(true);
    expect(decide(narrowed(ada), 'account.view', theAccount('moose'))).toEqual(no('TOKEN_NARROWED'));
  });
});

describe('somebody without a membership', () => {
  test('is granted nothing, anywhere', () => {
    const lee = somebody();
    expect(PERMISSIONS.filter((permission) => decide(lee, permission).allowed)).toEqual([]);
    for (const place of PLACES) expect(decide(lee, 'account.view', place, 'overlaps')).toEqual(no('NOT_GRANTED'));
  });
});

describe('an account the viewer was not told of', () => {
  test('is nothing, even to a membership that names it', () => {
    const ada = { ...somebody(inAccount('moose', 'ADMIN')), accounts: new Map() };
    expect(decide(ada, 'account.view', theAccount('moose'))).toEqual(no('OUT_OF_REACH'));
    expect(isEmpty(reachIn(ada, 'account.view', 'moose'))).toBe(true);
    expect(accountsIn(ada, 'account.view')).toEqual([]);
  });
});

describe('what belongs to a person', () => {
  test('is theirs alone, and behind no permission', () => {
    const ada = somebody(inAccount('moose', 'ADMIN'));
    const own = { kind: 'PERSON', personId: 'somebody' } as const;
    expect(decideSelf(ada, own)).toEqual(YES);
    expect(decideSelf(ada, { ...own, personId: 'somebody else' })).toEqual(no('OUT_OF_REACH'));
    expect(decide(ada, 'accountUser.view', own)).toEqual(no('OUT_OF_REACH'));
  });
});

describe('a viewer', () => {
  test('cannot be changed once made: no role grows, no membership joins', () => {
    const uma = somebody(inAccount('moose', 'USER'));
    const [held] = uma.memberships;
    expect(() => Object.assign(held as object, { role: 'ADMIN' })).toThrow(TypeError);
    expect(() => (uma.memberships as unknown[]).push(inAccount('moose', 'ADMIN'))).toThrow(TypeError);
    expect(() => Object.assign(uma, { narrowedTo: null })).toThrow(TypeError);
  });
});
