import { existsSync, readFileSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { POLICY, ROWS } from '../src/auth/policy.js';
import { openSchema } from '../src/schema.js';
import { COME_WITH_THEIR_ACTS, ENTITIES } from './completeness/fields.js';
import { GATES, NEVER_READABLE, ROW_GATES, TYPE_GATES } from './completeness/gates.js';

/** Is everything there? The specification field by field, as somebody reads it who checks it off, beside the schema. */

const schema = openSchema();
const fieldsOf = (type: string): readonly string[] => {
  const found = schema.getType(type);
  return isObjectType(found) ? Object.keys(found.getFields()) : [];
};
const isThere = (coordinate: string): boolean => {
  const [type = '', field = ''] = coordinate.split('.');
  return fieldsOf(type).includes(field);
};

/** What is wrong with a coordinate, if anything. */
function wrongWith(coordinate: string, guard: string | null): string[] {
  if (!isThere(coordinate)) return [`${coordinate} is missing`];
  const found = POLICY.get(coordinate);
  return found === guard ? [] : [`${coordinate} needs ${found}, not ${guard}`];
}

describe('whoever looks for a field of the specification', () => {
  test.each(ENTITIES)('finds every one of $name, behind its own permission', ({ lines }) => {
    expect(
      lines.flatMap(({ field, coordinate, guard }) =>
        coordinate === null ? [] : wrongWith(coordinate, guard).map((wrong) => `${field}: ${wrong}`),
      ),
    ).toEqual([]);
  });

  test('is told why, where a field goes by another name or has no coordinate', () => {
    const lines = ENTITIES.flatMap((entity) => entity.lines.map((line) => ({ ...line, name: entity.name })));
    expect(lines.filter(({ coordinate, why }) => coordinate === null && !why)).toEqual([]);
    const twice = lines.map(({ name, field }) => `${name}.${field}`);
    expect(twice.filter((field, n) => twice.indexOf(field) !== n)).toEqual([]);
  });

  // `IncidentComment`, `Lockout` and so on are printed in bold too, in 8b.
  const specification = new URL('../../shared/spec/domain.md', import.meta.url);
  test.runIf(existsSync(specification))('misses no entity that the specification names', () => {
    const text = readFileSync(specification, 'utf8');
    const part = (from: string, to: string): string => text.slice(text.indexOf(from), text.indexOf(to));
    const entities = part('### 5.2 Entities', '### 5.3') + part('**Entities added to 5.2.**', '**Field gates.**');
    const named = [...entities.matchAll(/\*\*([A-Z][A-Za-z]+)(?: \/ [A-Za-z /]+)?\*\*/g)].map(([, name = '']) => name);
    const known = [...ENTITIES.map(({ name }) => name), ...COME_WITH_THEIR_ACTS];
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('whoever tries the gates of the specification (domain.md 5.5)', () => {
  test.each(GATES)('finds $says behind $permission', ({ coordinates, permission }) => {
    expect(coordinates.flatMap((coordinate) => wrongWith(coordinate, permission))).toEqual([]);
  });

  test.each(TYPE_GATES)('finds all of $says behind $permission, but for what shows something else', (gate) => {
    const { type, permission, butFor } = gate;
    expect(fieldsOf(type)).not.toEqual([]);
    const own = fieldsOf(type).filter((field) => !butFor.includes(field));
    expect(own.flatMap((field) => wrongWith(`${type}.${field}`, permission))).toEqual([]);
    expect(butFor.filter((field) => POLICY.get(`${type}.${field}`) === permission)).toEqual([]);
  });

  test.each(ROW_GATES)('finds $says behind the doors to its row', ({ type, account, organization }) => {
    expect(ROWS.get(type)).toMatchObject({ account, organization });
  });

  test('finds no secret that was written', () => {
    expect(NEVER_READABLE.filter(isThere)).toEqual([]);
  });
});
