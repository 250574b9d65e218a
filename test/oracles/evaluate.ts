import { executeSync, parse } from 'graphql';
import { granted, LISTS, owed } from '../isolation/lists.js';
import { rowsOf, scopeOf, type Columns, type KnownRow, type World } from '../isolation/world.js';
import { readRequirement } from '../permissions/requirement.js';
import { gateOf, holds, mayView, spotsKnownTo, spotsOf, type Asker, type Spot } from '../reference.js';
import { columnOf, type KnownRows } from './known-rows.js';
import { pageOf } from './page.js';
import { published, REFERENCE, SHOWN } from './published.js';

/** What fields are asked of: a row, or what stands where a row does, or nowhere. Mere values are plain objects. */
class Thing {
  constructor(
    readonly type: string,
    readonly row: KnownRow | null,
  ) {}
}

const WHOLE_ROW = /^(Escalation|PlatformAction)\.(subject|details)$/; // all its organizations, not any (rulings 13)
/** Counts, and the lists they count. */
export const COUNTED = new Map([
  ['Organization.agentsCount', 'Organization.agents'],
  ['Organization.billableIdentityCount', 'Organization.identities'],
  ['Organization.incidentReportsCount', 'Organization.incidentReports'],
  ['Organization.logsSourcesCount', 'Organization.siemSources'],
]);
const isBilled = ({ columns }: KnownRow): boolean => columns['billable'] !== false && columns['status'] !== 'DISABLED';
const PERMISSIONS = readRequirement().map(({ permission }) => permission);

/**
 * What a document owes to somebody, value by value, from three things alone: the published schema, which says what each
 * field needs; the requirement, which says who holds that; and the rows as their owner reads them. Naive on purpose.
 */
export class Evaluator {
  readonly #everywhere: readonly Spot[];

  constructor(
    private readonly world: World,
    private readonly rows: KnownRows,
    private readonly who: Asker,
  ) {
    this.#everywhere = rows.places.flatMap((row) => spotsOf(world, row));
  }

  answer(document: string, variableValues: Columns): unknown {
    const { data, errors } = executeSync({
      schema: REFERENCE,
      document: parse(document),
      variableValues,
      rootValue: new Thing('Query', null),
      fieldResolver: (of, given, _context, { parentType, fieldName }) =>
        of instanceof Thing ? this.#owed(of, parentType.name, fieldName, given) : (of as Columns)[fieldName],
      typeResolver: ({ type }: Thing) => type,
    });
    if (errors?.[0] !== undefined) throw errors[0];
    return data;
  }

  /** Null if the permission of the field is not held there, or if there is nothing to show. */
  #owed({ row }: Thing, type: string, name: string, given: Columns): unknown {
    const { permission, yields } = published(type, name);
    if (permission !== undefined && !this.#holds(permission, row, `${type}.${name}`, yields)) return null;
    if (yields === 'Shown') return SHOWN;
    if (yields === 'Viewer' || yields === 'AccountBilling') return new Thing(yields, row);
    if (yields.endsWith('Connection')) return this.#page(`${type}.${name}`, row, yields, given);
    if ('ids' in given) return this.#nodes(given['ids']);
    if ('id' in given) return this.#found(given['id'], name, yields);
    if (this.world.byType.has(yields) || yields === 'Node') return this.#behind(row, name, yields);
    return name === 'id' ? row?.globalId : this.#value(row, type, name);
  }

  /** Of a list the permission must hold somewhere beneath. An account is asked about at itself, where its own gate asks. */
  #holds(permission: string, row: KnownRow | null, coordinate: string, yields: string): boolean {
    const held = (spot: Spot): boolean => holds(this.world, this.who, permission, spot);
    if (row === null) return this.#everywhere.some(held);
    const spots = spotsOf(this.world, row);
    if (yields === 'Account' || WHOLE_ROW.test(coordinate)) return yields === 'Account' || spots.every(held);
    if (!yields.endsWith('Connection')) return spots.some(held);
    const atReseller = 'reseller_id' in (rowsOf(this.world, yields.slice(0, -10))[0]?.columns ?? {});
    return spots.some((spot) => ('resellerId' in spot ? atReseller && held(spot) : this.#beneath(spot).some(held)));
  }

  #beneath({ accountId, organizationId }: Exclude<Spot, { resellerId: string }>): readonly Spot[] {
    if (organizationId !== null) return [{ accountId, organizationId }];
    return this.#everywhere.filter((spot) => 'accountId' in spot && spot.accountId === accountId);
  }

  #visible = (row: KnownRow | undefined): Thing | null =>
    row !== undefined && mayView(this.world, this.who, row) ? new Thing(row.type, row) : null;

  /** Of one account a call: whatever stands elsewhere than the first is null (domain.md 8b.23). */
  #nodes(ids: readonly string[]): readonly (Thing | null)[] {
    const rows = ids.map((id) => this.rows.withId(id));
    const [scope] = rows.map((row) => row && scopeOf(row.type, row.columns));
    return rows.map((row) => (row && scopeOf(row.type, row.columns) === scope ? this.#visible(row) : null));
  }

  #found(id: string, name: string, yields: string): unknown {
    const found = this.#visible(this.rows.withId(id));
    if (name !== 'permissions') return yields === 'Node' || found?.type === yields ? found : null;
    const spots = found?.row ? spotsKnownTo(this.world, this.who, found.row) : [];
    const heldAll = (permission: string) => spots.every((spot) => holds(this.world, this.who, permission, spot));
    return found && PERMISSIONS.filter((permission) => spots.length > 0 && heldAll(permission));
  }

  #page(coordinate: string, parent: KnownRow | null, yields: string, given: Columns): unknown {
    const things = this.#listed(coordinate, parent).map((row) => new Thing(row.type, row));
    const inAccount = parent !== null && this.world.accounts.has(scopeOf(parent.type, parent.columns));
    const see = (of: Thing, name: string): unknown => this.#owed(of, of.type, name, {});
    return pageOf(things, yields.slice(0, -10), given, see, inAccount ? 'and what they refer to' : 'alone');
  }

  #listed(coordinate: string, parent: KnownRow | null): readonly KnownRow[] {
    if (coordinate === 'Query.knownVpns') return rowsOf(this.world, 'KnownVpn');
    if (coordinate === 'Query.accounts') return rowsOf(this.world, 'Account').filter(this.#visible);
    if (coordinate === 'Viewer.memberships')
      return rowsOf(this.world, 'Membership').filter(({ columns }) => columns['person_id'] === this.who.personId);
    const list = LISTS.find((known) => known.coordinate === coordinate);
    if (list === undefined || parent === null) throw new Error(`Nobody said what ${coordinate} lists.`);
    return owed(this.world, this.who, list, parent, granted).map((id) => this.rows.withId(id) as KnownRow);
  }

  /** The row that a reference names, or the one row that stands just where the parent does; the viewer's own card. */
  #behind(parent: KnownRow | null, name: string, yields: string): Thing | null {
    const { personId } = this.who;
    if (parent === null) return this.#visible(this.rows.named('User', personId, personId));
    const { type, columns } = parent;
    const id: unknown = columns[name === 'user' ? 'person_id' : `${columnOf(name)}_id`];
    const target = yields === 'Node' ? columns['target_type'] : yields;
    if (id !== undefined) return this.#visible(this.rows.named(target, id, scopeOf(type, columns)));
    const only = this.rows.onlyAt(parent, yields);
    return only === undefined ? null : new Thing(yields, only);
  }

  #value(row: KnownRow | null, type: string, name: string): unknown {
    const list = COUNTED.get(`${type}.${name}`);
    if (list !== undefined) return this.#listed(list, row).filter(isBilled).length;
    const value: unknown = row?.columns[columnOf(name)];
    if (row === null || value === undefined) throw new Error(`Nobody said what ${type}.${name} shows.`);
    return type === 'AuditEvent' && name === 'changes' ? this.#readable(row, value as Columns[]) : value;
  }

  /** Of what an act changed, the values whose own permission is held where it was done (rulings 19). */
  #readable(row: KnownRow, changes: readonly Columns[]): unknown {
    return changes.filter(({ coordinate }) => {
      const [type, name] = coordinate.split('.');
      const needed = (at: Spot): string => published(type, name).permission ?? gateOf(type, at);
      return spotsOf(this.world, row).every((at) => holds(this.world, this.who, needed(at), at));
    });
  }
}
