import { GraphQLError, isLeafType, isListType, isNonNullType, getNullableType, type GraphQLOutputType } from 'graphql';
import { badInput } from '../../src/auth/errors.js';
import { numberOf, oneOf } from './dice.js';
import { shownBy, wrongFor } from './values.js';

/** Where a value is asked for: its coordinate, and its place in the answer. */
export interface Spot {
  readonly coordinate: string;
  readonly place: string;
  readonly nullable: boolean;
}

export const FAULTS = [
  'throws',
  'throws what is written for clients',
  'throws no error',
  'throws an error that has a path',
  'returns an error',
  'null',
  'undefined',
  'another sort of value',
  'its rule throws',
  'its rule answers an error',
] as const;

export interface Fault {
  readonly kind: (typeof FAULTS)[number];
  hits(spot: Spot): boolean;
}

/** Whether values are there at once, or some of them after a while. */
export type Timing = 'at once' | 'whenever';

/** An object of the answer, which knows its place there. */
export class Being {
  constructor(
    readonly stage: Stage,
    readonly at: string,
    readonly kind: string,
  ) {}
}

/** Says what each place of an answer holds. It depends on the seed and the place, and never on who asks, when, or how often. */
export class Stage {
  /** Every spot that was asked for. */
  readonly spots: Spot[] = [];
  /** The places for which resolvers and rules ran. */
  readonly ran: string[] = [];

  constructor(
    readonly seed: number,
    readonly timing: Timing,
    private readonly fault: Fault | null,
    private readonly beingOf: (stage: Stage, place: string, type: string) => Being,
  ) {}

  /** What a field holds; throws as a resolver throws. */
  value(type: GraphQLOutputType, coordinate: string, place: string): unknown {
    return this.#value(type, { coordinate, place, nullable: !isNonNullType(type) });
  }

  /** The same, in the time that it takes. */
  delivered(type: GraphQLOutputType, coordinate: string, place: string): unknown {
    this.ran.push(`${coordinate} at ${place}`);
    const number = numberOf(coordinate, this.seed);
    if (this.timing === 'at once' || number % 3 === 0) return this.value(type, coordinate, place);
    return later(number % 5, () => this.value(type, coordinate, place));
  }

  /** What the rule of a field says. */
  verdict(type: GraphQLOutputType, coordinate: string, place: string): boolean | Error {
    this.ran.push(`the rule of ${coordinate} at ${place}`);
    const nullable = !isNonNullType(type);
    if (this.fault?.hits({ coordinate, place, nullable }) === true) {
      if (this.fault.kind === 'its rule throws') throw new Error(`The rule threw at ${place}.`);
      if (this.fault.kind === 'its rule answers an error') return badInput('a rule', 'says no.');
    }
    const mayRefuse = nullable || (this.fault !== null && this.timing === 'at once');
    return !mayRefuse || numberOf(`rule ${place}`, this.seed) % 4 !== 0;
  }

  #value(type: GraphQLOutputType, spot: Spot): unknown {
    this.spots.push(spot);
    const number = numberOf(spot.place, this.seed);
    const of = getNullableType(type);
    if (this.fault?.hits(spot) === true) return this.#faulty(this.fault.kind, of, spot.place, number);
    if (spot.nullable && number % 7 === 0) return number % 2 === 0 ? null : undefined;
    if (isListType(of)) return this.#list(of.ofType as GraphQLOutputType, spot, number);
    return isLeafType(of) ? shownBy(of, number >>> 4) : this.beingOf(this, spot.place, of.toString());
  }

  #list(type: GraphQLOutputType, { coordinate, place }: Spot, number: number): Iterable<unknown> {
    const spots = Array.from({ length: number % 4 }, (_, n) => `${place}.${n}`);
    const nullable = !isNonNullType(type);
    const item = (at: string): unknown => this.#item(type, { coordinate, place: at, nullable });
    switch ((number >>> 6) % 5) {
      case 0:
        return once(spots, item);
      case 1:
        return new Set(spots.map(item));
      default:
        return spots.map(item);
    }
  }

  /** An item cannot throw: it is an error, or a promise that is broken. */
  #item(type: GraphQLOutputType, spot: Spot): unknown {
    if (this.timing === 'whenever' && numberOf(`wait ${spot.place}`, this.seed) % 4 === 0)
      return later(numberOf(spot.place, this.seed) % 5, () => this.#value(type, spot));
    try {
      return this.#value(type, spot);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  #faulty(kind: Fault['kind'], type: GraphQLOutputType, place: string, number: number): unknown {
    switch (kind) {
      case 'throws what is written for clients':
        throw badInput('a field', 'was asked in vain.');
      case 'throws no error':
        throw oneOf<unknown>(['a text', undefined, null, 7, {}], number);
      case 'throws an error that has a path':
        throw new GraphQLError('It failed elsewhere.', { path: ['elsewhere', 1] });
      case 'returns an error':
        return new TypeError(`There is nothing at ${place}.`);
      case 'null':
        return null;
      case 'undefined':
        return undefined;
      case 'another sort of value':
        if (isLeafType(type)) return wrongFor(type, number);
        if (isListType(type)) return oneOf<unknown>([7, 'a text', true, {}, new Being(this, place, 'Cat')], number);
        return oneOf<unknown>([7, 'a text', true, [], ...KINDS.map((name) => new Being(this, place, name))], number);
      case 'throws':
      case 'its rule throws':
      case 'its rule answers an error': // where there is no rule
        throw new Error(`Something broke at ${place}.`);
    }
  }
}

/** Names of types for beings: of concrete ones, of abstract ones, of none. */
const KINDS = ['Cat', 'Stone', 'Query', 'Living', 'Colour', 'Nobody', ''];

/** A list that can be read but once. */
function* once<Item, Result>(items: readonly Item[], make: (item: Item) => Result): Generator<Result> {
  for (const item of items) yield make(item);
}

async function later<Value>(ticks: number, take: () => Value): Promise<Value> {
  if (ticks === 4) await new Promise((resolve) => setImmediate(resolve));
  for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
  return take();
}
