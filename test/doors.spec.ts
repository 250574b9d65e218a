import { getNamedType, isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { elidable, objectTypes, type PolicyTables } from '../src/auth/elision.js';
import type { Guard } from '../src/auth/policy.js';
import { TABLES } from '../src/auth/shield.js';
import { openSchema } from '../src/schema.js';

/** What production leaves out of the field fence rests on every door to a type, so one other door brings all of it back. */

const schema = openSchema();
const OTHER: Guard = 'viewAs.start'; // guards no door of rows

const leftOutOf = (typeName: string, tables: PolicyTables): readonly string[] =>
  [...elidable(schema, tables)].filter(
    (coordinate) => coordinate.startsWith(`${typeName}.`) && TABLES.policy.get(coordinate) !== 'public',
  );

/** The types of which something behind a permission is left out, with the coordinates that yield them. */
const types = objectTypes(schema)
  .filter((type) => leftOutOf(type.name, TABLES).length > 0)
  .map(({ name }) => [name, doorsTo(name)] as const);

function doorsTo(typeName: string): readonly string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => isObjectType(getNamedType(field.type)) && getNamedType(field.type).name === typeName)
      .map((field) => `${type.name}.${field.name}`),
  );
}

test('something is left out, and leads through more than one door', () => {
  expect(types.length).toBeGreaterThan(10);
  expect(types.filter(([, doors]) => doors.length > 1).length).toBeGreaterThan(10);
});

describe.each(types)('of the type %s', (typeName, doors) => {
  test('nothing is left out once one of the coordinates that yield it has another permission', () => {
    const left = doors.flatMap((door) =>
      leftOutOf(typeName, { ...TABLES, policy: new Map([...TABLES.policy, [door, OTHER]]) }),
    );
    expect(left).toEqual([]);
  });

  test('a field behind another permission than the doors is never left out', () => {
    const [coordinate = ''] = leftOutOf(typeName, TABLES);
    const tables = { ...TABLES, policy: new Map([...TABLES.policy, [coordinate, OTHER]]) };
    expect(leftOutOf(typeName, tables)).not.toContain(coordinate);
  });
});

test.each([...TABLES.rows].filter(([name]) => leftOutOf(name, TABLES).length > 0))(
  'of the type %s nothing is left out once its rows are fetched by id behind another permission',
  (typeName, gate) => {
    const left = (['account', 'organization', 'reseller'] as const).flatMap((layer) =>
      leftOutOf(typeName, { ...TABLES, rows: new Map([...TABLES.rows, [typeName, { ...gate, [layer]: OTHER }]]) }),
    );
    expect(left).toEqual([]);
  },
);
