import { decideAtPlatform } from '../auth/decide.js';
import { unauthenticated } from '../auth/errors.js';
import type { Permission } from '../auth/permissions.js';
import { permissionOf } from '../auth/policy.js';
import type { Viewer } from '../auth/viewer.js';
import { borrow, Session, type Wall } from '../entities/session.js';
import { SupportLookup } from '../entities/support-lookup.js';
import { lookUpViewer } from '../entities/viewer-lookup.js';
import type { RequestGate } from './request-gate.js';
import { release } from './snapshot.js';

/**
 * Lets platform support look something up under a coordinate's permission; null for everybody else. In a transaction of
 * its own, so that the snapshot of the request never stands behind a wall opened for support, and with the viewer read
 * anew in it: when it writes, held until it ends (rulings 10).
 */
export async function supporting<Result>(
  gate: RequestGate,
  coordinate: string,
  mode: 'snapshot' | 'write',
  work: (lookup: SupportLookup) => Promise<Result>,
): Promise<Result | null> {
  const permission = permissionOf(coordinate);
  if (!decideAtPlatform(gate.viewer, permission).allowed) return null;
  const { claims, now } = gate.request;
  const client = await borrow(gate.services.supportPool);
  const session = new Session(client);
  try {
    session.begin(mode);
    const viewer = await lookUpViewer(session, claims, now, mode === 'write' ? 'hold' : 'read');
    if (viewer === null) throw unauthenticated();
    const result = await work(new SupportLookup(session, (place) => supportWall(viewer, permission, place)));
    await session.commit();
    client.release();
    return result;
  } catch (error) {
    release(client, session.rollback());
    throw error;
  }
}

/** The only function that opens a wall to platform support, and it first asserts that who asks is just that (rulings 6). */
function supportWall(viewer: Viewer, permission: Permission, place: string): Wall {
  if (!decideAtPlatform(viewer, permission).allowed) throw new Error('A wall was about to be opened to no support.');
  return { 'app.support': place };
}
