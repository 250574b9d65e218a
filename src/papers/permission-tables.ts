import { isConnectionPart } from '../auth/elision.js';
import { MATRIX, PERMISSIONS, ROLES, type Permission } from '../auth/permissions.js';
import { POLICY, ROWS, SEVERAL_ORGANIZATIONS, WHOLE_ROW, type Guard, type RowGate } from '../auth/policy.js';
import { ROLE_COLUMNS } from '../auth/role-columns.js';
import { elidedCoordinates } from '../schema.js';
import { RULES, type PublishedRule } from './rules.js';

export interface PublishedPermission {
  readonly permission: Permission;
  readonly meaning: string;
  /** By the code of the column. */
  readonly cells: Readonly<Record<string, boolean>>;
}

export interface PublishedLine {
  readonly coordinate: string;
  readonly guard: Guard;
  /** False where the question was provably answered at every door before. */
  readonly askedPerValue: boolean;
}

/** Who may what, as plain data: what `GET /permissions` answers to a program, and what the page is made of. */
export interface PermissionTables {
  readonly roles: readonly { readonly code: string; readonly name: string; readonly role: string }[];
  readonly matrix: readonly { readonly group: string; readonly permissions: readonly PublishedPermission[] }[];
  readonly policy: readonly { readonly type: string; readonly lines: readonly PublishedLine[] }[];
  readonly rowGates: readonly ({ readonly type: string } & RowGate)[];
  readonly elided: { readonly why: string; readonly coordinates: readonly string[] };
  readonly severalOrganizations: readonly string[];
  readonly wholeRow: readonly string[];
  readonly notYetGuarding: readonly Permission[];
  readonly rules: readonly PublishedRule[];
}

const WHY_ELIDED =
  'A value is not asked about again where the judge could not say no any more: it is public and no row of its own, or ' +
  'every coordinate that yields its type needs the same permission and fetched its rows within the reach of that permission.';

let made: PermissionTables | undefined;

/** The tables are a function of the code alone, so they are made once. */
export const permissionTables = (): PermissionTables => (made ??= makeTables());

function makeTables(): PermissionTables {
  const elided = elidedCoordinates();
  const guarding = namesThatGuard();
  return {
    roles: ROLES.map((role) => ({ code: ROLE_COLUMNS[role].code, name: ROLE_COLUMNS[role].name, role })),
    matrix: distinct(PERMISSIONS.map((permission) => MATRIX[permission].group)).map(groupOf),
    policy: typesInOrder().map((type) => ({ type, lines: linesOf(type, elided) })),
    rowGates: [...ROWS].map(([type, gate]) => ({ type, ...gate })).sort(by(({ type }) => type)),
    elided: { why: WHY_ELIDED, coordinates: [...elided].sort() },
    severalOrganizations: [...SEVERAL_ORGANIZATIONS],
    wholeRow: [...WHOLE_ROW],
    notYetGuarding: PERMISSIONS.filter((permission) => !guarding.has(permission)),
    rules: RULES,
  };
}

const groupOf = (group: string) => ({
  group,
  permissions: PERMISSIONS.filter((permission) => MATRIX[permission].group === group).map((permission) => ({
    permission,
    meaning: MATRIX[permission].meaning,
    cells: Object.fromEntries(
      ROLES.map((role, index) => [ROLE_COLUMNS[role].code, MATRIX[permission].cells[index] ?? false]),
    ),
  })),
});

const OPERATIONS: ReadonlySet<string> = new Set(['Query', 'Mutation']);

/** The operations first, the lists' own parts last: what opens a list guards its parts. */
function typesInOrder(): readonly string[] {
  const rank = (type: string): number => (OPERATIONS.has(type) ? 0 : isConnectionPart(type) ? 2 : 1);
  return distinct([...POLICY.keys()].map(typeOf)).sort(by((type) => `${rank(type)} ${type}`));
}

const linesOf = (type: string, elided: ReadonlySet<string>): readonly PublishedLine[] =>
  [...POLICY]
    .filter(([coordinate]) => typeOf(coordinate) === type)
    .map(([coordinate, guard]) => ({ coordinate, guard, askedPerValue: !elided.has(coordinate) }))
    .sort(by(({ coordinate }) => coordinate));

/** Every name that guards a field or the way to a row by its id. */
const namesThatGuard = (): ReadonlySet<Guard | null> =>
  new Set([...POLICY.values(), ...[...ROWS.values()].flatMap((gate) => Object.values(gate) as (Guard | null)[])]);

const typeOf = (coordinate: string): string => coordinate.slice(0, coordinate.indexOf('.'));

const distinct = (names: readonly string[]): string[] => [...new Set(names)];

const by =
  <Item>(key: (item: Item) => string) =>
  (a: Item, b: Item): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
