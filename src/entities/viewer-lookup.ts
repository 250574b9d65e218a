import {
  freezeViewer,
  UNRESOLD,
  type AccountFacts,
  type Membership,
  type SupportType,
  type Viewer,
} from '../auth/viewer.js';
import { isLive } from '../auth/clauses.js';
import type { Claims } from '../auth/token.js';
import type { Layer, RoleName } from '../auth/viewer.js';
import type { Session, Wall } from './session.js';

interface PersonRow {
  readonly id: string;
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly kind: string;
  readonly sessionsInvalidBefore: Date | null;
}

export interface MembershipRow {
  readonly id: string;
  readonly personId: string;
  readonly layer: Layer;
  readonly role: RoleName;
  readonly resellerId: string | null;
  readonly accountId: string | null;
  readonly organizationId: string | null;
  readonly organizationScope: 'ALL' | 'ASSIGNED' | null;
  readonly assigned: readonly string[];
  readonly expiresAt: Date | null;
}

const PERSON = `
  SELECT p.id, p.status, p.kind, p.sessions_invalid_before AS "sessionsInvalidBefore"
  FROM fieldgate.person p WHERE p.subject_key = $1`;

export const membershipColumns = (m: string): string =>
  `${m}.id, ${m}.person_id AS "personId", ${m}.layer, ${m}.role, ${m}.reseller_id AS "resellerId",
    ${m}.account_id AS "accountId", ${m}.organization_id AS "organizationId",
    ${m}.organization_scope AS "organizationScope", ${m}.expires_at AS "expiresAt"`;

export const MEMBERSHIPS = `
  SELECT ${membershipColumns('m')},
    ARRAY(SELECT mo.organization_id FROM fieldgate.membership_organization mo
          WHERE mo.subject_key = $1 AND mo.membership_id = m.id ORDER BY mo.organization_id) AS assigned
  FROM fieldgate.membership m WHERE m.subject_key = $1 ORDER BY m.id`;

const BENEATH = `
  SELECT a.id, a.reseller_id AS "resellerId", a.support_type AS "supportType"
  FROM fieldgate.account a WHERE a.reseller_id = $1`;

/**
 * Whether the look-up also holds the person and memberships as they are until the transaction ends (rulings 10). Whoever
 * changes assigned organizations locks their membership first, and whoever changes an account's reseller or support type
 * the account: those rows are read here, but not held.
 */
export type Hold = 'read' | 'hold';

/**
 * Who a token's bearer is now: the person and every membership, in the transaction's own snapshot. Null when nobody may
 * act with this token: an unknown or disabled person, or a session ended since the token was issued (rulings 26).
 */
export async function lookUpViewer(
  session: Session,
  claims: Claims,
  now: Date,
  hold: Hold = 'read',
): Promise<Viewer | null> {
  const wall = { 'app.subject': claims.subjectKey };
  const lock = hold === 'hold' ? ' FOR SHARE' : '';
  const [people, held] = await Promise.all([
    session.within<PersonRow>(wall, { text: PERSON + lock, values: [claims.subjectKey] }),
    session.within<MembershipRow>(wall, { text: MEMBERSHIPS + lock, values: [claims.subjectKey] }),
  ]);
  const [person] = people;
  if (person === undefined || !mayAct(person, claims)) return null;
  const live = held.filter(
    ({ personId, expiresAt }) =>
      person.kind !== 'BREAK_GLASS' && // rulings 23
      personId === person.id && // whatever the repeated subject says
      isLive(expiresAt, now),
  );
  const memberships = live.map(membershipOf);
  return freezeViewer({
    personId: person.id,
    memberships,
    accounts: await accountsOf(session, wall, memberships),
    narrowedTo: claims.narrowedTo,
  });
}

const mayAct = (person: PersonRow, { issuedAt }: Claims): boolean =>
  person.status === 'ACTIVE' && (person.sessionsInvalidBefore === null || issuedAt >= person.sessionsInvalidBefore);

/** A reseller's columns depend on the accounts beneath it, read in the same snapshot (domain.md 8b.22). */
async function accountsOf(
  session: Session,
  wall: Wall,
  memberships: readonly Membership[],
): Promise<ReadonlyMap<string, AccountFacts>> {
  const own = memberships.flatMap((held) => ('accountId' in held ? [[held.accountId, UNRESOLD] as const] : []));
  const resellers = memberships.flatMap((held) => (held.layer === 'RESELLER' ? [held.resellerId] : []));
  const beneath = await Promise.all(
    resellers.map((resellerId) =>
      session.within<{ id: string; resellerId: string; supportType: SupportType }>(
        { ...wall, 'app.reseller': resellerId },
        { text: BENEATH, values: [resellerId] },
      ),
    ),
  );
  return new Map([...own, ...beneath.flat().map((account) => [account.id, account] as const)]);
}

export function membershipOf(row: MembershipRow): Membership {
  const { id, role, layer, resellerId, accountId, organizationId } = row;
  if (layer === 'PLATFORM') return { id, role, layer };
  if (layer === 'RESELLER' && resellerId !== null) return { id, role, layer, resellerId };
  if (layer === 'ACCOUNT' && accountId !== null) {
    return { id, role, layer, accountId, organizationIds: row.organizationScope === 'ALL' ? null : row.assigned };
  }
  if (layer === 'ORGANIZATION' && accountId !== null && organizationId !== null) {
    return { id, role, layer, accountId, organizationId };
  }
  throw new Error(`Membership ${id} points at no place of its layer.`); // the table's CHECK forbids it (domain.md G2)
}
