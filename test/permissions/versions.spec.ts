// The version of June 2022 is the requirement's and cannot be left incomplete. What clients read of it: policy-versions.spec.ts.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PERMISSIONS, ROLES } from '../../src/auth/permissions.js';
import { ROLE_COLUMNS } from '../../src/auth/role-columns.js';
import { complaintsAbout } from './compiler.js';
import { readDifference, readJune2022 } from './requirement.js';

const FILE = 'src/auth/versions/june-2022.ts';

interface Requirement {
  readonly versions: { readonly '2022-06': Readonly<Record<string, { cells: Record<string, number>; silent?: true }>> };
  readonly difference: readonly { permission: string; role: string; then: number; now: number; comparable: boolean }[];
}

describe('the version of June 2022', { timeout: 60_000 }, () => {
  const original = new URL('../../../shared/spec/permissions-final.json', import.meta.url);
  test.runIf(existsSync(original))('is compared with the requirement as it is now', () => {
    const { versions, difference } = JSON.parse(readFileSync(original, 'utf8')) as Requirement;
    const asWritten = Object.entries(versions['2022-06']).map(([permission, { cells, silent }]) => ({
      permission,
      known: silent !== true,
      cells: Object.fromEntries(Object.entries(cells).map(([code, answer]) => [code, answer === 1])),
    }));
    expect(readJune2022()).toEqual(asWritten);
    expect(readDifference()).toEqual(
      difference.map(({ then, now, ...cell }) => ({ ...cell, before: then === 1, after: now === 1 })),
    );
  });

  test('does not compile when a role is added and no row says what was published of it', () => {
    const complaints = complaintsAbout(FILE, (text) => text.replace('y, n, y,  _, _, _, _,  _, _,  _]', 'y, n, y]'));
    expect(complaintsAbout(FILE, (text) => text)).toEqual([]);
    expect(complaints.join()).toContain(`target requires ${ROLES.length}`);
  });

  test('does not compile when a permission is neither told nor said to be unnamed', () => {
    const complaints = complaintsAbout(FILE, (text) => text.replace("...unnamed('host.isolate.bulk'),", ''));
    expect(complaints.join()).toMatch(/Property '"host.isolate.bulk"' is missing/);
  });
});

test('every column is held as what its name says', () => {
  const said = ROLES.map((role) => {
    const { layer, role: held } = ROLE_COLUMNS[role];
    return `${layer}/${held}`.toLowerCase().replace('_', '-');
  });
  expect(said).toEqual(ROLES.map((role) => role.split(' ')[0]));
  expect(PERMISSIONS).toHaveLength(readJune2022().length);
});
