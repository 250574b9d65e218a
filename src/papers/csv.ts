import { yesOrBlank } from './block.js';
import type { PermissionTables } from './permission-tables.js';

/** The matrix for a spreadsheet: one line a permission. */
export const asCsv = ({ matrix, roles }: PermissionTables): string =>
  [
    ['group', 'permission', 'meaning', ...roles.map((role) => role.code)],
    ...matrix.flatMap(({ group, permissions }) =>
      permissions.map(({ permission, meaning, cells }) => [
        group,
        permission,
        meaning,
        ...roles.map((role) => yesOrBlank(cells[role.code] ?? false)),
      ]),
    ),
  ]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('');

/** RFC 4180. */
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
