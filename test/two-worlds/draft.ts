import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import type { Dice } from '../filters/random.js';
import { pick } from './ids.js';
import { PUBLISHED, yieldedBy } from './published.js';
import { Variables, type Asked } from './variables.js';

/** Where the values of arguments come from. */
export interface Supply {
  readonly dice: Dice;
  id(type: string): string;
  filter(type: string): unknown;
  orderBy(type: string): unknown;
  cursor(): string | null;
  text(argument: string): string;
}

/** A random document on its way: selections, the fragments they name, and variables for every argument. */
export class Draft {
  readonly #variables = new Variables();
  readonly #fragments: string[] = [];
  #aliases = 0;

  constructor(private readonly supply: Supply) {}

  asked(selection: string, operation: 'query' | 'mutation' = 'query'): Asked {
    return this.#variables.asked(selection, operation, this.#fragments);
  }

  variable(type: string, value: unknown): string {
    return this.#variables.add(type, value);
  }

  /** Some fields of a type, to a depth of `left` rows; `wanted` are among them. */
  selection(typeName: string, left: number, wanted: readonly string[] = []): string {
    const type = PUBLISHED.getType(typeName);
    if (isInterfaceType(type)) return `{ __typename id ${this.#onSomeType(left)} }`;
    if (!isObjectType(type)) return '';
    const all = Object.values(type.getFields()).filter(
      ({ name }) => (name !== 'node' && name !== 'nodes') || !ROOTS.has(typeName),
    );
    const [leaves, rows] = [all.filter((field) => !isComposite(field)), all.filter(isComposite)];
    const chosen = new Set([
      ...all.filter(({ name }) => wanted.includes(name)),
      ...this.#some(leaves, isPart(typeName) ? 1 : 4),
      ...(left > 0 ? this.#some(rows, isPart(typeName) || left > 3 ? 3 : 2) : []),
    ]);
    return `{ __typename ${this.#inPieces(
      typeName,
      [...chosen].map((field) => this.#field(typeName, field, left)),
    )} }`;
  }

  /** A row by its id, as the type that it is, or (seldom) another. */
  rowById(id: string, type: string, left: number, wanted: readonly string[] = []): string {
    const { dice } = this.supply;
    const given = this.variable('ID!', id);
    const on = `... on ${type} ${this.selection(type, left, wanted)}`;
    if (dice(5) > 0) return `${this.#alias(3)}node(id: ${given}) { __typename id ${on} }`;
    const more = Array.from({ length: dice(3) }, () => this.variable('ID!', this.supply.id(type)));
    return `${this.#alias(3)}nodes(ids: [${[given, ...more].join(', ')}]) { __typename id ${on} }`;
  }

  /** The arguments of a field, each as a variable. */
  arguments(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.flatMap((argument) => {
      const value = this.#value(argument, field);
      return value === undefined ? [] : [`${argument.name}: ${this.variable(String(argument.type), value)}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  #field(owner: string, field: GraphQLField<unknown, unknown>, left: number): string {
    const yields = yieldedBy(field).name;
    const beneath = isPart(yields) || isPart(owner) ? left : left - 1;
    const selected = isComposite(field) ? ` ${this.selection(yields, beneath)}` : '';
    return `${this.#alias(9)}${field.name}${this.arguments(field)}${selected}`;
  }

  #alias(odds: number): string {
    return this.#aliases < 25 && this.supply.dice(odds) === 0 ? `a${(this.#aliases += 1)}: ` : '';
  }

  /** The same fields, some of them in fragments: with a name, without one, or without a type. */
  #inPieces(type: string, fields: readonly string[]): string {
    const { dice } = this.supply;
    return fields
      .map((field) => {
        switch (dice(12)) {
          case 0:
            return `... on ${type} { ${field} }`;
          case 1:
            return `... @include(if: ${this.variable('Boolean!', true)}) { ${field} }`;
          case 2: {
            const name = `f${this.#fragments.push('')}`;
            this.#fragments[Number(name.slice(1)) - 1] = `fragment ${name} on ${type} { ${field} }`;
            return `...${name}`;
          }
          default:
            return field;
        }
      })
      .join(' ');
  }

  #onSomeType(left: number): string {
    const type = pick(['Account', 'Organization', 'Agent', 'IncidentReport', 'Escalation', 'User'], this.supply.dice);
    return `... on ${type} ${this.selection(type, left)}`;
  }

  #some<Item>(items: readonly Item[], most: number): readonly Item[] {
    if (items.length === 0) return [];
    return Array.from({ length: 1 + this.supply.dice(most) }, () => pick(items, this.supply.dice));
  }

  #value(argument: GraphQLArgument, field: GraphQLField<unknown, unknown>): unknown {
    const { dice, cursor, filter, orderBy } = this.supply;
    const child = yieldedBy(field).name.replace(/Connection$/, '');
    switch (argument.name) {
      case 'first':
        return 1 + dice(4);
      case 'last':
      case 'before':
        return undefined; // walks read from the end; both ends at once mean nothing
      case 'after':
        return dice(12) === 0 ? cursor() : undefined;
      case 'filter':
        return dice(3) === 0 ? filter(child) : undefined;
      case 'orderBy':
        return dice(3) === 0 ? orderBy(child) : undefined;
      default:
        return this.input(argument.type, argument.name, child);
    }
  }

  /** Something that an argument or a field of an input takes. */
  input(type: GraphQLInputType, name: string, near: string): unknown {
    const { dice, id, text } = this.supply;
    const inner = getNullableType(type);
    if (isListType(inner))
      return Array.from({ length: 1 + dice(2) }, () => this.input(inner.ofType as GraphQLInputType, name, near));
    if (isInputObjectType(inner))
      return Object.fromEntries(
        Object.values(inner.getFields()).map((part) => [part.name, this.input(part.type, part.name, near)]),
      );
    if (isEnumType(inner)) return pick(inner.getValues(), dice).name;
    switch (getNamedType(inner).name) {
      case 'ID':
        return id(rowTypeNamed(name) ?? near);
      case 'Int':
        return 1 + dice(9);
      case 'Boolean':
        return dice(2) === 0;
      default:
        return text(name);
    }
  }
}

/** `incidentReportIds` are of incident reports. */
function rowTypeNamed(argument: string): string | undefined {
  const name = argument.replace(/Ids?$/, '');
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return isObjectType(PUBLISHED.getType(type)) ? type : undefined;
}

const ROOTS = new Set(['Query', 'Mutation']);
const isPart = (type: string): boolean => /(Connection|Edge|^PageInfo)$/.test(type);
const isComposite = (field: GraphQLField<unknown, unknown>): boolean => isCompositeType(yieldedBy(field));
