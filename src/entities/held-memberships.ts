import { isLive } from '../auth/clauses.js';
import type { Held } from '../auth/considered.js';
import type { Viewer } from '../auth/viewer.js';
import { Parameters, reachSql, scopeSql, type Extent } from './extent.js';
import { Membership } from './membership.js';
import type { Session, Wall } from './session.js';
import { membershipColumns, membershipOf, MEMBERSHIPS, type MembershipRow } from './viewer-lookup.js';

/** What is known of whoever holds memberships: a person disabled, or kept for emergencies, has none to use (rulings 23). */
export interface Holder {
  readonly id: string;
  readonly status: string;
  readonly kind: string;
}

/** What of somebody's own memberships the look-up of the viewer left out: they have ended, or may not be used (rulings 23). */
export async function lookUpLapsed(
  session: Session,
  subjectKey: string,
  { personId, memberships }: Viewer,
  now: Date,
): Promise<readonly Held[]> {
  const usable = new Set(memberships.map(({ id }) => id));
  const rows = await session.within<MembershipRow>(
    { 'app.subject': subjectKey },
    { text: MEMBERSHIPS, values: [subjectKey] },
  );
  return rows
    .filter((row) => row.personId === personId && !usable.has(row.id))
    .map((row) => ({ membership: membershipOf(row), lapsed: isLive(row.expiresAt, now) ? 'SESSION' : 'EXPIRY' }));
}

/** The memberships that somebody holds in one account or reseller, as far as the extent reaches. */
export async function lookUpHeld(
  session: Session,
  wall: Wall,
  extent: Extent,
  { id, status, kind }: Holder,
  now: Date,
): Promise<readonly Held[]> {
  const parameters = new Parameters();
  const scope = scopeSql(Membership, extent, parameters);
  const reach = reachSql(Membership, extent, parameters);
  if (reach === null) return [];
  const text =
    `SELECT ${membershipColumns('t')}, ${ASSIGNED} AS assigned FROM fieldgate.membership t` +
    ` WHERE ${scope} AND t.person_id = ${parameters.add(id)} AND ${reach} ORDER BY t.id`;
  const rows = await session.within<MembershipRow>(wall, { text, values: parameters.values });
  const mayAct = status === 'ACTIVE' && kind !== 'BREAK_GLASS';
  return rows.map((row) => ({
    membership: membershipOf(row),
    lapsed: !mayAct ? 'SESSION' : isLive(row.expiresAt, now) ? null : 'EXPIRY',
  }));
}

const ASSIGNED = `ARRAY(SELECT mo.organization_id FROM fieldgate.membership_organization mo
  WHERE mo.membership_id = t.id ORDER BY mo.organization_id)`;
