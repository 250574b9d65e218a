// The matrix is the requirement's, cell by cell, and cannot be left incomplete.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isPermission, MATRIX, PERMISSIONS, ROLES, type Permission } from '../../src/auth/permissions.js';
import { ROLE_COLUMNS } from '../../src/auth/role-columns.js';
import { complaintsAbout } from './compiler.js';
import { readRequirement } from './requirement.js';

interface Requirement {
  readonly versions: { readonly current: Readonly<Record<string, unknown>> };
}

describe('the matrix', () => {
  const cells = (permission: Permission): Record<string, boolean> =>
    Object.fromEntries(ROLES.map((role, index) => [ROLE_COLUMNS[role].code, MATRIX[permission].cells[index] === true]));

  test.each(readRequirement())('$permission is as required, cell by cell', (required) => {
    expect(isPermission(required.permission)).toBe(true);
    const { permission } = required as { permission: Permission };
    expect({ group: MATRIX[permission].group, meaning: MATRIX[permission].meaning, cells: cells(permission) }).toEqual({
      group: required.group,
      meaning: required.meaning,
      cells: required.cells,
    });
  });

  test('has the rows and columns that are required, in that order, and no others', () => {
    const required = readRequirement();
    expect(PERMISSIONS).toEqual(required.map(({ permission }) => permission));
    expect(ROLES.map((role) => ROLE_COLUMNS[role].code)).toEqual(Object.keys(required[0]?.cells ?? {}));
  });

  const original = new URL('../../../shared/spec/permissions-final.json', import.meta.url);
  test.runIf(existsSync(original))('is compared with the requirement as it is now', () => {
    const { versions } = JSON.parse(readFileSync(original, 'utf8')) as Requirement;
    for (const { permission, group, meaning, cells: required } of readRequirement()) {
      const asNumbers = Object.fromEntries(Object.entries(required).map(([code, answer]) => [code, answer ? 1 : 0]));
      expect(versions.current[permission], permission).toEqual({ group, meaning, cells: asNumbers });
    }
    expect(Object.keys(versions.current)).toHaveLength(PERMISSIONS.length);
  });

  test('does not compile when a row leaves a role unanswered', () => {
    type Cells = (typeof MATRIX)['account.view']['cells'];
    const y = true;
    // @ts-expect-error thirteen answers for fourteen roles
    const unanswered: Cells = [y, y, y, y, y, y, y, y, y, y, y, y, y];
    expect(unanswered).toHaveLength(ROLES.length - 1);
  });

  test('does not compile when a role is added and no row answers for it', () => {
    const complaints = complaintsAbout('src/auth/permissions.ts', (text) =>
      text.replace("'platform/support', // SUP", "'platform/support', 'account/trainee',"),
    );
    expect(complaintsAbout('src/auth/permissions.ts', (text) => text)).toEqual([]);
    expect(complaints.filter((complaint) => complaint.includes('target requires 15'))).toHaveLength(PERMISSIONS.length);
  });
});
