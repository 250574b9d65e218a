import type { Held } from '../auth/considered.js';
import { explain } from '../auth/explain.js';
import type { Judging } from '../auth/judging.js';
import { atAccount, PLACE } from '../auth/viewer.js';
import { parseGlobalId, type GlobalId } from '../entities/global-id.js';
import { lookUpHeld, lookUpLapsed, type Holder } from '../entities/held-memberships.js';
import { Membership } from '../entities/membership.js';
import { storageOf, type Row } from '../entities/row.js';
import { User } from '../entities/user.js';
import { explainByPlace } from './explain-by-place.js';
import { OTHERS, subjectOf, type Explained } from './explained.js';
import { gateExtent } from './extents.js';
import type { RequestGate } from './request-gate.js';
import { standing } from './standing.js';

/** What is to be explained: a coordinate where an object stands, for oneself or for somebody else. */
export interface Question {
  readonly judging: Judging;
  readonly id: string;
  readonly userId: string | null;
}

/**
 * Explains what the fence answers where an object stands. `row` is the object as the asker may see it: one out of reach
 * is answered as one that is absent (domain.md 8.16), but to platform support, which explains by place.
 */
export async function explainAccess(
  gate: RequestGate,
  row: Row | null,
  { judging, id, userId }: Question,
): Promise<Explained | null> {
  if (userId === null) return row === null ? null : ownAccess(gate, judging, row);
  const user = parseGlobalId(userId);
  if (user?.code !== storageOf(User).code) return null;
  if (row === null) return explainByPlace(gate, judging, id, user);
  if (user.id !== gate.viewer.personId) return accessOfOther(gate, judging, row, user);
  return (await holderAt(gate, user)) === null ? null : ownAccess(gate, judging, row);
}

async function ownAccess(gate: RequestGate, judging: Judging, row: Row): Promise<Explained> {
  const { viewer, request, snapshot } = gate;
  const lapsed = await lookUpLapsed(snapshot.session, request.claims.subjectKey, viewer, request.now);
  const explanation = explain(viewer, lapsed, judging, standing(row));
  return { explanation, place: row[PLACE], personId: viewer.personId };
}

/** The access of somebody of one's own account: what their memberships in it give, as far as the asker sees these. */
async function accessOfOther(gate: RequestGate, judging: Judging, row: Row, user: GlobalId): Promise<Explained | null> {
  const place = row[PLACE];
  if (place.kind !== 'ACCOUNT' || user.scopeId !== place.accountId) return null;
  const { accountId } = place;
  if (!gate.mayRead(OTHERS, { [PLACE]: atAccount(accountId) })) return null; // before anybody is looked for
  const facts = gate.viewer.accounts.get(accountId);
  const holder = await holderAt(gate, user);
  if (holder === null || facts === undefined) return null;
  const { viewer, lapsed } = subjectOf(holder, await heldIn(gate, accountId, holder), new Map([[accountId, facts]]));
  return { explanation: explain(viewer, lapsed, judging, standing(row)), place, personId: holder.id };
}

/** A person's card, through the row fence. */
async function holderAt(gate: RequestGate, { scopeId, id }: GlobalId): Promise<Holder | null> {
  const extent = gateExtent(gate, User, scopeId);
  if (extent === null) return null;
  const wanted = ['status', 'kind'];
  const [card] = await gate.snapshot.repository.byIds({ rowClass: User, extent, wanted }, [id]);
  return card ?? null;
}

/** Memberships out of the asker's reach are left out, and not counted (rulings 21). */
async function heldIn(gate: RequestGate, accountId: string, holder: Holder): Promise<readonly Held[]> {
  const extent = gateExtent(gate, Membership, accountId);
  if (extent === null) return [];
  const wall = gate.services.judge.wallOf(gate.viewer, extent);
  return lookUpHeld(gate.snapshot.session, wall, extent, holder, gate.request.now);
}
