import type { Reach } from '../auth/decide.js';
import { columnsOf, storageOf, type RowClass } from './row.js';

/**
 * The part of the tree in which one statement may see rows: one account and a reach within it, one reseller, one person,
 * or (for the directory alone, whose rows are reference rows) several accounts by id; or what is the same for everybody.
 * Made by the judge, read here.
 */
export type Extent =
  | { readonly kind: 'ACCOUNT'; readonly accountId: string; readonly reach: Reach; readonly selfId: string | null }
  | { readonly kind: 'RESELLER'; readonly resellerId: string }
  | { readonly kind: 'PERSON'; readonly personId: string }
  | { readonly kind: 'ACCOUNTS'; readonly accountIds: readonly string[] }
  | { readonly kind: 'EVERYBODY' };

/** Collects the values of a statement and hands out their places: `$1`, `$2`, ... */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The value of `$1` and the conjunct that binds the table to it: every statement names exactly one scope. */
export function scopeSql(rowClass: RowClass, extent: Extent, parameters: Parameters): string {
  switch (extent.kind) {
    case 'ACCOUNT':
      return `t.account_id = ${parameters.add(extent.accountId)}`;
    case 'RESELLER':
      return `t.${storageOf(rowClass).stands === 'itself' ? 'id' : 'reseller_id'} = ${parameters.add(extent.resellerId)}`;
    case 'PERSON':
      return `t.${columnsOf(rowClass).has('personId') ? 'person_id' : 'place_id'} = ${parameters.add(extent.personId)}`;
    case 'ACCOUNTS':
      return `t.id = ANY (${parameters.add(extent.accountIds)}::uuid[])`;
    case 'EVERYBODY':
      return 'TRUE'; // a reference table without tenants
  }
}

/** The row fence: the reach as a condition on `t`, or null when nothing of the table is in reach and nothing need be asked. */
export function reachSql(rowClass: RowClass, extent: Extent, parameters: Parameters): string | null {
  if (extent.kind !== 'ACCOUNT') return 'TRUE'; // the scope itself was judged
  const { reach, selfId } = extent;
  const { stands } = storageOf(rowClass);
  switch (stands) {
    case 'account':
      return reach.account ? 'TRUE' : null;
    case 'organization':
      return inOrganizations(
        columnsOf(rowClass).has('organizationId') ? 't.organization_id' : 't.id',
        reach,
        parameters,
      );
    case 'organization-or-account':
      return atSpot('t', reach, parameters);
    case 'organizations':
      return inSeveral(reach, parameters);
    case 'people':
      return oneself(columnsOf(rowClass).has('personId') ? 't.person_id' : 't.id', selfId, parameters, () =>
        columnsOf(rowClass).has('personId') ? atSpot('t', reach, parameters) : personWithin(reach, parameters),
      );
    case 'itself':
    case 'reseller':
    case 'everywhere':
      return null; // such rows are never asked for within one account
  }
}

function inOrganizations(column: string, reach: Reach, parameters: Parameters): string | null {
  if (reach.organizations === 'ALL') return 'TRUE';
  if (reach.organizations.size === 0) return null;
  return `${column} = ANY (${parameters.add([...reach.organizations])}::uuid[])`;
}

/** Rows of an organization or, without one, of the account itself. */
function atSpot(alias: string, reach: Reach, parameters: Parameters): string | null {
  if (reach.organizations === 'ALL') return reach.account ? 'TRUE' : `${alias}.organization_id IS NOT NULL`;
  const inReach = inOrganizations(`${alias}.organization_id`, reach, parameters);
  if (!reach.account) return inReach;
  return inReach === null ? `${alias}.organization_id IS NULL` : `(${inReach} OR ${alias}.organization_id IS NULL)`;
}

/** Rows of several organizations are visible where one of them is in reach (rulings 13). */
function inSeveral(reach: Reach, parameters: Parameters): string | null {
  const none = `t.organization_ids = '{}'`;
  if (reach.organizations === 'ALL') return reach.account ? 'TRUE' : `NOT ${none}`;
  if (reach.organizations.size === 0) return reach.account ? none : null;
  const some = `t.organization_ids && ${parameters.add([...reach.organizations])}::uuid[]`;
  return reach.account ? `(${some} OR ${none})` : some;
}

/** People are seen through a membership in reach. */
function personWithin(reach: Reach, parameters: Parameters): string | null {
  const held = atSpot('m', reach, parameters);
  if (held === null) return null;
  return `EXISTS (SELECT 1 FROM fieldgate.membership m WHERE m.account_id = $1 AND m.person_id = t.id AND ${held})`;
}

/** What is one's own is seen always (rulings 1, `self`), besides what the reach lets one see of others. */
function oneself(
  column: string,
  selfId: string | null,
  parameters: Parameters,
  others: () => string | null,
): string | null {
  if (selfId === null) return others();
  const self = `${column} = ${parameters.add(selfId)}`;
  const rest = others();
  return rest === null ? self : `(${self} OR ${rest})`;
}
