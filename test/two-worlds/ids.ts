import type { Dice } from '../filters/random.js';
import { globalId } from '../../src/entities/global-id.js';
import { ROW_CLASSES } from '../../src/entities/catalogue.js';
import { storageOf } from '../../src/entities/row.js';
import { scopeOf, type Columns, type KnownRow } from '../isolation/world.js';

const CODES = new Map(ROW_CLASSES.map((rowClass) => [rowClass.name, storageOf(rowClass).code]));

/** A row of the other world as the isolation tests know rows. */
export const knownAs = (type: string, columns: Columns): KnownRow => ({
  type,
  columns,
  globalId: globalId(CODES.get(type) ?? 'XX', scopeOf(type, columns), columns['id']),
});

/** Ids to ask for: of rows that are seen, of rows that are not (in one world or in both), and of none. */
export class Ids {
  readonly #seen = new Map<string, readonly KnownRow[]>();
  readonly #unseen = new Map<string, readonly KnownRow[]>();

  constructor(
    rows: readonly KnownRow[],
    isSeen: (row: KnownRow) => boolean,
    private readonly isNear: (row: KnownRow) => boolean,
  ) {
    for (const { name } of ROW_CLASSES) {
      const ofType = rows.filter(({ type }) => type === name);
      this.#seen.set(name, ofType.filter(isSeen));
      this.#unseen.set(
        name,
        ofType.filter((row) => !isSeen(row)),
      );
    }
  }

  seen = (type: string): readonly KnownRow[] => this.#seen.get(type) ?? [];
  unseen = (type: string): readonly KnownRow[] => this.#unseen.get(type) ?? [];

  /** Types of which somebody sees a row. */
  get typesSeen(): readonly string[] {
    return [...this.#seen].filter(([, rows]) => rows.length > 0).map(([type]) => type);
  }

  /** Mostly of a row that is seen. */
  any(type: string, dice: Dice): string {
    return dice(5) > 1 && this.seen(type).length > 0 ? pick(this.seen(type), dice).globalId : this.refused(type, dice);
  }

  /** Of a row that is not seen, mostly near by; or of none. */
  refused(type: string, dice: Dice): string {
    const near = this.unseen(type).filter(this.isNear);
    const rows = near.length > 0 && dice(3) > 0 ? near : this.unseen(type);
    if (rows.length > 0 && dice(8) > 0) return pick(rows, dice).globalId;
    return pick(['', 'never issued', globalId(CODES.get(type) ?? 'AG', NOBODY, NOBODY)], dice);
  }
}

const NOBODY = '01900000-0000-7000-8000-000000000000';

export const pick = <Item>(items: readonly Item[], dice: Dice): Item => items[dice(items.length)] as Item;
