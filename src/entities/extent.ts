import type { Reach } from '../auth/decide.js';
import { columnsOf, storageOf, type RowClass } from './row.js';

/**
 * The part of the tree in which one statement may see rows: one account and a reach within it, one reseller, one person,
 * or (for the directory alone, whose rows are reference rows) several accounts by id; or what is the same for everybody.
 * Made by the judge, read here.
 */
export type Extent =
  | {
      readonly kind: 'ACCOUNT';
      readonly accountId: string;
      readonly reach: Reach;
      readonly selfId: string | null;
      /** The request's one clock value (rulings 10), for rows that are shown for some time only. */
      readonly now: Date;
    }
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
export function scopeSql(rowClass: RowClass, extent: Extent, parameters: Parameters, alias = 't'): string {
  switch (extent.kind) {
    case 'ACCOUNT':
      return `t.account_id = ${parameters.add(extent.accountId)}`;
    case 'RESELLER':
      return `t.${storageOf(rowClass).stands === 'itself' ? 'id' : 'reseller_id'} = ${parameters.add(extent.resellerId)}`;
    case 'PERSON':
      return `t.${columnsOf(rowClass).has('personId') ? 'person_id' : 'place_id'} = ${parameters.add(extent.personId)}`;
    case 'ACCOUNTS':
      return `${alias}.id = ANY (${parameters.add(extent.accountIds)}::uuid[])`;
    case 'EVERYBODY':
      return 'TRUE'; // a reference table without tenants
  }
}

/** Which rows a reach is written for, and whether some or all organizations of a row must lie within it (rulings 13). */
export interface Written {
  readonly alias: string;
  readonly part: 'some' | 'all';
}

const LISTED: Written = { alias: 't', part: 'some' };

/** The row fence as a condition on rows: the reach and what is shown at all; null when nothing is in reach and nothing need be asked. */
export function reachSql(
  rowClass: RowClass,
  extent: Extent,
  parameters: Parameters,
  written: Written = LISTED,
): string | null {
  const within = placesSql(rowClass, extent, parameters, written);
  const { shown } = storageOf(rowClass);
  if (within === null || shown === undefined) return within;
  if (extent.kind !== 'ACCOUNT') return null; // without a clock nothing can be said to be shown
  const condition = shown(written.alias, parameters.add(extent.now));
  return within === 'TRUE' ? condition : `${within} AND ${condition}`;
}

function placesSql(
  rowClass: RowClass,
  extent: Extent,
  parameters: Parameters,
  { alias, part }: Written,
): string | null {
  if (extent.kind !== 'ACCOUNT') return 'TRUE'; // the scope itself was judged
  const { reach, selfId } = extent;
  const { stands } = storageOf(rowClass);
  switch (stands) {
    case 'account':
      return reach.account ? 'TRUE' : null;
    case 'organization':
      return inOrganizations(
        columnsOf(rowClass).has('organizationId') ? `${alias}.organization_id` : `${alias}.id`,
        reach,
        parameters,
      );
    case 'organization-or-account':
      return atSpot(alias, reach, parameters);
    case 'organizations':
      return inSeveral(alias, part, reach, parameters);
    case 'people':
      return oneself(
        columnsOf(rowClass).has('personId') ? `${alias}.person_id` : `${alias}.id`,
        selfId,
        parameters,
        () =>
          columnsOf(rowClass).has('personId')
            ? atSpot(alias, reach, parameters)
            : personWithin(alias, reach, parameters),
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

/** Rows of several organizations are visible where one of them is in reach, their telling values where all are (rulings 13). */
function inSeveral(alias: string, part: Written['part'], reach: Reach, parameters: Parameters): string | null {
  const none = `${alias}.organization_ids = '{}'`;
  if (reach.organizations === 'ALL') return reach.account ? 'TRUE' : `NOT ${none}`;
  if (reach.organizations.size === 0) return reach.account ? none : null;
  const listed = `${parameters.add([...reach.organizations])}::uuid[]`;
  if (part === 'all') {
    const all = `${alias}.organization_ids <@ ${listed}`; // true of a row of none, which stands at the account
    return reach.account ? all : `(${all} AND NOT ${none})`;
  }
  const some = `${alias}.organization_ids && ${listed}`;
  return reach.account ? `(${some} OR ${none})` : some;
}

/** People are seen through a membership in reach. */
function personWithin(alias: string, reach: Reach, parameters: Parameters): string | null {
  const held = atSpot('m', reach, parameters);
  if (held === null) return null;
  return `EXISTS (SELECT 1 FROM fieldgate.membership m WHERE m.account_id = $1 AND m.person_id = ${alias}.id AND ${held})`;
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
