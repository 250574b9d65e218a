import { GraphQLInt, GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLString, GraphQLUnionType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.js';
import { asks, schemaOf, twice } from './small.js';

// What is asked again is answered like the first time. Each was found by `test/engine.spec.ts`, or is what it could find.

const ints = new GraphQLList(GraphQLInt);
const row = new GraphQLObjectType({
  name: 'Row',
  fields: { name: { type: GraphQLString }, length: { type: GraphQLInt } },
});

/** Both answers are these bytes. */
const expectTwice = async (asked: Promise<readonly string[]>, text: string): Promise<void> =>
  expect(await asked).toEqual([text, text]);

const failed = (message: string, path: string, column = 3): string =>
  `{"message":"${message}","locations":[{"line":1,"column":${column}}],"path":${path}}`;

describe('what is promised is waited for', () => {
  test('in a property, and by a method', async () => {
    const schema = schemaOf({
      row: { type: row, resolve: () => ({ name: Promise.resolve('a'), length: async () => 1 }) },
    });
    await expectTwice(twice(schema, '{ row { name length } }'), '{"data":{"row":{"name":"a","length":1}}}');
  });

  test('in a list, where what breaks fails alone', async () => {
    const resolve = () => [1, Promise.resolve(2), Promise.reject(new Error('broken'))];
    await expectTwice(
      twice(schemaOf({ list: { type: ints, resolve } }), '{ list }'),
      `{"data":{"list":[1,2,null]},"errors":[${failed('broken', '["list",2]')}]}`,
    );
  });

  test('and heard at once, however long its neighbours take', async () => {
    const resolve = ({ slow }: { slow: boolean }) =>
      slow ? new Promise((done) => setTimeout(done, 20, [])) : Promise.resolve([Promise.reject(new Error('broken'))]);
    const type = new GraphQLObjectType({ name: 'Item', fields: { list: { type: ints, resolve } } });
    const items = { type: new GraphQLList(type), resolve: () => [{ slow: true }, { slow: false }] };
    await expectTwice(
      twice(schemaOf({ items }), '{ items { list } }'), // an unheard rejection fails the whole run of the tests
      `{"data":{"items":[{"list":[]},{"list":[null]}]},"errors":[${failed('broken', '["items",1,"list",0]', 11)}]}`,
    );
  });
});

describe('a list', () => {
  test('that can be read but once is answered whole', async () => {
    const resolve = function* () {
      yield { name: 'a' };
      yield { name: 'b' };
    };
    const rows = { type: new GraphQLList(row), resolve };
    await expectTwice(twice(schemaOf({ rows }), '{ rows { name } }'), '{"data":{"rows":[{"name":"a"},{"name":"b"}]}}');
  });

  test('that breaks off fails its field alone', async () => {
    const resolve = function* () {
      yield { name: 'a' };
      throw new Error('broken');
    };
    const rows = { type: new GraphQLList(row), resolve };
    await expectTwice(
      twice(schemaOf({ rows, one: { type: GraphQLInt, resolve: () => 1 } }), '{ rows { name } one }'),
      `{"data":{"rows":null,"one":1},"errors":[${failed('broken', '["rows"]')}]}`,
    );
  });
});

describe('a resolver of a level', () => {
  const rowsWith = (level: () => Promise<readonly unknown[]>, resolve: () => unknown) => {
    const fields = { name: { type: GraphQLString }, more: { type: GraphQLInt, resolve, extensions: { level } } };
    const type = new GraphQLObjectType({ name: 'Of', fields });
    return schemaOf({ rows: { type: new GraphQLList(type), resolve: () => [{ name: 'a' }, { name: 'b' }] } });
  };

  test('that throws before it promises anything fails its own field, for every parent', async () => {
    const fails = () => {
      throw new Error('broken');
    };
    await expectTwice(
      twice(rowsWith(fails, fails), '{ rows { name more } }'),
      `{"data":{"rows":[{"name":"a","more":null},{"name":"b","more":null}]},"errors":[${failed('broken', '["rows",0,"more"]', 15)},${failed('broken', '["rows",1,"more"]', 15)}]}`,
    );
  });

  test('that loses a parent gives its values to nobody', async () => {
    const schema = rowsWith(
      () => Promise.resolve([1]),
      () => 1,
    );
    const engine = new Engine(schema);
    await asks(engine, '{ rows { more } }');
    const { text } = await asks(engine, '{ rows { more } }');
    expect(JSON.parse(text)).toMatchObject({
      data: { rows: [{ more: null }, { more: null }] },
      errors: [{ message: 'Of.more lost its parents.' }, {}],
    });
  });
});

describe('of types', () => {
  test('a union that does not say which is told apart by its members', async () => {
    const isTypeOf = (value: unknown) => value === 'other';
    const other = new GraphQLObjectType({ name: 'Other', fields: { name: { type: GraphQLString } }, isTypeOf });
    const any = { type: new GraphQLUnionType({ name: 'Any', types: [row, other] }), resolve: () => 'other' };
    await expectTwice(twice(schemaOf({ any }), '{ any { __typename } }'), '{"data":{"any":{"__typename":"Other"}}}');
  });

  test('what is no object has no fields', async () => {
    const schema = schemaOf({ row: { type: row, resolve: () => 'text' } });
    await expectTwice(twice(schema, '{ row { length } }'), '{"data":{"row":{"length":null}}}');
  });

  test('what must not be null says which field it was', async () => {
    const engine = new Engine(schemaOf({ one: { type: new GraphQLNonNull(GraphQLInt), resolve: () => null } }));
    await asks(engine, '{ one }');
    expect((await asks(engine, '{ one }')).text).toContain('"Query.one holds null where it may not."');
  });
});

describe('a condition that is null', () => {
  test('fails where it is used, each time', async () => {
    const fields = { one: { type: GraphQLInt, resolve: () => 1 } };
    const type = new GraphQLObjectType({ name: 'Inner', fields });
    const schema = schemaOf({ ...fields, inner: { type, resolve: () => ({}) } });
    const asked = 'query ($if: Boolean = true) { one inner { one @include(if: $if) } }';
    const message = 'Argument \\"if\\" of non-null type \\"Boolean!\\" must not be null.';
    await expectTwice(
      twice(schema, asked, { if: null }),
      `{"data":{"one":1,"inner":null},"errors":[${failed(message, '["inner"]', 60)}]}`,
    );
  });
});
