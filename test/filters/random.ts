import { getNamedType, isEnumType, isInputObjectType, isListType, type GraphQLInputObjectType } from 'graphql';
import type { OrderBy, Question, Shown } from './evaluate.js';
import type { SchemaFields } from './schema-fields.js';

/** What is asked of a list: a filter, an order (by the names of its closed set), and the size of a page. */
export interface Asking {
  readonly filter: Question;
  readonly orderBy: readonly OrderBy[];
  readonly size: number;
}

/** Random numbers below a bound, the same for the same seed (mulberry32). */
export type Dice = (below: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Random questions about rows somebody was shown, made of the values in them and of values that are in none. */
export class Questions {
  constructor(
    private readonly fields: SchemaFields,
    private readonly dice: Dice,
  ) {}

  about(type: string, shown: readonly Shown[]): Asking {
    const names = Array.from({ length: this.dice(4) }, () => this.#pick(this.fields.sortable(type)).name);
    return {
      filter: this.dice(8) === 0 ? {} : this.#filter(this.fields.filterOf(type), type, shown, 2),
      orderBy: [...new Set(names)].map((field) => ({ field, direction: this.#pick(['ASC', 'DESC'] as const) })),
      size: this.#pick([2, 7, 100]),
    };
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.dice(items.length)] as Item;
  }

  #filter(filter: GraphQLInputObjectType, type: string, shown: readonly Shown[], left: number): Question {
    const part = (): Question => this.#filter(filter, type, shown, left - 1);
    switch (left > 0 ? this.dice(9) : 3) {
      case 0:
        return { not: part() };
      case 1:
        return { and: [part(), part()] };
      case 2:
        return { or: [part(), part()] };
    }
    const names = Object.keys(filter.getFields()).filter((name) => !['and', 'or', 'not'].includes(name));
    const chosen = new Set([this.#pick(names), ...(this.dice(3) === 0 ? [this.#pick(names)] : [])]);
    return Object.fromEntries([...chosen].map((name) => [name, this.#entry(filter, type, name, shown)]));
  }

  #entry(filter: GraphQLInputObjectType, type: string, name: string, shown: readonly Shown[]): Question {
    const asked = getNamedType(filter.getFields()[name]?.type);
    if (!isInputObjectType(asked)) throw new Error(`${name} is no filter.`);
    const seen = shown.map((row) => (row[name] ?? null) as unknown);
    const target = this.fields.reference(type, name);
    if (target !== null) return this.#filter(asked, target, seen.filter((row) => row !== null) as Shown[], 1);
    const operator = this.#pick(Object.keys(asked.getFields()));
    const input = asked.getFields()[operator]?.type;
    const one = (): unknown => this.#value(String(getNamedType(input)), operator, seen);
    return { [operator]: isListType(input) ? Array.from({ length: this.dice(4) }, one) : one() };
  }

  #value(type: string, operator: string, seen: readonly unknown[]): unknown {
    const closed = this.fields.schema.getType(type);
    if (isEnumType(closed)) return this.#pick(closed.getValues()).name;
    if (type === 'Boolean') return this.dice(2) === 0;
    const known = seen.flat().filter((value) => value !== null);
    const value = known.length > 0 && this.dice(5) > 0 ? this.#pick(known) : null;
    if (type === 'Int') return Number(value ?? 3) + this.dice(3) - 1;
    if (type === 'DateTime') return value ?? '2026-01-02T03:04:05.678Z';
    const text = String(value ?? 'no such thing');
    if (operator === 'startsWith') return text.slice(0, 3);
    return operator === 'contains' && !seen.some(Array.isArray) ? text.slice(2, 5) : text;
  }
}
