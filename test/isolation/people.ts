import type { Client } from 'pg';
import { ACCOUNT_IDS, idOf, IDS, personId } from '../../src/seed/demo-ids.js';
import { DEMO_PEOPLE } from '../../src/seed/demo-people.js';
import type { World } from './world.js';
import { asker } from '../reference.js';

/** Everybody of the demo world who may sign in. */
export const EMAILS: readonly string[] = DEMO_PEOPLE.filter(({ subjectKey }) => subjectKey !== null).map(
  ({ email }) => email,
);

/** One of each kind of membership, where the demo world has several people with the same. */
export const ONE_OF_EACH: readonly string[] = EMAILS.filter(
  (email) =>
    !/^(abel|agnes|sara|sven|sofia|samir|elsa|hugo|pavel|paula|flora|lars|mona|carl|fritz|inga|nils|cora)\./.test(
      email,
    ),
);

/** The accounts in which somebody belongs, at the account itself, beneath it or above it. */
export function accountsOf(world: World, email: string): ReadonlySet<string> {
  const { personId: id } = asker(email);
  const held = world.memberships.filter((membership) => membership['person_id'] === id);
  const resellers = new Set(
    held.filter(({ layer }) => layer === 'RESELLER').map((membership) => membership['reseller_id']),
  );
  const beneath = [...world.accounts.values()].filter((account) => resellers.has(account['reseller_id']));
  return new Set([...held.map((membership) => membership['account_id']), ...beneath.map((account) => account['id'])]);
}

type Columns = Readonly<Record<string, string | null>>;

/** What the demo world lacks: an ended role, an assigned role without organizations, roles at unrelated places. */
export async function plantMemberships(owner: Client): Promise<void> {
  const { birch, cedar, delta, ableMoose } = ACCOUNT_IDS;
  await plant(owner, 'lee.lost@nowhere.example', {
    layer: 'ACCOUNT',
    role: 'ADMIN',
    account_id: birch,
    organization_scope: 'ALL',
    expires_at: '2026-01-01T00:00:00Z',
  });
  await plantCard(owner, 'lee.lost@nowhere.example', birch);
  await plant(owner, 'pat.support@fieldgate.example', {
    layer: 'ACCOUNT',
    role: 'ADMIN',
    account_id: delta,
    organization_scope: 'ALL',
    expires_at: '2099-01-01T00:00:00Z',
  });
  await plant(owner, 'luis.user@linden.example', {
    layer: 'ACCOUNT',
    role: 'READ_ONLY',
    account_id: cedar,
    organization_scope: 'ASSIGNED',
  });
  await plant(owner, 'hank.reseller@harbor.example', {
    layer: 'ACCOUNT',
    role: 'FINANCE',
    account_id: cedar,
    organization_scope: 'ALL',
  });
  await plant(owner, 'lena.admin@linden.example', {
    layer: 'ORGANIZATION',
    role: 'USER',
    account_id: ableMoose,
    organization_id: IDS.solar,
  });
}

async function plantCard(owner: Client, email: string, accountId: string): Promise<void> {
  await owner.query(
    `INSERT INTO fieldgate.app_user SELECT copy.* FROM fieldgate.app_user t,
       jsonb_populate_record(NULL::fieldgate.app_user, to_jsonb(t) || jsonb_build_object('place_id', $1::text, 'account_id', $1::text)) copy
     WHERE t.id = $2 AND t.place_id = t.id`,
    [accountId, personId(email)],
  );
}

async function plant(owner: Client, email: string, columns: Columns): Promise<void> {
  const row: Columns = {
    id: idOf(`planted/${email}`, 0),
    person_id: personId(email),
    created_at: '2025-01-01T00:00:00Z',
    updated_at: '2025-01-01T00:00:00Z',
    ...columns,
  };
  const names = Object.keys(row);
  await owner.query(
    `INSERT INTO fieldgate.membership (${names.join(', ')}, subject_key)
     SELECT ${names.map((_, n) => `$${n + 1}`).join(', ')}, subject_key FROM fieldgate.person WHERE id = '${row['person_id']}'`,
    Object.values(row),
  );
}
