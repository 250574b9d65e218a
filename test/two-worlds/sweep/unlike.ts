import type { KnownRow } from '../../isolation/world.js';
import { knownAs } from '../ids.js';
import { changedIn, type Change } from '../other-world.js';
import { referencesOf } from '../references.js';
import { byName, targetOf, type RowsByName } from '../shown.js';
import { nameOf, type Sight } from '../sight.js';

/** A row that another shows by a field: which it is in the one world, and which in the other. */
export interface Led {
  readonly field: string;
  readonly target: string;
  readonly here: KnownRow | undefined;
  readonly there: KnownRow | undefined;
}

/** The rows of both worlds, and in what they are unlike. */
export class Unlike {
  readonly here: RowsByName;
  readonly there: RowsByName;
  /** Of either world, each once. */
  readonly rows: readonly KnownRow[];
  readonly #columns = new Map<string, readonly string[]>();

  constructor(
    readonly sight: Sight,
    changes: readonly Change[],
  ) {
    this.here = byName([...sight.world.byType.values()].flat());
    const there = new Map(this.here);
    for (const change of changes) {
      const { type, before, after } = change;
      const name = nameOf(knownAs(type, after ?? before ?? {}));
      if (after === null) there.delete(name);
      else there.set(name, knownAs(type, after));
      this.#columns.set(name, changedIn(change));
    }
    this.there = there;
    this.rows = [...new Map([...there, ...this.here]).values()];
  }

  isSeen = (row: KnownRow): boolean => {
    const here = this.here.get(nameOf(row));
    return here !== undefined && this.sight.isSeen(here);
  };

  comesOrGoes = (row: KnownRow): boolean => !(this.here.has(nameOf(row)) && this.there.has(nameOf(row)));

  columns = (row: KnownRow): readonly string[] => this.#columns.get(nameOf(row)) ?? [];

  references(row: KnownRow): readonly Led[] {
    const there = this.there.get(nameOf(row));
    return referencesOf(row).map(({ field, target, column }) => ({
      field,
      target,
      here: targetOf(this.here, target, row.columns, row.columns[column]),
      there: there && targetOf(this.there, target, there.columns, there.columns[column]),
    }));
  }

  /** In what a row, or a row that it shows, is unlike, with what may be done to either: alike in these is alike in all. */
  marks(row: KnownRow): readonly string[] {
    const rights = this.sight.rightsOver(row);
    const led = this.references(row).flatMap(({ field, here, there }) => {
      if (here === undefined || there === undefined || here.globalId !== there.globalId)
        return here === there ? [] : [`${field} leads elsewhere`];
      return this.columns(here).map((column) => `${field}.${column} ${this.sight.rightsOver(here)}`);
    });
    return [...this.columns(row), ...led].map((mark) => `${row.type}.${mark} for ${rights}`);
  }
}
