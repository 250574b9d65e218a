import { type Columns, type KnownRow } from '../isolation/world.js';
import { spotsOf } from '../reference.js';
import { meaningOf } from './meanings.js';
import { needed } from './published.js';
import { nameOf, type Sight } from './sight.js';

/** What a cell shows to whoever looks; undefined if nothing. */
export function shownIn(sight: Sight, row: KnownRow, column: string, rows: RowsByName): unknown {
  const value: unknown = row.columns[column];
  const meaning = meaningOf(row.type, column, row.columns);
  if (meaning.kind === 'place' || meaning.kind === 'value') return sight.sees(row, column) ? value : undefined;
  if (sight.sees(row, column)) return value; // whole, for platform support
  if (!sight.isSeen(row)) return undefined;
  switch (meaning.kind) {
    case 'reference': {
      const target = targetOf(rows, meaning.target, row.columns, value);
      return target !== undefined && sight.isSeen(target) ? value : undefined;
    }
    case 'organizations': {
      const ids = value as readonly string[];
      const hidden = ids.filter((id) => !showsOrganization(sight, row, id));
      const rights = hidden.map((id) => sight.rightsAt(row.columns['account_id'], id));
      return [ids.filter((id) => !hidden.includes(id)).sort(), [...new Set(rights)].sort()];
    }
    case 'assigned': {
      const isOwn = row.columns['person_id'] === sight.who.personId;
      return (value as readonly string[]).filter((id) => {
        const organization = sight.organization(id);
        return isOwn || (organization !== undefined && sight.isSeen(organization));
      });
    }
    case 'people':
      return (value as readonly string[]).filter((id) => {
        const card = targetOf(rows, 'User', row.columns, id);
        return card !== undefined && sight.isSeen(card);
      });
    case 'changes':
      return (value as readonly Columns[]).filter(({ coordinate }) => readsChange(sight, row, coordinate));
  }
}

/** Whether one of the organizations of a shared row can be made out: by the row itself or as an organization. */
export function showsOrganization(sight: Sight, { type, columns }: KnownRow, organizationId: string): boolean {
  const spot = { accountId: columns['account_id'] as string, organizationId };
  const own = needed(type, 'id');
  return sight.holds('organization.view', spot) || (own !== null && sight.holds(own, spot));
}

/** An audit event repeats a value to whoever may read it where the event stands (rulings 19). */
export function readsChange(sight: Sight, event: KnownRow, coordinate: string): boolean {
  const [type = '', field = ''] = coordinate.split('.');
  const [spot] = spotsOf(sight.world, event);
  const people = spot !== undefined && 'accountId' in spot && spot.organizationId === null ? 'accountUser' : 'orgUser';
  const permission = ['User', 'Membership', 'Invitation'].includes(type) ? `${people}.view` : needed(type, field);
  return permission !== null && spot !== undefined && sight.holds(permission, spot);
}

export type RowsByName = ReadonlyMap<string, KnownRow>;

export const byName = (rows: Iterable<KnownRow>): RowsByName => new Map([...rows].map((row) => [nameOf(row), row]));

/** The row that a reference names: of people the card at the account. */
export const targetOf = (rows: RowsByName, target: string, at: Columns, id: unknown): KnownRow | undefined =>
  typeof id === 'string' ? rows.get(`${target} ${target === 'User' ? `${at['account_id']}/` : ''}${id}`) : undefined;

/** Everything that somebody may see of a world, by the names of its rows: what two worlds must have in common. */
export function everythingShown(sight: Sight): ReadonlyMap<string, string> {
  const all = [...sight.world.byType.values()].flat();
  const rows = byName(all);
  const shown = new Map<string, string>();
  for (const row of all) {
    if (!sight.isSeen(row) && !sight.isShownBeside(row)) continue;
    const cells = columnsOf(row).map((column) => [column, shownIn(sight, row, column, rows)] as const);
    shown.set(nameOf(row), JSON.stringify(cells.filter(([, value]) => value !== undefined)));
  }
  return shown;
}

/** `agents` are rows of another table, read along, and shown by that. */
export const columnsOf = ({ columns }: KnownRow): readonly string[] =>
  Object.keys(columns).filter((column) => column !== 'agents');
