import type { Dice } from '../filters/random.js';
import { rowsOf, type Columns, type KnownRow, type World } from '../isolation/world.js';
import { another, idLike, type Holds } from './another.js';
import { meaningOf, type Meaning } from './meanings.js';
import { byName, columnsOf, readsChange, showsOrganization, targetOf, type RowsByName } from './shown.js';
import type { Sight } from './sight.js';

/** What becomes of one row: null before, it is new; null after, it is gone. */
export interface Change {
  readonly type: string;
  readonly before: Columns | null;
  readonly after: Columns | null;
}

/** The columns in which a row is otherwise than it was. */
export const changedIn = ({ before, after }: Change): readonly string[] =>
  Object.keys(before ?? after ?? {}).filter(
    (column) => JSON.stringify(before?.[column]) !== JSON.stringify(after?.[column]),
  );

/** What a column holds, by type and column. */
export type HoldsOf = (type: string, column: string) => Holds;

/** Whether references that are not seen may also begin and cease to be; finding nothing costs a statement, no reference none. */
export type References = 'come and go' | 'lead elsewhere';

/** One in so many of the rows that nobody sees is gone in the other world, or is there twice. */
const ODDS = { gone: 8, twice: 5, moved: 4 } as const;

/**
 * Another world, in which everything that somebody may not see is otherwise and what they may see is as it was: values,
 * references, how many rows there are and where they stand.
 */
export class OtherWorld {
  readonly #world: World;
  readonly #rows: RowsByName;
  /** By type, and by type and account. */
  readonly #unseen = new Map<string, KnownRow[]>();
  readonly #pinned: ReadonlySet<string>;

  constructor(
    private readonly sight: Sight,
    private readonly holdsOf: HoldsOf,
    private readonly references: References,
    private readonly dice: Dice,
  ) {
    this.#world = sight.world;
    const all = [...sight.world.byType.values()].flat();
    this.#rows = byName(all);
    this.#pinned = new Set(all.filter(this.#isKept).flatMap(standsOn));
    for (const row of all.filter((candidate) => !this.#isKept(candidate))) {
      for (const kind of [row.type, `${row.type} ${row.columns['account_id']}`]) {
        const alike = this.#unseen.get(kind);
        if (alike === undefined) this.#unseen.set(kind, [row]);
        else alike.push(row);
      }
    }
  }

  changes(): readonly Change[] {
    const gone = this.#gone();
    return [...this.#rows.values()].flatMap((row): readonly Change[] => {
      const { type, columns: before } = row;
      if (gone.has(row)) return [{ type, before, after: null }];
      const after = this.#isKept(row) ? this.#retouched(row) : (this.#unseenLike(row, this.#retouched) ?? before);
      const copy = this.#isKept(row) || this.dice(ODDS.twice) > 0 ? null : this.#unseenLike(row, this.#copied);
      return [
        ...(changedIn({ type, before, after }).length > 0 ? [{ type, before, after }] : []),
        ...(copy === null ? [] : [{ type, before: null, after: copy }]),
      ];
    });
  }

  readonly #isKept = (row: KnownRow): boolean => this.sight.isSeen(row) || this.sight.isShownBeside(row);

  /** Some of the rows that are not seen, with everything that stands in them or is part of them. */
  #gone(): ReadonlySet<KnownRow> {
    const unseen = [...this.#rows.values()].filter((row) => !this.#isKept(row));
    const gone = new Set(
      unseen.filter(({ columns }) => !this.#pinned.has(columns['id']) && this.dice(ODDS.gone) === 0),
    );
    for (let before = -1; before < gone.size;) {
      before = gone.size;
      const ids = new Set([...gone].map(({ columns }) => columns['id'] as string));
      for (const row of unseen) if (standsOn(row).some((id) => ids.has(id))) gone.add(row);
    }
    return gone;
  }

  /** What became of a row may be seen no more than the row was. */
  #unseenLike(row: KnownRow, make: (row: KnownRow) => Columns): Columns | null {
    for (let tries = 0; tries < 5; tries += 1) {
      const columns = make(row);
      if (!this.sight.isSeen({ ...row, columns })) return columns;
    }
    return null;
  }

  /** The row with everything in it otherwise that is not seen. */
  readonly #retouched = (row: KnownRow): Columns => {
    const cells = columnsOf(row).map((column) => [column, this.#cell(row, column)] as const);
    return { ...row.columns, ...Object.fromEntries(cells), ...this.#elsewhere(row) };
  };

  readonly #copied = (row: KnownRow): Columns => {
    const { id, baseline_id: baseline } = row.columns;
    const own = {
      id: idLike(id, this.dice),
      ...(baseline == null ? {} : { baseline_id: idLike(baseline, this.dice) }),
    };
    const place = row.type === 'User' && row.columns['place_id'] === id ? { place_id: own.id } : {};
    return { ...this.#retouched(row), ...own, ...place };
  };

  /** A row that is not seen may stand in another organization where it would not be seen either. */
  #elsewhere({ type, columns }: KnownRow): Columns {
    const stays = ['Membership', 'Exclusion', 'DefenderPolicy'].includes(type) || columns['organization_id'] == null;
    if (stays || this.#isKept(this.#rowOf(type, columns)) || this.dice(ODDS.moved) > 0) return {};
    return { organization_id: this.#pick(this.#organizationsIn(columns['account_id'])) ?? columns['organization_id'] };
  }

  #rowOf = (type: string, columns: Columns): KnownRow => targetOf(this.#rows, type, columns, columns['id']) as KnownRow;

  #cell(row: KnownRow, column: string): unknown {
    const value: unknown = row.columns[column];
    if (this.sight.sees(row, column)) return value;
    const meaning = meaningOf(row.type, column, row.columns);
    switch (meaning.kind) {
      case 'place':
        return value;
      case 'value':
        return another(value, this.holdsOf(row.type, column), this.dice);
      case 'reference':
        return this.#reference(row, column, meaning);
      case 'organizations':
        return this.#organizations(row, value as readonly string[]);
      case 'assigned':
        return this.#assigned(row, value as readonly string[]);
      case 'people':
        return this.#people(row, value as readonly string[]);
      case 'changes':
        return this.#changes(row, value as readonly Columns[]);
    }
  }

  /** Of what is not seen, nobody knows which it is, nor whether it is anything. */
  #reference({ type, columns }: KnownRow, column: string, { target }: Meaning & { kind: 'reference' }): unknown {
    const value = columns[column] as string | null;
    const shown = targetOf(this.#rows, target, columns, value);
    if (shown !== undefined && this.sight.isSeen(shown)) return value;
    const hidden = this.#unseen.get(target === 'Reseller' ? target : `${target} ${columns['account_id']}`) ?? [];
    if (this.references === 'lead elsewhere' && value === null) return null;
    if (this.references === 'come and go' && this.holdsOf(type, column).nullable && this.dice(3) === 0) return null;
    const other = this.#pick(hidden)?.columns['id'] as string | undefined;
    return other === undefined || other === value ? idLike(value ?? (columns['id'] as string), this.dice) : other;
  }

  /** Organizations that are not seen: others instead, and more of them, where one may do there just as much as here. */
  #organizations(row: KnownRow, ids: readonly string[]): readonly string[] {
    const account = row.columns['account_id'] as string;
    const shown = ids.filter((id) => showsOrganization(this.sight, row, id));
    const hidden = ids.filter((id) => !shown.includes(id));
    const kinds = [...new Set(hidden.map((id) => this.sight.rightsAt(account, id)))];
    const others = kinds.flatMap((rights) => {
      const alike = this.#organizationsIn(account).filter((id) => this.sight.rightsAt(account, id) === rights);
      return this.#some(alike.length > 0 ? alike : hidden);
    });
    return [...shown, ...new Set(others)];
  }

  #assigned({ columns }: KnownRow, ids: readonly string[]): readonly string[] {
    if (columns['person_id'] === this.sight.who.personId || columns['organization_scope'] !== 'ASSIGNED') return ids;
    const isSeen = (id: string): boolean => this.sight.isSeen(this.sight.organization(id) as KnownRow);
    const hidden = this.#organizationsIn(columns['account_id']).filter((id) => !isSeen(id));
    return [...ids.filter(isSeen), ...(hidden.length > 0 ? this.#some(hidden) : [])];
  }

  #people({ columns }: KnownRow, ids: readonly string[]): readonly string[] {
    const shown = ids.filter((id) => {
      const card = targetOf(this.#rows, 'User', columns, id);
      return card !== undefined && this.sight.isSeen(card);
    });
    const hidden = this.#unseen.get(`User ${columns['account_id']}`) ?? [];
    return [
      ...shown,
      ...new Set(hidden.length > 0 ? this.#some(hidden).map(({ columns: card }) => card['id'] as string) : []),
    ];
  }

  #changes(event: KnownRow, changes: readonly Columns[]): readonly Columns[] {
    const more = { coordinate: 'Account.accountKey', before: null, after: `a key ${this.dice(1000)}` };
    const turned = changes.map((change) =>
      readsChange(this.sight, event, change['coordinate'])
        ? change
        : { ...change, before: `before ${this.dice(1000)}`, after: `after ${this.dice(1000)}` },
    );
    return readsChange(this.sight, event, more.coordinate) ? turned : [more, ...turned];
  }

  #organizationsIn = (accountId: string): readonly string[] =>
    rowsOf(this.#world, 'Organization')
      .filter(({ columns }) => columns['account_id'] === accountId)
      .map(({ columns }) => columns['id'] as string);

  #pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.dice(Math.max(1, items.length))];
  }

  /** One to three. */
  #some<Item>(items: readonly Item[]): readonly Item[] {
    return Array.from({ length: 1 + this.dice(3) }, () => this.#pick(items) as Item);
  }
}

/** The ids of everything that a row stands in or is part of. */
function standsOn(row: KnownRow): readonly string[] {
  const places = columnsOf(row).filter(
    (column) => column !== 'id' && meaningOf(row.type, column, row.columns).kind === 'place',
  );
  const ids = places.map((column) => row.columns[column] as string | null);
  return [...ids.filter((id) => id !== null), ...((row.columns['assigned'] ?? []) as readonly string[])];
}
