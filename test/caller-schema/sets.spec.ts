// One schema for each set of names, whoever holds them (rulings 29, 30), and each of them sound.
import fc from 'fast-check';
import { printSchema, validateSchema, type GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { namesHeldAs, namesHeldBy } from '../../src/auth/names.js';
import { PERMISSIONS, ROLES, type Permission } from '../../src/auth/permissions.js';
import { POLICY } from '../../src/auth/policy.js';
import { freezeViewer, type Membership, type Viewer } from '../../src/auth/viewer.js';
import { printedSchema } from '../../src/papers/printed-schema.js';
import { openSchema } from '../../src/schema.js';
import { callerSchema } from '../../src/schema/caller-schema.js';
import { CallerSchemas } from '../../src/schema/caller-schemas.js';
import { coordinatesIn, partsIn, typesOf } from './read.js';
import { coordinatesFor } from './reference.js';

const whole = openSchema();

const inOrder = (names: readonly Permission[]): readonly Permission[] =>
  PERMISSIONS.filter((permission) => names.includes(permission));

function viewerWith(memberships: readonly Membership[], narrowedTo: readonly Permission[] | null = null): Viewer {
  return freezeViewer({
    personId: `person of ${memberships.map(({ id }) => id).join()}`,
    memberships,
    accounts: new Map(),
    narrowedTo: narrowedTo === null ? null : new Set(narrowedTo),
  });
}

const finance = (accountId: string): Membership => ({
  id: `finance of ${accountId}`,
  role: 'FINANCE',
  layer: 'ACCOUNT',
  accountId,
  organizationIds: null,
});

describe('the names that somebody holds', () => {
  test('say what, not where or who: two people of two tenants hold the same', () => {
    expect(namesHeldBy(viewerWith([finance('a')]))).toEqual(namesHeldBy(viewerWith([finance('b'), finance('c')])));
    expect(namesHeldBy(viewerWith([finance('a')]))).toEqual(namesHeldAs('account/finance'));
  });

  test('cannot be changed, and are fewer with a narrowed token, never more', () => {
    const names = namesHeldBy(viewerWith([finance('a')], ['incident.view', 'billing.invoice.view', 'account.view']));
    expect(names).toEqual(['account.view', 'billing.invoice.view']);
    expect(Object.isFrozen(names)).toBe(true);
    expect(namesHeldBy(viewerWith([]))).toEqual([]);
  });
});

describe('the schemas of callers', () => {
  test('are one object for one set of names, whoever asks', () => {
    const schemas = new CallerSchemas(whole);
    const first = schemas.of(namesHeldBy(viewerWith([finance('a')])));
    expect(schemas.of(namesHeldBy(viewerWith([finance('b')])))).toBe(first);
    expect(schemas.of(namesHeldAs('account/finance'))).toBe(first);
    expect(schemas.of(namesHeldAs('account/marketing'))).not.toBe(first);
  });

  test('are only so many: the one not asked for longest is forgotten', () => {
    const schemas = new CallerSchemas(whole);
    const [kept, forgotten] = [schemas.of([]), schemas.of(['account.view'])];
    for (const permission of PERMISSIONS.slice(1, 70)) {
      schemas.of([permission]);
      expect(schemas.of([])).toBe(kept); // asked for all the time
    }
    expect(schemas.of(['account.view'])).not.toBe(forgotten);
  });

  test('hold no resolver through which a row could be read', () => {
    const parts = partsIn(callerSchema(whole, PERMISSIONS)) as readonly { resolve?: unknown; subscribe?: unknown }[];
    expect(parts.filter(({ resolve, subscribe }) => resolve !== undefined || subscribe !== undefined)).toEqual([]);
  });

  test('are the whole schema for whoever holds everything', () => {
    expect(printedSchema(callerSchema(whole, PERMISSIONS), '')).toBe(printedSchema(whole, ''));
  });
});

const sets = [
  ...ROLES.map((role) => [role, namesHeldAs(role)] as const),
  ...PERMISSIONS.map((permission) => [permission, [permission]] as const),
];

describe('every set of names', () => {
  const expectSound = (names: readonly Permission[]): void => {
    const schema = callerSchema(whole, names);
    expect(validateSchema(schema)).toEqual([]);
    expect(coordinatesIn(schema)).toEqual(coordinatesFor(new Set(names)));
    expect(namesUnused(schema)).toEqual([]);
  };

  test.each(sets)('%s gives a valid schema, with what the papers say and nothing that is not used', (_name, names) => {
    expectSound(names);
  });

  test('at random does too', () => {
    fc.assert(
      fc.property(fc.subarray([...PERMISSIONS]), (names) => expectSound(inOrder(names))),
      { numRuns: 40 },
    );
  });

  test.each(ROLES.map((role) => [role] as const))('%s reads no word of what is hidden in any description', (role) => {
    const names = namesHeldAs(role);
    const schema = callerSchema(whole, names);
    const shown = new Set(wordsOf(schema));
    const text = printSchema(schema);
    const unheld = PERMISSIONS.filter((permission) => !names.includes(permission)).map((name) => `\`${name}\``);
    // A name of one word is also a word of English.
    const hidden = wordsOf(whole).filter((name) => /[a-z][A-Z]/.test(name) && !shown.has(name));
    expect(unheld.filter((name) => text.includes(name))).toEqual([]);
    expect(hidden.filter((name) => new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });
});

test('whatever a filter or an order says it would tell about is a coordinate of the policy', () => {
  const told = partsIn(whole).flatMap(({ extensions }) => (extensions['coordinate'] as string | undefined) ?? []);
  expect(told.filter((coordinate) => !POLICY.has(coordinate))).toEqual([]);
});

/** The names of types and of the fields that are read. */
const wordsOf = (schema: GraphQLSchema): readonly string[] => [
  ...typesOf(schema).map(({ name }) => name),
  ...coordinatesIn(schema).map((coordinate) => coordinate.replace(/^.*\./, '')),
];

/** Types that no field, argument, interface or union of the schema speaks of. */
function namesUnused(schema: GraphQLSchema): readonly string[] {
  const text = printSchema(schema).replaceAll(/"""[^]*?"""/g, '');
  return typesOf(schema)
    .map(({ name }) => name)
    .filter(
      (name) =>
        !['Query', 'Mutation'].includes(name) && !new RegExp(`(: \\[*|implements .*|= .*)${name}\\b`).test(text),
    )
    .filter((name) => !implementsNode(schema, name));
}

/** What can be fetched by its id need not be spoken of. */
const implementsNode = (schema: GraphQLSchema, name: string): boolean =>
  schema.getImplementations(schema.getType('Node') as never).objects.some((type) => type.name === name);
