import {
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isAbstractType,
  type GraphQLFieldConfig,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
} from 'graphql';
import { numberOf, oneOf } from './dice.js';
import { Being, Stage, type Fault, type Timing } from './stage.js';
import { resolvedBy, WAYS, type Context, type Way } from './ways.js';
import { COLOUR, FILTER, LEAVES, WRAPPINGS } from './types.js';

// A schema in which every kind of type stands in every position of lists and nulls, and is resolved in every way.

/** Everything, if it is of this kind, has every field. */
const CONCRETE = ['Cat', 'Dog', 'Stone'] as const;

const BEINGS = Object.fromEntries(CONCRETE.map((name) => [name, class extends Being {}]));

const living = new GraphQLInterfaceType({
  name: 'Living',
  fields: () => Object.fromEntries(fieldsOf().map(([name, type]) => [name, { type, args: argumentsFor(name) }])),
  resolveType: (value) => (value as { readonly kind?: string }).kind,
});
const [cat, dog, stone] = [object('Cat'), object('Dog'), object('Stone')];
const found = new GraphQLUnionType({ name: 'Found', types: [cat, stone] }); // told apart by `isTypeOf`
const composites: readonly GraphQLNamedOutputType[] = [dog, stone, living, found];

export const zoo: GraphQLSchema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: () => configOf('Query', (n) => oneOf(['resolver', 'level', 'fenced resolver', 'fenced level'], n)),
  }),
  types: [cat],
});

/** A stage for the beings of this schema. */
export const stageOf = (seed: number, timing: Timing, fault: Fault | null = null): Stage =>
  new Stage(seed, timing, fault, (stage, place, name) => {
    const named = zoo.getType(name);
    const kind = isAbstractType(named) ? oneOf(zoo.getPossibleTypes(named), numberOf(place, seed >>> 1)).name : name;
    const OfKind = BEINGS[kind] ?? Being;
    return new OfKind(stage, place, kind);
  });

function object(name: (typeof CONCRETE)[number]): GraphQLObjectType {
  const shift = CONCRETE.indexOf(name);
  return new GraphQLObjectType({
    name,
    interfaces: () => (name === 'Stone' ? [] : [living]),
    ...(name === 'Dog' ? {} : { isTypeOf: (value: unknown) => value instanceof Being && value.kind === name }),
    fields: () => configOf(name, (n) => oneOf(WAYS, n + shift)),
  });
}

/** `int0` is an `Int`, `int7` an `[[Int!]!]!`, and so on; `echo` shows its arguments; primitives have a `length`. */
function fieldsOf(): readonly (readonly [name: string, type: GraphQLOutputType])[] {
  return [
    ...[...LEAVES, ...composites].flatMap((of) =>
      WRAPPINGS.map((wrapped, n) => [`${of.name.toLowerCase()}${n}`, wrapped(of)] as const),
    ),
    ['length', GraphQLInt],
    ...Array.from({ length: 7 }, (_, n) => [`echo${n}`, GraphQLString] as const),
  ];
}

function argumentsFor(name: string): NonNullable<GraphQLFieldConfig<unknown, Context>['args']> {
  if (!name.startsWith('echo')) return {};
  return {
    must: { type: new GraphQLNonNull(GraphQLInt) },
    number: { type: GraphQLInt, defaultValue: 3 },
    text: { type: GraphQLString },
    list: { type: new GraphQLList(new GraphQLNonNull(GraphQLInt)) },
    colour: { type: COLOUR, defaultValue: 'red' },
    filter: { type: FILTER },
  };
}

function configOf(owner: string, wayOf: (n: number) => Way): Record<string, GraphQLFieldConfig<unknown, Context>> {
  const fields = fieldsOf().map(([name, type], n) => {
    const resolved = resolvedBy(wayOf(n), BEINGS[owner] ?? Being, `${owner}.${name}`, type);
    return [name, { type, args: argumentsFor(name), ...resolved }] as const;
  });
  return Object.fromEntries(fields);
}
