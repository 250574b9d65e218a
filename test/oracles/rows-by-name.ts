import type { Columns, KnownRow, World } from '../isolation/world.js';

/** The rows of a world by their global ids, and by what other rows call them. */
export class RowsByName {
  readonly #rows: ReadonlyMap<string, KnownRow>;

  constructor(world: World) {
    const rows = [...world.byType.values()].flat();
    this.#rows = new Map(
      rows.flatMap((row) => [row.globalId, nameOf(row.type, row.columns)].map((name) => [name, row])),
    );
  }

  withId(globalId: string): KnownRow | undefined {
    return this.#rows.get(globalId);
  }

  /** People have a card for each place where they are known; the id of any other row is its own. */
  named(type: string, id: unknown, place: string): KnownRow | undefined {
    return this.#rows.get(nameOf(type, { id, place_id: place }));
  }
}

const nameOf = (type: string, { id, place_id: place }: Columns): string =>
  type === 'User' ? `${type} ${id} ${place}` : `${type} ${id}`;
