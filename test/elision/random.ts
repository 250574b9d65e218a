import fc from 'fast-check';
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { isConnectionPart } from '../../src/auth/elision.js';
import { PERMISSIONS, ROLES } from '../../src/auth/permissions.js';
import { POLICY, ROWS } from '../../src/auth/policy.js';
import { IDS } from '../../src/seed/demo-ids.js';
import type { DemoMembership } from '../../src/seed/demo-people.js';
import { ALDER, OAK, ROOFING, type Spot } from '../cast.js';
import { membershipAs } from '../planting.js';

/** Global ids to ask for, by type. */
export type Pool = Readonly<Record<string, readonly string[]>>;

export const SPOTS: readonly Spot[] = [ROOFING, { ...ROOFING, organization: IDS.plumbing }, ALDER, OAK];

const ASSIGNABLE = new Set(['account/provisioner', 'account/user', 'account/read-only']);

/** What somebody may hold: one to four roles anywhere, account roles sometimes for named organizations only. */
export const memberships: fc.Arbitrary<readonly DemoMembership[]> = fc.array(
  fc
    .record({ role: fc.constantFrom(...ROLES), at: fc.constantFrom(...SPOTS), assigned: fc.boolean() })
    .map(({ role, at, assigned }) => ({
      ...membershipAs(role, at),
      assigned: assigned && ASSIGNABLE.has(role) ? [at.organization] : null,
    })),
  { minLength: 1, maxLength: 4 },
);

/** Whether a token is narrowed, and to what. */
export const narrowing: fc.Arbitrary<readonly string[] | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 1,
    arbitrary: fc.subarray(
      [...PERMISSIONS].filter((name) => /view|member/.test(name)),
      { minLength: 3, maxLength: 12 },
    ),
  },
);

/** Fewer the deeper, so that most documents stay within the limits. */
const mostFields = (left: number): number => (left > 3 ? 5 : left > 1 ? 3 : 2);

/** A document with random fields to a depth of five rows, pages of one to three, and random ids of the pool. */
export const documents = (schema: GraphQLSchema, pool: Pool, depth = 5): fc.Arbitrary<string> =>
  fc.gen().map((g) => {
    const pick = <Item>(items: readonly Item[]): Item => items[g(fc.nat, { max: items.length - 1 })] as Item;
    // The generator compares its arguments, so it is given places, never what stands there.
    const some = <Item>(items: readonly Item[], max: number): readonly Item[] =>
      g(fc.subarray, [...items.keys()], { minLength: 1, maxLength: Math.min(max, items.length) }).map(
        (at) => items[at] as Item,
      );

    const selection = (typeName: string, left: number): string => {
      const type = schema.getType(typeName);
      if (isInterfaceType(type)) {
        const on = some(['Agent', 'Organization', 'IncidentReport', 'Account'], 2);
        return `{ __typename id ${on.map((name) => `... on ${name} ${selection(name, left)}`).join(' ')} }`;
      }
      if (!isObjectType(type)) return '';
      const fields = Object.values(type.getFields()).filter(
        (field) => left > 0 || !isCompositeType(getNamedType(field.type)),
      );
      if (fields.length === 0) return '{ __typename }';
      const chosen = some(fields, typeName === 'Query' ? 2 : mostFields(left));
      return `{ __typename ${chosen.map((field, n) => asked(field, n, left)).join(' ')} }`;
    };

    const asked = (field: GraphQLField<unknown, unknown>, n: number, left: number): string => {
      const yields = getNamedType(field.type).name;
      if (field.name === 'node' && field.args.length > 0) return rowById(n + 2, left);
      const next = isConnectionPart(yields) || yields === 'PageInfo' ? left : left - 1;
      const alias = g(fc.nat, { max: 9 }) === 0 ? `a${n}: ` : '';
      return `${alias}${field.name}${argumentsOf(field)} ${isCompositeType(getNamedType(field.type)) ? selection(yields, next) : ''}`;
    };

    const rowById = (n: number, left: number): string => {
      const type = pick([...ROWS.keys()].filter((name) => (pool[name] ?? []).length > 0));
      return `n${n}: node(id: "${pick(pool[type] ?? [])}") { __typename ... on ${type} ${selection(type, left - 1)} }`;
    };

    const argumentsOf = (field: GraphQLField<unknown, unknown>): string => {
      const names = field.args.map(({ name }) => name);
      if (names.includes('first')) return `(${pick(['first', 'first', 'last'])}: ${pick([1, 2, 3])})`;
      const ids = pool[getNamedType(field.type).name] ?? Object.values(pool).flat();
      if (names.includes('ids')) return `(ids: ["${pick(ids)}", "${pick(ids)}"])`;
      if (names.includes('coordinate')) return `(coordinate: "${pick([...POLICY.keys()])}", id: "${pick(ids)}")`;
      if (names.includes('name')) return '(name: "moose")';
      return names.includes('id') ? `(id: "${pick(ids)}")` : '';
    };

    return `{ ${[rowById(0, depth), rowById(1, depth)].join(' ')} ${selection('Query', depth).slice(1, -1)} }`;
  });
