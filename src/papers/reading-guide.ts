import { heading, list, paragraph, type Block } from './block.js';
import type { PermissionTables } from './permission-tables.js';

/** How to read the page, for people who have never seen the code. */
export const readingGuide = ({ wholeRow, severalOrganizations, elided }: PermissionTables): readonly Block[] => [
  heading(2, 'How to read this'),
  paragraph(
    'Three tables answer everything: the matrix says which role carries which permission, the policy says which permission ' +
      'guards which field, and the memberships of a person (which are data, so not on this page) say who holds which role ' +
      'where. What none of them grants is refused.',
  ),
  paragraph(
    'A `yes` in the matrix means that the role carries the permission; a blank cell means that it does not. Where a role holds is a property ' +
      'of the membership: a role of an account reaches the account itself and all of its organizations, or only those assigned to ' +
      'it; a role of an organization reaches that organization alone; several memberships add up. The Admin of a reseller has ' +
      'two columns, and the support type of each account beneath decides which one holds there. Platform support holds ' +
      'nothing at any account. A token narrowed to some permissions can only take away.',
  ),
  paragraph('A field is guarded by exactly one of these:'),
  list([
    'a permission, asked at the place where the row stands. For a value or an act the membership must cover the whole of the place ' +
      '(`covers`); a list may be opened if it reaches any part of the place (`overlaps`) and then shows, counts and pages that part alone;',
    '`public`: on a row, whoever belongs to the place where the row stands, whatever the role; on anything else, whoever ' +
      'was shown the value it is part of;',
    '`self`: the person whose own it is, and nobody else.',
  ]),
  paragraph(
    `A row of ${severalOrganizations.map((type) => `\`${type}\``).join(', ')} may stand in several organizations. It is visible to whoever reaches one of them, ` +
      `but ${wholeRow.map((coordinate) => `\`${coordinate}\``).join(' and ')} are null unless all of them are in reach (\`WHOLE_ROW\`).`,
  ),
  paragraph(
    'A refused read is null and the rest of the answer stands; a refused mutation is the error FORBIDDEN and changes nothing. ' +
      'A row out of reach is absent: it cannot be told from one that never existed.',
  ),
  paragraph(
    `${elided.why} In the policy below these ${elided.coordinates.length} coordinates have no \`yes\` under \`Asked per value\`.`,
  ),
];
