import type { Client } from 'pg';
import { ROW_CLASSES } from '../../src/entities/catalogue.js';
import { globalId } from '../../src/entities/global-id.js';
import { storageOf } from '../../src/entities/row.js';

// What a test reads of a row is written in the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Columns = Readonly<Record<string, any>>;

export interface KnownRow {
  readonly type: string;
  readonly globalId: string;
  readonly columns: Columns;
}

/** Every row there is, as the owner reads it. */
export interface World {
  /** In the order of their ids, which is the order of time. */
  readonly byType: ReadonlyMap<string, readonly KnownRow[]>;
  readonly accounts: ReadonlyMap<string, Columns>;
  /** Memberships that had not expired when the world was read; `assigned` is the list of organizations. */
  readonly memberships: readonly Columns[];
}

const ASSIGNED = `ARRAY(SELECT organization_id FROM fieldgate.membership_organization WHERE membership_id = t.id) AS assigned`;
const SEEN_ON = `ARRAY(SELECT agent_id FROM fieldgate.autorun WHERE binary_id = t.id) AS agents`;

export async function readWorld(owner: Client): Promise<World> {
  const byType = new Map<string, readonly KnownRow[]>();
  for (const rowClass of ROW_CLASSES) {
    const { name: type } = rowClass;
    const { table, code } = storageOf(rowClass);
    const more = type === 'Membership' ? `, ${ASSIGNED}` : type === 'Binary' ? `, ${SEEN_ON}` : '';
    const { rows } = await owner.query<Columns>(`SELECT t.*${more} FROM fieldgate.${table} t ORDER BY t.id`);
    byType.set(
      type,
      rows.map((columns) => ({ type, globalId: globalId(code, scopeOf(type, columns), columns['id']), columns })),
    );
  }
  const columnsOf = (type: string): Columns[] => (byType.get(type) ?? []).map(({ columns }) => columns);
  return {
    byType,
    accounts: new Map(columnsOf('Account').map((account) => [account['id'] as string, account])),
    memberships: columnsOf('Membership').filter(
      (held) => held['expires_at'] === null || held['expires_at'] > new Date(),
    ),
  };
}

export const rowsOf = (world: World, type: string): readonly KnownRow[] => world.byType.get(type) ?? [];

/** Classes whose rows belong to nobody and have no ids. */
export const OF_NOBODY: readonly string[] = ['KnownVpn'];

/** The tenant, or person, that a row's id names. */
export function scopeOf(type: string, row: Columns): string {
  if (type === 'Reseller' || type === 'Account') return row['id'];
  if (type === 'ResellerInvoice' || type === 'AccountUsageLine') return row['reseller_id'];
  if (type === 'User') return row['place_id'];
  if (OF_NOBODY.includes(type)) return row['id']; // such an id was never issued
  return row['account_id'] ?? row['reseller_id'] ?? row['person_id'];
}
