import { rowsOf, type Columns, type KnownRow, type World } from '../isolation/world.js';

/** The rows of a world by their global ids, by what other rows call them, and by where they stand. */
export class KnownRows {
  readonly #rows: ReadonlyMap<string, KnownRow>;

  constructor(private readonly world: World) {
    const rows = [...world.byType.values()].flat();
    this.#rows = new Map(
      rows.flatMap((row) => [row.globalId, nameOf(row.type, row.columns)].map((name) => [name, row])),
    );
  }

  /** Of each place at which anything can stand, the row of the place itself. */
  get places(): readonly KnownRow[] {
    return ['Account', 'Organization', 'Reseller'].flatMap((type) => rowsOf(this.world, type));
  }

  withId(globalId: string): KnownRow | undefined {
    return this.#rows.get(globalId);
  }

  /** The rows whose ids stand anywhere in an answer. */
  within(value: unknown): ReadonlySet<KnownRow> {
    if (typeof value === 'string') return new Set([this.withId(value) ?? []].flat());
    const parts = typeof value === 'object' && value !== null ? Object.values(value) : [];
    return new Set(parts.flatMap((part) => [...this.within(part)]));
  }

  /** People have a card for each place where they are known; the id of any other row is its own. */
  named(type: string, id: unknown, place: string): KnownRow | undefined {
    return this.#rows.get(nameOf(type, { id, place_id: place }));
  }

  /** The only row of a type that stands just where another does: the settings of an account, the policy of an endpoint. */
  onlyAt(parent: KnownRow, type: string): KnownRow | undefined {
    return rowsOf(this.world, type).find((row) => standsAt(row) === standsAt(parent));
  }
}

/** The column that a field shows. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (upper) => `_${upper.toLowerCase()}`);

const nameOf = (type: string, { id, place_id: place }: Columns): string =>
  type === 'User' ? `${type} ${id} ${place}` : `${type} ${id}`;

const standsAt = ({ type, columns: row }: KnownRow): string =>
  ['Account', 'Organization', 'Agent'].includes(type)
    ? row['id']
    : (row['agent_id'] ?? row['organization_id'] ?? row['account_id']);
