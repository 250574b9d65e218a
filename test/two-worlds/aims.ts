import { isEnumType } from 'graphql';
import type { Dice } from '../filters/random.js';
import { LISTS, type List } from '../isolation/lists.js';
import { rowsOf, type KnownRow } from '../isolation/world.js';
import { Draft, type Supply } from './draft.js';
import { conditionOn, wholly } from './guesses.js';
import { type Ids, knownAs, pick } from './ids.js';
import { meaningOf } from './meanings.js';
import { changedIn, type Change } from './other-world.js';
import { camel, PUBLISHED } from './published.js';
import { columnsOf, targetOf, type RowsByName } from './shown.js';
import { nameOf, type Sight } from './sight.js';
import { walk, type Asks, type Question } from './walks.js';

/** A cell in which the worlds differ, with the row as it is in one of them or the other. */
interface Target {
  readonly row: KnownRow;
  readonly column: string;
}

/** A row that is seen and, by a field, shows another. */
interface Pointer {
  readonly row: KnownRow;
  readonly field: string;
}

/** Questions about just what differs: by id, through references, and by filters and orders of the lists where it stands. */
export class Aims {
  /** By type and column, so that one is asked about as often as another; rows that are seen apart from those that are not. */
  readonly #seen: readonly (readonly Target[])[];
  readonly #unseen: readonly (readonly Target[])[];
  readonly #pointers = new Map<string, Pointer[]>();

  constructor(
    private readonly sight: Sight,
    changes: readonly Change[],
    private readonly rows: RowsByName,
    private readonly ids: Ids,
  ) {
    const targets = changes.flatMap((change) => targetsOf(change));
    const isSeen = ({ row }: Target): boolean => sight.isSeen(this.#here(row));
    this.#seen = grouped(targets.filter(isSeen));
    this.#unseen = grouped(targets.filter((target) => !isSeen(target)));
    for (const row of rows.values()) if (sight.isSeen(row)) this.#point(row);
  }

  async take(supply: Supply, asks: Asks): Promise<void> {
    const { dice } = supply;
    const groups = this.#seen.length > 0 && dice(3) > 0 ? this.#seen : this.#unseen;
    const target = pick(pick(groups, dice), dice);
    const pointers = this.#pointers.get(nameOf(target.row)) ?? [];
    if (pointers.length > 0 && dice(2) === 0) return this.#through(pick(pointers, dice), target, supply, asks);
    return dice(3) === 0
      ? this.#byId(target, supply, asks)
      : this.#listed(target.row, questionAbout(target, this.rows, dice), supply, asks);
  }

  async #byId({ row, column }: Target, supply: Supply, asks: Asks): Promise<void> {
    const draft = new Draft(supply);
    const wanted = [camel(column), camel(column.replace(/_id$/, ''))];
    const shown = draft.rowById(row.globalId, row.type, 1, wanted);
    const held = supply.dice(3) === 0 ? ` viewer { permissions(id: ${draft.variable('ID!', row.globalId)}) }` : '';
    await asks(draft.asked(`{ ${shown}${held} }`));
  }

  /** What a reference shows of it, and whether rows can be told apart by it. */
  async #through({ row, field }: Pointer, { row: target, column }: Target, supply: Supply, asks: Asks): Promise<void> {
    const { dice } = supply;
    const condition = conditionOn(target.type, camel(column), target.columns[column], dice);
    if (condition !== null && dice(3) > 0) {
      const filter = turned({ [field]: condition }, dice);
      return this.#listed(row, { filter, orderBy: null }, supply, asks);
    }
    const draft = new Draft(supply);
    const id = draft.variable('ID!', row.globalId);
    await asks(
      draft.asked(
        `{ node(id: ${id}) { ... on ${row.type} { ${field} ${draft.selection(target.type, 1, [camel(column)])} } } }`,
      ),
    );
  }

  /** A list in which the row stands, or would if it were seen. */
  async #listed(row: KnownRow, question: Question, supply: Supply, asks: Asks): Promise<void> {
    const { dice } = supply;
    const lists = LISTS.filter(({ child }) => child === row.type);
    if (lists.length === 0) {
      const draft = new Draft(supply);
      await asks(draft.asked(`{ ${draft.rowById(row.globalId, row.type, 2)} }`));
      return;
    }
    const list = pick(lists, dice);
    const { under: type, path, child } = list;
    const parent = this.#parentOf(list, row, dice);
    await walk(asks, { type, id: parent, path, child }, question, supply);
  }

  #parentOf(list: List, row: KnownRow, dice: Dice): string {
    const parents = rowsOf(this.sight.world, list.under).filter((parent) => list.hangs(parent.columns, row.columns));
    const seen = parents.filter((parent) => this.sight.isSeen(parent));
    if (seen.length > 0) return pick(seen, dice).globalId;
    return parents.length > 0 ? pick(parents, dice).globalId : this.ids.any(list.under, dice);
  }

  #here = (row: KnownRow): KnownRow => this.rows.get(nameOf(row)) ?? row;

  #point(row: KnownRow): void {
    for (const column of columnsOf(row)) {
      const meaning = meaningOf(row.type, column, row.columns);
      if (meaning.kind !== 'reference' || meaning.field === null) continue;
      const target = targetOf(this.rows, meaning.target, row.columns, row.columns[column]);
      if (target === undefined || this.sight.isSeen(target)) continue;
      const pointers = this.#pointers.get(nameOf(target)) ?? [];
      this.#pointers.set(nameOf(target), [...pointers, { row, field: meaning.field }]);
    }
  }
}

/** A filter that the value meets or just does not, an order by it, both, or neither: then the rows are only counted. */
function questionAbout({ row, column }: Target, rows: RowsByName, dice: Dice): Question {
  const meaning = meaningOf(row.type, column, row.columns);
  const field = meaning.kind === 'reference' ? meaning.field : camel(column);
  if (field === null || dice(8) === 0) return { filter: null, orderBy: null };
  const shown = wholly(row, rows);
  const condition =
    meaning.kind === 'reference'
      ? beneath(field, meaning.target, shown[field] as Record<string, unknown> | undefined, dice)
      : conditionOn(row.type, field, shown[field], dice);
  const orders = PUBLISHED.getType(`${row.type}OrderField`);
  const name = field.replace(/[A-Z]/g, (upper) => `_${upper}`).toUpperCase();
  const isSortable = isEnumType(orders) && orders.getValue(name) !== undefined && dice(2) === 0;
  return {
    filter: condition === null || dice(4) === 0 ? null : turned(condition, dice),
    orderBy: isSortable ? [{ field: name, direction: pick(['ASC', 'DESC'], dice) }] : null,
  };
}

function beneath(field: string, target: string, shown: Record<string, unknown> | undefined, dice: Dice) {
  const known = Object.entries(shown ?? { id: 'never issued' });
  const [name, value] = pick(known, dice);
  const condition = conditionOn(target, name, value, dice);
  return condition === null ? null : { [field]: condition };
}

/** As it is, turned round, or beside something that says nothing. */
function turned(filter: object, dice: Dice): object {
  switch (dice(4)) {
    case 0:
      return { not: filter };
    case 1:
      return { or: [filter, { id: { isNull: true } }] };
    default:
      return filter;
  }
}

/** The changed cells of a row, as they are in both worlds. */
function targetsOf(change: Change): readonly Target[] {
  const { type, before, after } = change;
  const known = [before, after].flatMap((columns) => (columns === null ? [] : [knownAs(type, columns)]));
  return changedIn(change)
    .filter((column) => column !== 'agents')
    .flatMap((column) => known.map((row) => ({ row, column })));
}

function grouped(targets: readonly Target[]): readonly (readonly Target[])[] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const name = `${target.row.type}.${target.column}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [target]);
    else group.push(target);
  }
  return [...groups.values()];
}
