import fc from 'fast-check';
import {
  doTypesOverlap,
  getNamedType,
  isCompositeType,
  isIntrospectionType,
  isUnionType,
  type GraphQLCompositeType,
  type GraphQLField,
} from 'graphql';
import { argumentTexts, VARIABLES, type Given } from './variables.js';
import { zoo } from './zoo.js';

/** A document, and the variables of two people who ask it. */
export interface Asked {
  readonly document: string;
  readonly operationName: string | null;
  readonly variables: readonly [Given, Given];
}

const DEPTH = 3;

const COMPOSITES = Object.values(zoo.getTypeMap()).filter(
  (type): type is GraphQLCompositeType => isCompositeType(type) && !isIntrospectionType(type),
);

/** Aliases, merged fields, fragments with and without names and types, conditions, arguments, variables given or not. */
export const documents: fc.Arbitrary<Asked> = fc.gen().map((g) => {
  const dice = (below: number): number => g(fc.nat, { max: below - 1 });
  const pick = <Item>(items: readonly Item[]): Item => items[dice(items.length)] as Item;
  const fragments: { readonly name: string; readonly on: string; readonly depth: number; readonly text: string }[] = [];
  const used = new Set<string>();
  let names = 0;

  const variable = (name: string): string => {
    used.add(name);
    return `$${name}`;
  };

  const condition = (): string => {
    if (dice(6) < 5) return '';
    const value = pick(['true', 'false', ...['yes', 'no', 'perhaps'].map((name) => `$${name}`)]);
    if (value.startsWith('$')) variable(value.slice(1));
    return ` @${pick(['include', 'skip'])}(if: ${value})`;
  };

  const selection = (type: GraphQLCompositeType, left: number, nested = 0): string => {
    const most = [5, 3, 2][nested] ?? 1;
    return `{ ${Array.from({ length: 1 + dice(most) }, () => selected(type, left, nested)).join(' ')} }`;
  };

  /** `nested` in so many fragments that add no level to the answer. */
  const selected = (type: GraphQLCompositeType, left: number, nested: number): string => {
    switch (nested > 2 ? 0 : dice(8)) {
      case 7:
        return `${dice(3) === 0 ? 'kind: ' : ''}__typename${condition()}`;
      case 6:
        return `...${condition()} ${selection(type, left, nested + 1)}`;
      case 5: {
        const on = overlapping(type);
        return `... on ${on.name}${condition()} ${selection(on, left, nested + 1)}`;
      }
      case 4:
        return `...${fragmentOn(type, left, nested + 1)}${condition()}`;
      default:
        return isUnionType(type) ? `... on ${overlapping(type).name} { __typename }` : field(type, left);
    }
  };

  const overlapping = (type: GraphQLCompositeType): GraphQLCompositeType =>
    pick(COMPOSITES.filter((other) => doTypesOverlap(zoo, type, other)));

  /** Of those that there are, if any fits; no fragment holds itself, as it is there only when it is whole. */
  const fragmentOn = (type: GraphQLCompositeType, left: number, nested: number): string => {
    const known = fragments.filter(
      ({ on, depth }) => depth <= left && doTypesOverlap(zoo, type, zoo.getType(on) as GraphQLCompositeType),
    );
    if (known.length > 0 && dice(2) === 1) return pick(known).name;
    const on = overlapping(type);
    const inner = selection(on, left, nested);
    const name = pick(['F', '__proto__', 'constructor', 'toString']) + `${(names += 1)}`;
    fragments.push({ name, on: on.name, depth: left, text: `fragment ${name} on ${on.name} ${inner}` });
    return name;
  };

  const field = (type: Exclude<GraphQLCompositeType, { getTypes(): unknown }>, left: number): string => {
    const fields = Object.values(type.getFields()) as GraphQLField<unknown, unknown>[];
    const composite = left > 0 && dice(2) === 1;
    const chosen = pick(fields.filter(({ type: of }) => isCompositeType(getNamedType(of)) === composite));
    const yields = getNamedType(chosen.type);
    const inner = isCompositeType(yields) ? ` ${selection(yields, left - 1)}` : '';
    if (chosen.args.length > 0)
      return `e${(names += 1)}: ${chosen.name}(${argumentTexts(pick, variable)})${condition()}`;
    const alias = chosen.name === 'string0' ? '__proto__: ' : dice(5) === 4 ? `other_${chosen.name}: ` : '';
    return `${alias}${chosen.name}${condition()}${inner}`; // one key, one field: so that whatever meets may be merged
  };

  const query = selection(zoo.getQueryType() as GraphQLCompositeType, DEPTH);
  const declared = [...used].map((name) => `$${name}: ${VARIABLES[name]?.type}`);
  const head = declared.length === 0 ? '' : `(${declared.join(', ')})`;
  const named = dice(8) === 7;
  const given = (): Given =>
    Object.fromEntries(
      [...used].flatMap((name) => {
        const value = pick(VARIABLES[name]?.values ?? []);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  return {
    document: [
      `query ${named ? 'Asked' : ''} ${head} ${query}`,
      ...(named ? ['query Other { __typename }'] : []),
      ...fragments.map(({ text }) => text),
    ].join('\n'),
    operationName: named ? 'Asked' : null,
    variables: [given(), given()],
  };
});

/** The same, but these variables are given no null. */
export const documentsWithoutNull = (names: readonly string[]): fc.Arbitrary<Asked> => {
  const without = (given: Given): Given =>
    Object.fromEntries(Object.entries(given).filter(([name, value]) => value !== null || !names.includes(name)));
  return documents.map(({ variables: [one, other], ...asked }) => ({
    ...asked,
    variables: [without(one), without(other)],
  }));
};
