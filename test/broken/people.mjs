/** What breaks the look-up of who asks, and where their roles hold. */
const lookup = (find, replace) => ({ file: 'src/entities/viewer-lookup.ts', find, replace });
const decide = (find, replace) => ({ file: 'src/auth/decide.ts', find, replace });
const clause = (find, replace) => ({ file: 'src/auth/clauses.ts', find, replace });

export const PEOPLE = [
  {
    name: 'a role that has ended still counts',
    edits: [clause('expiresAt === null || expiresAt > now;', 'expiresAt === null || expiresAt > now || true;')],
    tests: ['test/isolation.spec.ts'],
  },
  {
    name: 'a role for assigned organizations is read as one for all',
    edits: [
      lookup(
        "row.organizationScope === 'ALL' ? null : row.assigned",
        "row.organizationScope === 'ALL' || true ? null : row.assigned",
      ),
    ],
    tests: ['test/isolation.spec.ts'],
  },
  {
    name: 'the narrowing of a token is ignored',
    edits: [lookup('narrowedTo: claims.narrowedTo', 'narrowedTo: claims === null ? claims : null')],
    tests: ['test/isolation.spec.ts', 'test/stripping.spec.ts'],
  },
  {
    name: 'the narrowing of a token is ignored where rows are reached',
    edits: [
      decide(
        '    withinToken(viewer, permission) ? reachOver',
        "    withinToken(viewer, permission) || viewer.personId !== '' ? reachOver",
      ),
    ],
    tests: ['test/isolation.spec.ts', 'test/permissions.spec.ts'],
  },
  {
    name: 'a person who was disabled may still act',
    edits: [lookup("person.status === 'ACTIVE' && ", '')],
    tests: ['test/acts/revocation.spec.ts', 'test/abuse/tokens.spec.ts'],
  },
  {
    name: 'a session that was ended goes on',
    edits: [
      lookup(
        'issuedAt >= person.sessionsInvalidBefore',
        "issuedAt >= person.sessionsInvalidBefore || person.id !== ''",
      ),
    ],
    tests: ['test/acts/revocation.spec.ts', 'test/abuse/tokens.spec.ts'],
  },
  {
    name: "a reseller's column does not depend on who answers incidents",
    edits: [
      {
        file: 'src/auth/viewer.ts',
        find: "account?.supportType === 'PARTNER_SUPPORTED' ? 'partner_supported' : 'other'",
        replace: "account !== undefined ? 'partner_supported' : 'other'",
      },
    ],
    tests: ['test/permissions.spec.ts', 'test/audit/acts.spec.ts'],
  },
  {
    name: 'an organization role reaches the whole account',
    edits: [
      clause(
        '{ account: false, organizations: new Set([held.organizationId]) }',
        "{ account: false, organizations: 'ALL' }",
      ),
    ],
    tests: ['test/isolation.spec.ts', 'test/permissions.spec.ts'],
  },
  {
    name: 'one place in reach is enough for all places of a row',
    edits: [decide('place.at.length > 0 && place.at.every(inReach)', 'place.at.some(inReach)')],
    tests: ['test/permissions.spec.ts'],
  },
];
