import { GraphQLInt, GraphQLObjectType, GraphQLString, type GraphQLResolveInfo } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Engine } from '../../src/engine/engine.js';
import { asks, schemaOf } from './small.js';

const one = { one: { type: GraphQLInt, resolve: () => 1 } };
const operation = (n: number): string => `{ a${n}: one }`;

describe('an engine remembers 500 operations', () => {
  test('and forgets the one not asked for longest', async () => {
    const engine = new Engine(schemaOf(one));
    for (let n = 0; n < 500; n += 1) await asks(engine, operation(n));
    expect((await asks(engine, operation(0))).compiled).toBe(true); // and so was asked for last
    await asks(engine, operation(500)); // the 501st
    expect((await asks(engine, operation(1))).compiled).toBe(false);
    expect((await asks(engine, operation(0))).compiled).toBe(true);
    expect((await asks(engine, operation(500))).compiled).toBe(true);
  });

  test('each once for each value of its conditions, and once for all other variables', async () => {
    const engine = new Engine(schemaOf({ echo: { type: GraphQLInt, args: { n: { type: GraphQLInt } }, resolve: (_, { n }) => n } })); // prettier-ignore
    const asked = 'query ($n: Int, $yes: Boolean!) { echo(n: $n) @include(if: $yes) }';
    const told = async (n: number, yes: boolean) => Object.values(await asks(engine, asked, { n, yes }));
    expect(await told(1, true)).toEqual(['{"data":{"echo":1}}', false]);
    expect(await told(2, true)).toEqual(['{"data":{"echo":2}}', true]);
    expect(await told(3, false)).toEqual(['{"data":{}}', false]);
    expect(await told(4, false)).toEqual(['{"data":{}}', true]);
    expect(await told(5, true)).toEqual(['{"data":{"echo":5}}', true]);
  });
});

describe('a plan keeps nothing of a run', () => {
  const told: GraphQLResolveInfo[] = [];
  const schema = schemaOf({
    echo: {
      type: GraphQLString,
      args: { n: { type: GraphQLInt } },
      resolve: (_source, _args, context, info) => {
        told.push(info);
        return String((context as { who: string }).who);
      },
    },
  });

  test('neither its path nor its variables, which it says aloud', async () => {
    const engine = new Engine(schema);
    for (const n of [1, 2]) await asks(engine, 'query ($n: Int) { echo(n: $n) }', { n }, { who: 'Ada' });
    const info = told.at(-1) as GraphQLResolveInfo;
    expect(() => info.path).toThrow('A compiled field does not know its path.');
    expect(() => info.variableValues).toThrow('A compiled field does not know its variables.');
  });

  test('nor who asked', async () => {
    const engine = new Engine(schema);
    const answers = [];
    for (const who of ['Ada', 'Finn', 'Olga']) answers.push((await asks(engine, '{ echo(n: 1) }', {}, { who })).text);
    expect(answers).toEqual(['Ada', 'Finn', 'Olga'].map((who) => `{"data":{"echo":"${who}"}}`));
  });

  test('nor what a resolver would do to its arguments, which fails', async () => {
    const kept = new GraphQLObjectType({ name: 'Kept', fields: { before: { type: GraphQLInt } } });
    const resolve = (_source: unknown, args: { n?: number }) => {
      const before = args.n;
      args.n = 7;
      return { before };
    };
    const engine = new Engine(schemaOf({ kept: { type: kept, args: { n: { type: GraphQLInt } }, resolve } }));
    for (const time of [1, 2, 3]) {
      const { text } = await asks(engine, '{ kept(n: 1) { before } }');
      expect(text).not.toContain('7');
      expect(text.includes('object is not extensible') || text.includes('read only')).toBe(time > 1);
    }
  });
});
