import type { Client } from 'pg';
import { ROLES, type Role } from '../src/auth/permissions.js';
import { subjectKey } from '../src/auth/token.js';
import type { Layer, RoleName } from '../src/auth/viewer.js';
import { membershipId, personId } from '../src/seed/demo-ids.js';
import { DEMO_ISSUER, type DemoMembership } from '../src/seed/demo-people.js';
import type { Spot } from './cast.js';

/** The membership that a column of the matrix stands for, at a place. */
export function membershipAs(role: Role, at: Spot): DemoMembership {
  const [layerName = '', roleName = ''] = role.split(/[/ ]/);
  const layer = layerName.toUpperCase() as Layer;
  return {
    layer,
    role: roleName.toUpperCase().replaceAll('-', '_') as RoleName,
    resellerId: layer === 'RESELLER' ? at.reseller : null,
    accountId: layer === 'ACCOUNT' || layer === 'ORGANIZATION' ? at.account : null,
    organizationId: layer === 'ORGANIZATION' ? at.organization : null,
    assigned: null,
  };
}

/** The columns of the matrix that somebody's memberships could be; a reseller's are both. */
export async function columnsHeld(owner: Client, email: string): Promise<readonly Role[]> {
  const text = 'SELECT layer, role FROM fieldgate.membership WHERE person_id = $1';
  const { rows } = await owner.query<{ layer: string; role: string }>(text, [personId(email)]);
  const names = rows.map(({ layer, role }) => `${layer}/${role}`.toLowerCase().replaceAll('_', '-'));
  return ROLES.filter((role) => names.includes(role.split(' ')[0] ?? ''));
}

/** Plants a person who holds just these memberships (again, if already planted); signed in by e-mail like everybody. */
export async function plant(owner: Client, email: string, memberships: readonly DemoMembership[]): Promise<void> {
  const id = personId(email);
  const subject = subjectKey(DEMO_ISSUER, email);
  await owner.query('BEGIN');
  await owner.query('DELETE FROM fieldgate.membership_organization WHERE subject_key = $1', [subject]);
  await owner.query('DELETE FROM fieldgate.membership WHERE person_id = $1', [id]);
  await owner.query('DELETE FROM fieldgate.app_user WHERE id = $1', [id]);
  await owner.query(
    `INSERT INTO fieldgate.person (id, subject_key, status, kind, demo, updated_at) VALUES ($1, $2, 'ACTIVE', 'HUMAN', true, $3)
     ON CONFLICT (id) DO NOTHING`,
    [id, subject, KNOWN_SINCE],
  );
  for (const [accountId, resellerId] of spotsOf(memberships))
    await plantCard(owner, { id, email, accountId, resellerId });
  for (const [n, held] of memberships.entries()) await plantMembership(owner, { id, subject, n }, held);
  await owner.query('COMMIT');
}

/** The same in every database, so that answers of several gateways can be compared byte by byte. */
const KNOWN_SINCE = new Date('2026-01-01T00:00:00Z');

type Spots = readonly [accountId: string | null, resellerId: string | null];

const spotsOf = (memberships: readonly DemoMembership[]): Iterable<Spots> =>
  new Map<string, Spots>([
    ['', [null, null]],
    ...memberships.map(({ accountId, resellerId }): [string, Spots] => [
      accountId ?? resellerId ?? '',
      [accountId, resellerId],
    ]),
  ]).values();

async function plantCard(
  owner: Client,
  {
    id,
    email,
    accountId,
    resellerId,
  }: { id: string; email: string; accountId: string | null; resellerId: string | null },
): Promise<void> {
  await owner.query(
    `INSERT INTO fieldgate.app_user (place_id, id, account_id, reseller_id, name, email, phone, kind, affiliation,
       mfa_enabled, sso_only, last_login_at, status, documented_in_runbook, created_at)
     VALUES ($1, $2, $3, $4, $5, $5, '+1 303 555 0100', 'HUMAN', 'MSP', true, false, $6, 'ACTIVE', true, $6)`,
    [accountId ?? resellerId ?? id, id, accountId, resellerId, email, KNOWN_SINCE],
  );
}

async function plantMembership(
  owner: Client,
  { id, subject, n }: { id: string; subject: string; n: number },
  { layer, role, resellerId, accountId, organizationId, assigned }: DemoMembership,
): Promise<void> {
  const membership = membershipId(`${subject}/${n}`, organizationId ?? accountId ?? resellerId ?? 'platform', role);
  const scope = layer !== 'ACCOUNT' ? null : assigned === null ? 'ALL' : 'ASSIGNED';
  await owner.query(
    `INSERT INTO fieldgate.membership (id, person_id, subject_key, layer, role, reseller_id, account_id, organization_id,
       organization_scope, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [membership, id, subject, layer, role, resellerId, accountId, organizationId, scope, KNOWN_SINCE],
  );
  for (const assignedId of assigned ?? []) {
    await owner.query(
      `INSERT INTO fieldgate.membership_organization (membership_id, organization_id, account_id, subject_key) VALUES ($1, $2, $3, $4)`,
      [membership, assignedId, accountId, subject],
    );
  }
}
