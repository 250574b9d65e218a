// What the schema promises by its shape: a policy that fits it, nulls where a field may be refused, names that can be guessed.
// Its papers and examples: test/schema/.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  getNamedType,
  GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { elidable, objectTypes, type PolicyTables } from '../src/auth/elision.js';
import { POLICY, type Guard } from '../src/auth/policy.js';
import { policyFaults, TABLES } from '../src/auth/shield.js';
import { openSchema } from '../src/schema.js';

const ROOT = new URL('../', import.meta.url);

const schema = openSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const fields = objectTypes(schema).flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ coordinate: `${type.name}.${field.name}`, field })),
);
const acts = Object.entries(schema.getMutationType()?.getFields() ?? {});

const withLine = (coordinate: string, guard: Guard): PolicyTables => ({
  ...TABLES,
  policy: new Map([...POLICY, [coordinate, guard]]),
});

function withoutLine(coordinate: string): PolicyTables {
  const policy = new Map(POLICY);
  policy.delete(coordinate);
  return { ...TABLES, policy };
}

describe('whoever forgets the policy', () => {
  test('is stopped for any field without a line', () => {
    expect(policyFaults(schema)).toEqual([]);
    for (const coordinate of POLICY.keys()) {
      expect(policyFaults(schema, withoutLine(coordinate))).toEqual([`${coordinate} has no line in the policy.`]);
    }
  });

  test('is stopped for a line without a field, and told when it stands on an interface', () => {
    expect(policyFaults(schema, withLine('Agent.hostnme', 'agent.view'))).toEqual([
      "The policy's line Agent.hostnme names no field.",
    ]);
    expect(policyFaults(schema, withLine('Node.id', 'public'))).toContain(
      'Node.id stands on an interface or union, where shield ignores rules.',
    );
  });

  test('finds no other way to guard a field: nothing is @Authorized', () => {
    const sources = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    const text = (file: string): string => readFileSync(new URL(`src/${file}`, ROOT), 'utf8');
    expect(sources.filter((file) => /\bAuthorized\b|\bauthChecker\b/.test(text(file)))).toEqual([]);
  });
});

describe('somebody who is refused a field', () => {
  const brokenByRefusal = (tables: PolicyTables): string[] => {
    const idle = elidable(schema, tables);
    return fields
      .filter(({ coordinate }) => tables.policy.get(coordinate) !== 'public' && !idle.has(coordinate))
      .filter(({ field }) => isNonNullType(field.type))
      .map(({ coordinate }) => coordinate);
  };

  test('still gets the rest of the answer, because the field is nullable', () => {
    expect(brokenByRefusal(TABLES)).toEqual([]);
  });

  test('would not, were a permission put on a sum of money', () => {
    expect(brokenByRefusal(withLine('Money.currency', 'account.view'))).toEqual(['Money.currency']);
  });
});

describe('somebody who guesses names', () => {
  test('is right about inputs and payloads', () => {
    expect(types.map(({ name }) => name).filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    expect(types.filter(isInputObjectType).filter(({ name }) => !/(Input|Filter|Order)$/.test(name))).toEqual([]);
    for (const [name, { args, type }] of acts) {
      const act = name.replace(/^./, (first) => first.toUpperCase());
      expect(args.map((arg) => `${arg.name}: ${String(arg.type)}`)).toEqual([`input: ${act}Input!`]);
      expect(String(type)).toBe(`${act}Payload`);
    }
  });

  test('is right about every list', () => {
    for (const connection of objectTypes(schema).filter(({ name }) => name.endsWith('Connection'))) {
      expect(Object.keys(connection.getFields()).sort()).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount']);
      for (const { coordinate, field } of fields.filter(({ field: { type } }) => getNamedType(type) === connection)) {
        expect(
          field.args.map(({ name }) => name),
          coordinate,
        ).toEqual(['first', 'after', 'last', 'before', 'filter', 'orderBy']);
      }
    }
  });

  test('is right about camelCase and, in closed sets, UPPER_SNAKE', () => {
    const inputs = types.filter(isInputObjectType).flatMap((type) => Object.keys(type.getFields()));
    const words = [...inputs, ...fields.flatMap(({ field }) => [field.name, ...field.args.map(({ name }) => name)])];
    expect(words.filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    const members = types.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name));
    expect(members.filter((name) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))).toEqual([]);
  });

  test('need not guess what anything means: it is described', () => {
    expect(types.flatMap(undescribed)).toEqual([]);
  });
});

/** The names of a type and of its parts that say nothing of themselves. */
function undescribed(type: GraphQLNamedType): string[] {
  if (isSpecifiedScalarType(type)) return [];
  const own = type.description ? [] : [type.name];
  if (isInputObjectType(type)) return [...own, ...silent(type.name, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const parts = Object.values(type.getFields());
  return [
    ...own,
    ...silent(type.name, parts),
    ...parts.flatMap(({ name, args }) => silent(`${type.name}.${name}`, args)),
  ];
}

const silent = (
  parent: string,
  parts: readonly { name: string; description?: string | null | undefined }[],
): string[] => parts.filter(({ description }) => !description).map(({ name }) => `${parent}.${name}`);

describe('the engine and the libraries', () => {
  test('share one graphql, whether it is imported or required', () => {
    const required = createRequire(import.meta.url)('graphql') as { GraphQLSchema: unknown };
    expect(required.GraphQLSchema).toBe(GraphQLSchema);
    expect(schema).toBeInstanceOf(GraphQLSchema);
  });

  test('share it in production too, where no test runner helps', () => {
    const program = `
      import { GraphQLSchema } from 'graphql';
      import { createRequire } from 'node:module';
      const required = createRequire(process.cwd() + '/')('graphql').GraphQLSchema;
      process.stdout.write(String(GraphQLSchema === required));`;
    expect(
      execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT, encoding: 'utf8' }),
    ).toBe('true');
  });
});
