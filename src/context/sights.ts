import { POLICY, ROWS, WHOLE_ROW, type Guard } from '../auth/policy.js';
import type { Permission } from '../auth/permissions.js';
import type { Extent } from '../entities/extent.js';
import { EVERY_ROW, NO_ROW, type Sight, type Sights } from '../entities/lists/sight.js';
import { rowClassNamed, storageOf, type RowClass } from '../entities/row.js';
import type { Asked } from '../entities/list-statements.js';
import { gateExtent } from './extents.js';
import type { RequestGate } from './request-gate.js';

const BLIND: Sights = { field: () => NO_ROW, beyond: () => ({ extent: null, field: () => NO_ROW }) };

/** A list without a question names no field, so none need be seen. */
export const NOTHING_ASKED: Asked = { criterion: null, keys: [], sights: BLIND };

/**
 * What of the rows of a list a filter or an order may see: exactly what the field fence would show of each (rulings 14).
 * `listedBy` fetched the rows, so a field behind the same permission is seen on every one of them.
 */
export function sightsOf(gate: RequestGate, listedBy: Guard, rowClass: RowClass, extent: Extent): Sights {
  return {
    field: (field) => sightOf(gate, [listedBy], rowClass, field, extent),
    beyond: (reference) => {
      const target = rowClassNamed(storageOf(rowClass).references?.[reference]?.type ?? '');
      const within =
        target === undefined || extent.kind !== 'ACCOUNT' ? null : gateExtent(gate, target, extent.accountId);
      if (target === undefined || within === null) return { extent: null, field: () => NO_ROW };
      return { extent: within, field: (field) => sightOf(gate, gatesOf(target), target, field, within) };
    },
  };
}

/** The permissions by which rows of a type are fetched by their id. */
function gatesOf(rowClass: RowClass): readonly (Guard | null)[] {
  const gate = ROWS.get(rowClass.name);
  return gate === undefined ? [null] : [gate.account, gate.organization];
}

function sightOf(
  gate: RequestGate,
  fetchedBy: readonly (Guard | null)[],
  rowClass: RowClass,
  field: string,
  extent: Extent,
): Sight {
  const coordinate = `${rowClass.name}.${field}`;
  const guard = POLICY.get(coordinate);
  if (guard === undefined || guard === 'self') return NO_ROW; // silence means no; `self` is never a value of a listed row
  const part = WHOLE_ROW.has(coordinate) ? 'all' : 'some';
  if (guard === 'public') return part === 'some' ? EVERY_ROW : NO_ROW; // the rows of a list are in scope
  if (part === 'some' && fetchedBy.every((permission) => permission === guard)) return EVERY_ROW;
  return heldIn(gate, guard, rowClass, extent, part);
}

/** Where in the extent of a statement a permission holds. */
function heldIn(
  { viewer, services: { judge } }: RequestGate,
  guard: Permission,
  rowClass: RowClass,
  extent: Extent,
  part: 'some' | 'all',
): Sight {
  switch (extent.kind) {
    case 'ACCOUNT': {
      const reach = judge.reachIn(viewer, guard, extent.accountId);
      return { kind: 'ROWS_IN', extent: { ...extent, reach, selfId: null }, part };
    }
    case 'ACCOUNTS':
      return { kind: 'ROWS_IN', extent: { kind: 'ACCOUNTS', accountIds: judge.accountsIn(viewer, guard) }, part };
    case 'RESELLER':
      return standsAtReseller(rowClass) && judge.holdsAtReseller(viewer, guard, extent.resellerId) ? EVERY_ROW : NO_ROW;
    case 'PERSON':
    case 'EVERYBODY':
      return NO_ROW; // nothing behind a permission of its own stands there
  }
}

/** A reseller lists rows that stand in its accounts, too, where the field fence judges them. */
const standsAtReseller = (rowClass: RowClass): boolean => ['reseller', 'itself'].includes(storageOf(rowClass).stands);
