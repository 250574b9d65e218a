import type { Client } from 'pg';
import type { Dice } from '../filters/random.js';
import { rowsOf, type Columns, type World } from '../isolation/world.js';

const SUPPORT_TYPES = ['HUNTRESS_SUPPORTED', 'PARTNER_SUPPORTED', 'NOT_APPLICABLE'];
const EXPIRIES = ['2026-01-02T03:04:05.678Z', '2099-01-02T03:04:05.678Z'];

/**
 * Makes other tenants of the demo world: whose reseller is whose, who answers incidents, which roles have ended, which
 * organizations are assigned, which organizations a row concerns. All of it is written anew from what it was at first, so
 * that the same dice always make the same tenants.
 */
export async function shuffleTenants(owner: Client, first: World, dice: Dice): Promise<void> {
  const lots = lotsOf(first, dice);
  await owner.query('BEGIN');
  await rewrite(owner, 'account', { reseller_id: 'uuid', support_type: 'text' }, lots.accounts());
  await rewrite(owner, 'membership', { expires_at: 'timestamptz' }, lots.memberships());
  await rewrite(owner, 'escalation', { organization_ids: 'uuid[]' }, lots.concerning('Escalation', 0));
  await rewrite(owner, 'platform_action', { organization_ids: 'uuid[]' }, lots.concerning('PlatformAction', 0));
  await rewrite(owner, 'external_port', { organization_ids: 'uuid[]' }, lots.concerning('ExternalPort', 1));
  await reassign(owner, lots.assigned());
  await owner.query('COMMIT');
}

/** The new values of each table, drawn one after the other. */
function lotsOf(first: World, dice: Dice) {
  const pick = <Item>(items: readonly Item[]): Item => items[dice(items.length)] as Item;
  const all = (type: string): readonly Columns[] => rowsOf(first, type).map(({ columns }) => columns);
  const someIn = ({ account_id: accountId }: Columns, least: number): readonly string[] => {
    const there = all('Organization').filter((organization) => organization['account_id'] === accountId);
    return [...new Set(Array.from({ length: least + dice(4) }, () => pick(there)['id'] as string))];
  };
  const resellers = [null, ...all('Reseller').map(({ id }) => id as string)];
  return {
    accounts: () =>
      all('Account').map(({ id }) => ({ id, reseller_id: pick(resellers), support_type: pick(SUPPORT_TYPES) })),
    memberships: () =>
      all('Membership').map(({ id, expires_at: at }) => ({ id, expires_at: dice(5) === 0 ? pick(EXPIRIES) : at })),
    concerning: (type: string, least: number) =>
      all(type).map((row) => ({
        id: row['id'],
        organization_ids: dice(2) === 0 ? someIn(row, least) : row['organization_ids'],
      })),
    assigned: () =>
      all('Membership')
        .filter(({ organization_scope: scope }) => scope === 'ASSIGNED')
        .flatMap((held) => someIn(held, 0).map((organization) => ({ id: held['id'], organization }))),
  };
}

/** Writes columns of rows that there are. */
async function rewrite(
  owner: Client,
  table: string,
  types: Readonly<Record<string, string>>,
  rows: readonly Columns[],
): Promise<void> {
  const names = Object.keys(types);
  const set = names.map((name) => `${name} = v.${name}`).join(', ');
  const typed = names.map((name) => `, ${name} ${types[name]}`).join('');
  await owner.query(
    `UPDATE fieldgate.${table} t SET ${set} FROM jsonb_to_recordset($1) AS v (id uuid${typed}) WHERE t.id = v.id`,
    [JSON.stringify(rows)],
  );
}

async function reassign(owner: Client, rows: readonly Columns[]): Promise<void> {
  await owner.query('DELETE FROM fieldgate.membership_organization');
  await owner.query(
    `INSERT INTO fieldgate.membership_organization (membership_id, organization_id, account_id, subject_key)
     SELECT m.id, v.organization, m.account_id, m.subject_key
     FROM jsonb_to_recordset($1) AS v (id uuid, organization uuid) JOIN fieldgate.membership m ON m.id = v.id`,
    [JSON.stringify(rows)],
  );
}
