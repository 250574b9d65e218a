/** What breaks an explanation, and the doors that platform support has in the walls. */
const broken = (name, file, find, replace, ...tests) => ({
  name: `explain: ${name}`,
  edits: [{ file, find, replace }],
  tests,
});

export const EXPLAIN = [
  broken(
    'the access of others is explained to anybody who sees their card',
    'src/context/explain-access.ts',
    'if (!gate.mayRead(OTHERS, ',
    "if (accountId === '' && !gate.mayRead(OTHERS, ",
    'test/explain.spec.ts',
  ),
  broken(
    'memberships out of the reach of whoever asks are considered',
    'src/entities/held-memberships.ts',
    'AND ${reach} ORDER BY',
    'AND (TRUE OR ${reach}) ORDER BY',
    'test/explain.spec.ts',
  ),
  broken(
    'platform support is answered without a record',
    'src/context/explain-by-place.ts',
    '    await lookup.record(',
    '    void (',
    'test/explain/support.spec.ts',
  ),
  broken(
    'a place that is not there is explained to platform support',
    'src/context/explain-by-place.ts',
    'organizationId === null || lookup.hasOrganization',
    "organizationId !== '' || lookup.hasOrganization",
    'test/explain/support.spec.ts',
  ),
  broken(
    'an Admin of an account counts as platform support',
    'src/auth/decide.ts',
    "(each) => each.layer === 'PLATFORM' && grants",
    "(each) => each.layer !== 'RESELLER' && grants",
    'test/explain/support.spec.ts',
  ),
  broken(
    'platform support reads the cards that people keep for themselves',
    'src/entities/migrations/1763700000008-support.ts',
    'place_id <> id AND (',
    'place_id IS NOT NULL AND (',
    'test/explain/support-wall.spec.ts',
  ),
  broken(
    'an explanation forgets the assigned organizations',
    'src/auth/considered.ts',
    "assigned === 'ALL' || reaches",
    'assigned !== null || reaches',
    'test/explain/agreement.spec.ts',
  ),
];
