import { decide, isEmpty, resellerIds, type Reach } from '../auth/decide.js';
import type { Permission } from '../auth/permissions.js';
import { ROWS, type Guard } from '../auth/policy.js';
import type { Place } from '../auth/viewer.js';
import { Account } from '../entities/account.js';
import type { Extent } from '../entities/extent.js';
import { Reseller } from '../entities/reseller.js';
import { columnsOf, storageOf, type RowClass } from '../entities/row.js';
import type { RequestGate } from './request-gate.js';

/** Where the rows of a list may be seen: the reach of the coordinate's permission at the parent's place; null = nowhere. */
export function listExtent(gate: RequestGate, guard: Guard, rowClass: RowClass, place: Place): Extent | null {
  const { viewer, services } = gate;
  if (guard === 'self') return place.kind === 'PERSON' ? { kind: 'PERSON', personId: viewer.personId } : null;
  if (guard === 'public') return null; // no list is public
  if (rowClass === (Account as RowClass)) return directory(gate, guard, place);
  if (storageOf(rowClass).stands === 'everywhere') return decide(viewer, guard).allowed ? { kind: 'EVERYBODY' } : null;
  switch (place.kind) {
    case 'ACCOUNT':
      return within(gate, place.accountId, services.judge.reachIn(viewer, guard, place.accountId), null);
    case 'RESELLER':
      return columnsOf(rowClass).has('resellerId') && services.judge.holdsAtReseller(viewer, guard, place.resellerId)
        ? { kind: 'RESELLER', resellerId: place.resellerId }
        : null;
    case 'PERSON':
      return null;
  }
}

/** Where a row may be fetched by its id: the reach of its type's row gate in the scope that its id names; null = nowhere. */
export function gateExtent(gate: RequestGate, rowClass: RowClass, scopeId: string): Extent | null {
  const { viewer, services } = gate;
  const rowGate = ROWS.get(rowClass.name);
  if (rowGate === undefined) return null;
  if (rowClass === (Account as RowClass)) {
    const { account } = services.judge.reachIn(viewer, required(rowGate.account), scopeId);
    return account ? { kind: 'ACCOUNTS', accountIds: [scopeId] } : null;
  }
  const people = storageOf(rowClass).stands === 'people';
  if (people && scopeId === viewer.personId) return { kind: 'PERSON', personId: scopeId };
  const ofReseller = rowClass === (Reseller as RowClass) || storageOf(rowClass).stands === 'reseller';
  if (ofReseller || (people && resellerIds(viewer).has(scopeId))) {
    const held = rowGate.reseller !== null && services.judge.holdsAtReseller(viewer, rowGate.reseller, scopeId);
    return held ? { kind: 'RESELLER', resellerId: scopeId } : null;
  }
  const reach = {
    account: rowGate.account !== null && services.judge.reachIn(viewer, rowGate.account, scopeId).account,
    organizations:
      rowGate.organization === null
        ? new Set<string>()
        : services.judge.reachIn(viewer, rowGate.organization, scopeId).organizations,
  };
  const ownPlace = people && viewer.accounts.has(scopeId);
  return within(gate, scopeId, reach, ownPlace ? viewer.personId : null);
}

/** The directory is the one list across accounts: reference rows of accounts, by id (contract, `Query.accounts`). */
function directory({ viewer, services }: RequestGate, permission: Permission, place: Place): Extent {
  const accountIds = services.judge.accountsIn(viewer, permission);
  return {
    kind: 'ACCOUNTS',
    accountIds:
      place.kind === 'RESELLER'
        ? accountIds.filter((id) => viewer.accounts.get(id)?.resellerId === place.resellerId)
        : accountIds,
  };
}

const within = ({ request }: RequestGate, accountId: string, reach: Reach, selfId: string | null): Extent | null =>
  isEmpty(reach) && selfId === null ? null : { kind: 'ACCOUNT', accountId, reach, selfId, now: request.now };

function required(permission: Permission | null): Permission {
  if (permission === null) throw new Error('An account is fetched by a permission at the account.');
  return permission;
}
