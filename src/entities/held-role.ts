import { createHash } from 'node:crypto';
import type { Layer, RoleName } from '../auth/viewer.js';

/**
 * The id under which the holders of a role in an account are listed. A role is no row, so its id is made of its name, in
 * SQL as here; it names the account too, so that a cursor belongs to the list of one account (rulings 15).
 */
export const heldRoleId = (accountId: string, layer: Layer, role: RoleName): string =>
  createHash('sha256').update(`${accountId}/${layer}/${role}`).digest('hex').slice(0, 32);

const ID = `left(encode(sha256((t.account_id || '/' || t.layer || '/' || t.role)::bytea), 'hex'), 32)::uuid`;

/** The memberships `t` of a layer that hold the role whose id is `p.id`; ids are made of no other layer's rows. */
export const holdsRole = (layer: 'ACCOUNT' | 'ORGANIZATION'): string => `t.layer = '${layer}' AND ${ID} = p.id`;
