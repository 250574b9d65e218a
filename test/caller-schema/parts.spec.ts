// Which parts of a schema are left, rule by rule, in a schema small enough to read: see `zoo.ts`.
import { lexicographicSortSchema, printSchema, printType, validateSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { typesOf } from './read.js';
import { FEED, HEAL, LOOK, zoo, zooFor } from './zoo.js';

const text = (schema: GraphQLSchema, name: string): string | null => {
  const type = schema.getType(name);
  return type === undefined ? null : printType(type).replaceAll(/\s+/g, ' ');
};

const visitor = zooFor(LOOK);
const keeper = zooFor(LOOK, FEED);
const vet = zooFor(LOOK, FEED, HEAL);
const nobody = zooFor();

describe('a visitor, who may look', () => {
  test('finds the fields that looking shows, and an interface only where all of it is shown', () => {
    expect(text(visitor, 'Beast')).toBe(
      'type Beast implements Node { id: ID! name: String cures(first: Int): [Cure!] keeper: Keeper }',
    );
    expect(text(visitor, 'Cure')).toBe('type Cure { beast: Beast }'); // its id is hidden, so it is no Node
  });

  test('finds no filter and no order by what is hidden', () => {
    expect(text(visitor, 'BeastFilter')).toBe(
      'input BeastFilter { and: [BeastFilter!] or: [BeastFilter!] not: BeastFilter name: TextFilter }',
    );
    expect(text(visitor, 'BeastOrderField')).toBe('enum BeastOrderField { NAME }');
  });

  test('finds no argument whose input or enum is left empty, however it leads to itself', () => {
    expect(visitor.getType('CureFilter')).toBeUndefined(); // `and` is of its own type
    expect(visitor.getType('CureOrder')).toBeUndefined(); // nothing could be given for its `field`
  });

  test('finds no field that nobody could ask without the argument that is gone', () => {
    expect(text(visitor, 'Query')).not.toContain('cures');
    expect(text(keeper, 'Query')).not.toContain('cures');
    expect(text(vet, 'Query')).toContain('cures(filter: CureFilter!): [Cure!]');
  });

  test('finds no act, so no type for acts either', () => {
    expect(visitor.getMutationType()).toBeUndefined();
    expect(visitor.getType('FeedInput')).toBeUndefined();
  });

  test('finds no type that nothing leads to any more', () => {
    expect(typesOf(visitor).map(({ name }) => name)).not.toEqual(expect.arrayContaining(['IntFilter']));
    for (const name of ['IntFilter', 'IllnessFilter', 'Illness', 'Ill', 'HealPayload']) {
      expect(visitor.getType(name), name).toBeUndefined();
    }
  });
});

describe('a keeper, who may feed too', () => {
  test('finds the act, its input and its payload, and of other acts nothing', () => {
    expect(text(keeper, 'Mutation')).toBe('type Mutation { feed(input: FeedInput!): FeedPayload }');
    expect(text(keeper, 'FeedInput')).toBe('input FeedInput { beastId: ID! grams: Int = 10 }');
    expect(keeper.getType('HealPayload')).toBeUndefined();
  });

  test('finds what was hidden from the visitor in filters and orders', () => {
    expect(text(keeper, 'BeastFilter')).toContain('weight: IntFilter');
    expect(text(keeper, 'BeastFilter')).not.toContain('illness');
    expect(text(keeper, 'BeastOrderField')).toBe('enum BeastOrderField { NAME WEIGHT }');
  });
});

describe('a vet, who may do everything', () => {
  test('finds the whole schema, but for what leads nowhere at all', () => {
    const whole = printSchema(lexicographicSortSchema(zoo))
      .replace(/\n\ntype (Ledger|Page) \{[^}]*\}/g, '')
      .replace('\n  ledger: Ledger', '');
    expect(printSchema(lexicographicSortSchema(vet))).toBe(whole);
  });

  test('finds no value at the end of types that lead only to each other', () => {
    expect([vet.getType('Ledger'), vet.getType('Page')]).toEqual([undefined, undefined]);
  });
});

describe('what an interface or a union leads to', () => {
  const possible = (schema: GraphQLSchema, name: string): string[] => {
    const type = schema.getType(name);
    return type !== undefined && 'getTypes' in type
      ? type.getTypes().map((member) => member.name)
      : schema.getImplementations(type as never).objects.map((member) => member.name);
  };

  test('are the rows that can be fetched by their id, and values, which have none', () => {
    expect(possible(nobody, 'Found')).toEqual(['Note']); // a Keeper has a public name, but no way leads to one
    expect(possible(keeper, 'Found')).toEqual(['Beast', 'Keeper', 'Note']);
    expect(possible(zooFor(HEAL), 'Node')).toEqual(['Cure']);
  });

  test('are also the rows that a field leads to', () => {
    expect(possible(visitor, 'Node')).toEqual(['Beast', 'Keeper']);
  });

  test('are for a vet those that are ill', () => {
    expect(possible(vet, 'Ill')).toEqual(['Beast']);
    expect(text(vet, 'Beast')).toMatch(/^type Beast implements Node & Ill/);
  });
});

test('nobody at all still finds a schema that is valid', () => {
  for (const schema of [nobody, visitor, keeper, vet, zooFor(FEED), zooFor(HEAL)])
    expect(validateSchema(schema)).toEqual([]);
  expect(text(nobody, 'Query')).toBe('type Query { node(id: ID!): Node find(text: String): Found }');
});
