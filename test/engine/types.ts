import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLScalarType,
  GraphQLString,
  type GraphQLLeafType,
  type GraphQLOutputType,
} from 'graphql';

export const COLOUR = new GraphQLEnumType({
  name: 'Colour',
  values: { RED: { value: 'red' }, GREEN: { value: 2 }, NONE: { value: 0 }, QUOTED: { value: 'say "quoted"' } },
});

/** Whatever it is given it shows, but for what it refuses, and what it makes nothing of. */
const ANYTHING = new GraphQLScalarType({
  name: 'Anything',
  serialize: (value) => {
    if (value === 'refused') throw new TypeError('The scalar refuses this.');
    return value === 'nothing' ? undefined : value;
  },
});

/** Serializes to what is no JSON itself, but knows how it is written. */
const MOMENT = new GraphQLScalarType({ name: 'Moment', serialize: (value) => new Date(value as number) });

export const LEAVES: readonly GraphQLLeafType[] = [
  GraphQLInt,
  GraphQLFloat,
  GraphQLString,
  GraphQLBoolean,
  GraphQLID,
  COLOUR,
  ANYTHING,
  MOMENT,
];

export const FILTER: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Filter',
  fields: () => ({
    number: { type: GraphQLInt, defaultValue: 7 },
    texts: { type: new GraphQLList(new GraphQLNonNull(GraphQLString)) },
    nested: { type: FILTER },
  }),
});

const list = (of: GraphQLOutputType): GraphQLOutputType => new GraphQLList(of);
const must = (of: GraphQLOutputType): GraphQLOutputType => new GraphQLNonNull(of);

/** The positions in which null may stand and may not; the name of a field ends with the number of its own. */
export const WRAPPINGS: readonly ((of: GraphQLOutputType) => GraphQLOutputType)[] = [
  (of) => of,
  (of) => must(of),
  (of) => list(of),
  (of) => list(must(of)),
  (of) => must(list(of)),
  (of) => must(list(must(of))),
  (of) => list(list(of)),
  (of) => must(list(must(list(must(of))))),
];
