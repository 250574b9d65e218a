import { getNamedType, isInterfaceType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type { Guard, RowGate } from './policy.js';

/** The tables the fence is derived from; tests pass weakened ones. */
export interface PolicyTables {
  readonly policy: ReadonlyMap<string, Guard>;
  readonly rows: ReadonlyMap<string, RowGateLike>;
  readonly wholeRow: ReadonlySet<string>;
}

/** A row gate in which, as in a weakened one, any guard may stand. */
export type RowGateLike = Readonly<Record<keyof RowGate, Guard | null>>;

/** Types whose fields are asked before there is a row: the operations and the payloads of acts. */
export const isDoor = (typeName: string): boolean =>
  typeName === 'Query' || typeName === 'Mutation' || typeName.endsWith('Payload');

export const isConnectionPart = (typeName: string): boolean =>
  typeName.endsWith('Connection') || typeName.endsWith('Edge');

/**
 * The coordinates whose wrapper may be left out (rulings 3), derived, never listed by hand. A wrapper is left out only
 * where the judge could not say no any more:
 *  - a `public` value that is no row, an operation's public door;
 *  - a field whose permission guards *every* coordinate that yields its type, and fetches its rows.
 * Implication between permissions is never used: a narrowed token or a new cell would break it.
 */
export function elidable(schema: GraphQLSchema, tables: PolicyTables): ReadonlySet<string> {
  const doors = doorsByType(schema, tables);
  return new Set(
    objectTypes(schema).flatMap((type) =>
      Object.keys(type.getFields())
        .map((field) => `${type.name}.${field}`)
        .filter((coordinate) => isElidable(type.name, coordinate, doors.get(type.name) ?? [], tables)),
    ),
  );
}

function isElidable(
  typeName: string,
  coordinate: string,
  doors: readonly (Guard | null)[],
  { policy, rows, wholeRow }: PolicyTables,
): boolean {
  const guard = policy.get(coordinate);
  if (guard === undefined || guard === 'self' || wholeRow.has(coordinate)) return false;
  if (guard === 'public') return !rows.has(typeName) && !isConnectionPart(typeName);
  return !isDoor(typeName) && doors.length > 0 && doors.every((door) => door === guard);
}

/** For each type, the guards of all that yields it: fields of that type, and the look-up by id with its row gate. */
function doorsByType(schema: GraphQLSchema, { policy, rows }: PolicyTables): Map<string, (Guard | null)[]> {
  const doors = new Map<string, (Guard | null)[]>();
  const add = (typeName: string, guard: Guard | null): void => {
    doors.set(typeName, [...(doors.get(typeName) ?? []), guard]);
  };
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      const yielded = getNamedType(field.type);
      // What an interface yields goes through the concrete type's row gate (house.md, invariants).
      if (isObjectType(yielded)) add(yielded.name, policy.get(`${type.name}.${field.name}`) ?? null);
      else if (isInterfaceType(yielded)) continue;
    }
  }
  for (const [typeName, gate] of rows) {
    for (const guard of [gate.account, gate.organization, gate.reseller]) add(typeName, guard);
  }
  return doors;
}

export const objectTypes = (schema: GraphQLSchema): readonly GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
