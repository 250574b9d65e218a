import { isObjectType, type GraphQLObjectType } from 'graphql';
import { Questions, type Dice } from '../filters/random.js';
import { SchemaFields } from '../filters/schema-fields.js';
import type { KnownRow } from '../isolation/world.js';
import { Aims } from './aims.js';
import { Draft, type Supply } from './draft.js';
import { wholly } from './guesses.js';
import { Ids, pick } from './ids.js';
import { introspection } from './introspection.js';
import type { Change } from './other-world.js';
import { needed, PUBLISHED, typesOfRows } from './published.js';
import { byName, type RowsByName } from './shown.js';
import { nameOf, type Sight } from './sight.js';
import { knownAs } from './ids.js';
import { walk, type Asks, type Place } from './walks.js';

const fields = new SchemaFields(PUBLISHED);

/** Everything that somebody could ask: random operations, made of what they know and of what they could guess. */
export class Operations {
  readonly #ids: Ids;
  readonly #rows: RowsByName;
  readonly #aims: Aims;
  readonly #cursors: string[] = [];

  constructor(
    private readonly sight: Sight,
    changes: readonly Change[],
  ) {
    const here = [...sight.world.byType.values()].flat();
    const there = changes.flatMap(({ type, after }) => (after === null ? [] : [knownAs(type, after)]));
    this.#rows = byName(here);
    const added = there.filter((row) => !this.#rows.has(nameOf(row)));
    const accounts = new Set(
      here.filter((row) => sight.isSeen(row)).map(({ columns }) => columns['account_id'] as string),
    );
    this.#ids = new Ids(
      [...here, ...added],
      (row) => sight.isSeen(row),
      ({ columns }) => accounts.has(columns['account_id']),
    );
    this.#aims = new Aims(sight, changes, this.#rows, this.#ids);
  }

  /** One operation, or one conversation about a list; the same for the same dice. */
  async perform(dice: Dice, asks: Asks): Promise<void> {
    const supply = this.#supply(dice);
    const remembering: Asks = async (asked) => {
      const answer = await asks(asked);
      for (const [, cursor = ''] of answer.body.matchAll(/[cC]ursor":"([^"]+)"/g)) this.#cursors[dice(50)] = cursor;
      return answer;
    };
    switch (dice(20)) {
      case 0:
        return void (await remembering(introspection(dice)));
      case 1:
        return this.#refused(supply, remembering);
      case 2:
      case 3:
      case 4:
        return this.#roams(supply, remembering);
      case 5:
      case 6:
        return this.#rowsById(supply, remembering);
      case 7:
      case 8:
      case 9:
        return this.#list(supply, remembering);
      default:
        return this.#aims.take(supply, remembering);
    }
  }

  async #roams(supply: Supply, asks: Asks): Promise<void> {
    const draft = new Draft(supply);
    const type = pick(this.#ids.typesSeen, supply.dice);
    const row = draft.rowById(this.#ids.any(type, supply.dice), type, 3);
    await asks(draft.asked(`${draft.selection('Query', 4).slice(0, -1)} ${row} }`));
  }

  async #rowsById(supply: Supply, asks: Asks): Promise<void> {
    const draft = new Draft(supply);
    const rows = Array.from({ length: 1 + supply.dice(3) }, (_, n) => {
      const type = pick(typesOfRows, supply.dice).name;
      return `r${n}: ${draft.rowById(this.#ids.any(type, supply.dice), type, 2).replace(/^a\d+: /, '')}`;
    });
    await asks(draft.asked(`{ ${rows.join(' ')} }`));
  }

  async #list(supply: Supply, asks: Asks): Promise<void> {
    const place = pick(this.#placesOf(pick(OWNERS, supply.dice), supply.dice), supply.dice);
    const { filter, orderBy } = this.#question(place.child, supply.dice);
    await walk(asks, place, { filter: supply.dice(4) === 0 ? null : filter, orderBy }, supply);
  }

  /** An act that must be refused: on what is not there, or where it is not granted. */
  async #refused(supply: Supply, asks: Asks): Promise<void> {
    const { dice } = supply;
    const mutation = pick(Object.values(PUBLISHED.getMutationType()?.getFields() ?? {}), dice);
    const permission = needed('Mutation', mutation.name) ?? '';
    const draft = new Draft({ ...supply, id: (type) => this.#withheld(type, permission, dice) });
    const selected = draft.selection(String(mutation.type), 2);
    const { errors } = await asks(
      draft.asked(`{ ${mutation.name}${draft.arguments(mutation)} ${selected} }`, 'mutation'),
    );
    if (errors.length === 0) throw new Error(`${mutation.name} was meant to be refused.`);
  }

  /** A row that somebody sees and may not act upon; else one they do not see. */
  #withheld(type: string, permission: string, dice: Dice): string {
    const seen = this.#ids.seen(type).filter((row) => !this.sight.mayAct(permission, row));
    return seen.length > 0 && dice(2) === 0 ? pick(seen, dice).globalId : this.#ids.refused(type, dice);
  }

  #placesOf(owner: GraphQLObjectType, dice: Dice): readonly Place[] {
    const type = owner.name === 'AccountBilling' ? 'Account' : owner.name;
    const isRoot = owner.name === 'Query' || owner.name === 'Viewer';
    const id = isRoot ? null : this.#ids.any(type, dice);
    const above = owner.name === 'AccountBilling' ? ['billing'] : owner.name === 'Viewer' ? ['viewer'] : [];
    return Object.values(owner.getFields())
      .filter((field) => String(field.type).endsWith('Connection'))
      .map((field) => ({
        type,
        id,
        path: [...above, field.name],
        child: String(field.type).replace(/Connection$/, ''),
      }));
  }

  #question(type: string, dice: Dice) {
    const known = [...this.#ids.seen(type), ...this.#ids.unseen(type)];
    const guessed = Array.from({ length: Math.min(known.length, 6) }, () => wholly(pick(known, dice), this.#rows));
    return new Questions(fields, dice).about(type, guessed);
  }

  #supply(dice: Dice): Supply {
    const textOf = (row: KnownRow | undefined): string => String(row?.columns['name'] ?? 'nobody');
    return {
      dice,
      id: (type) =>
        this.#ids.any(
          this.#ids.seen(type).length + this.#ids.unseen(type).length > 0 ? type : pick(this.#ids.typesSeen, dice),
          dice,
        ),
      filter: (type) => this.#question(type, dice).filter,
      orderBy: (type) => this.#question(type, dice).orderBy,
      cursor: () => this.#cursors.filter((cursor) => cursor !== undefined).at(dice(50) - 25) ?? null,
      text: (argument) => {
        if (argument === 'coordinate') return pick(COORDINATES, dice);
        return textOf(pick(this.#ids.unseen(pick(['Account', 'Organization', 'User', 'Reseller'], dice)), dice));
      },
    };
  }
}

const OBJECTS = Object.values(PUBLISHED.getTypeMap()).filter(isObjectType);
const OWNERS = OBJECTS.filter((type) =>
  Object.values(type.getFields()).some((field) => String(field.type).endsWith('Connection')),
);
const COORDINATES = OBJECTS.filter(({ name }) => !name.startsWith('__')).flatMap((type) =>
  Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
);
