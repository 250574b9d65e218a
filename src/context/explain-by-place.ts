import { explain } from '../auth/explain.js';
import type { Judging } from '../auth/judging.js';
import { atAccount, atOrganization, type AccountFacts, type Place } from '../auth/viewer.js';
import { Account } from '../entities/account.js';
import { parseGlobalId, type GlobalId } from '../entities/global-id.js';
import type { Holder } from '../entities/held-memberships.js';
import { Organization } from '../entities/organization.js';
import { storageOf } from '../entities/row.js';
import type { SupportLookup } from '../entities/support-lookup.js';
import { User } from '../entities/user.js';
import { OTHERS, subjectOf, type Explained } from './explained.js';
import { recordOf } from './record.js';
import type { RequestGate } from './request-gate.js';
import { supporting } from './supporting.js';

/** A place of the tree as an id names it; no row beneath is loaded for platform support. */
interface Spot {
  readonly accountId: string;
  readonly organizationId: string | null;
}

/**
 * Explains to platform support somebody's access at an account or one of its organizations (rulings 21), and records it
 * there first: no record, no answer. A reseller keeps no record, so nothing is explained at one.
 */
export async function explainByPlace(
  gate: RequestGate,
  judging: Judging,
  id: string,
  user: GlobalId,
): Promise<Explained | null> {
  const spot = spotOf(id);
  if (spot === null) return null;
  return supporting(gate, OTHERS, 'write', async (lookup) => {
    const facts = await lookup.account(spot.accountId);
    if (facts === null || !(await exists(lookup, spot))) return null;
    if (user.scopeId !== spot.accountId && user.scopeId !== facts.resellerId) return null;
    const holder = await lookup.holder(user.scopeId, user.id);
    if (holder === null) return null;
    const answer = await accessAt(gate, lookup, judging, { ...spot, facts, holder });
    await lookup.record(await eventOf(gate, judging, spot, holder));
    return answer;
  });
}

function spotOf(id: string): Spot | null {
  const parsed = parseGlobalId(id);
  if (parsed?.code === storageOf(Organization).code) return { accountId: parsed.scopeId, organizationId: parsed.id };
  const isAccount = parsed?.code === storageOf(Account).code && parsed.scopeId === parsed.id;
  return isAccount ? { accountId: parsed.id, organizationId: null } : null;
}

const exists = async (lookup: SupportLookup, { accountId, organizationId }: Spot): Promise<boolean> =>
  organizationId === null || lookup.hasOrganization(accountId, organizationId);

interface Looked extends Spot {
  readonly facts: AccountFacts;
  readonly holder: Holder;
}

async function accessAt(
  gate: RequestGate,
  lookup: SupportLookup,
  judging: Judging,
  { accountId, organizationId, facts, holder }: Looked,
): Promise<Explained> {
  const held = await lookup.held(accountId, facts, holder, gate.request.now);
  const place: Place = organizationId === null ? atAccount(accountId) : atOrganization(accountId, organizationId);
  const { viewer, lapsed } = subjectOf(holder, held, new Map([[accountId, facts]]));
  return { explanation: explain(viewer, lapsed, judging, place), place, personId: holder.id };
}

/** Who looked, at whose access, to which coordinate: what the Admins of the account read. */
async function eventOf(gate: RequestGate, judging: Judging, spot: Spot, holder: Holder) {
  return recordOf(
    gate,
    { personId: gate.viewer.personId, name: await ownName(gate) },
    {
      ...spot,
      action: 'explainAccess',
      targetType: 'User',
      targetId: holder.id,
      changes: '[]', // nothing was changed; a change is shown only to whoever may read its coordinate (rulings 19)
      reason: `The access to ${judging.coordinate} was explained.`,
      at: gate.request.now,
    },
  );
}

/** An account keeps no card of platform support, so the name is the one on their own. */
async function ownName({ snapshot, viewer: { personId } }: RequestGate): Promise<string | null> {
  const extent = { kind: 'PERSON', personId } as const;
  const [card] = await snapshot.repository.byIds({ rowClass: User, extent, wanted: ['name'] }, [personId]);
  return card?.name ?? null;
}
