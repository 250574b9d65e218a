import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';

/** The schema as everybody can read it. What it says of a field is what these tests hold the gateway to. */
export const PUBLISHED = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

export const typesOfRows: readonly GraphQLObjectType[] = Object.values(PUBLISHED.getTypeMap())
  .filter(isObjectType)
  .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));

export function fieldOf(type: string, field: string): GraphQLField<unknown, unknown> | undefined {
  const owner = PUBLISHED.getType(type);
  return isObjectType(owner) ? owner.getFields()[field] : undefined;
}

/** The permission that a field needs; null for what is public to whoever is shown the row. */
export const needed = (type: string, field: string): string | null =>
  /Needs `([\w.]+)`\.$/.exec(fieldOf(type, field)?.description ?? '')?.[1] ?? null;

/** Values of a row of several organizations that are null unless all of them are in reach (rulings 13). */
export const isTelling = (type: string, field: string): boolean =>
  fieldOf(type, field)?.description?.includes('null unless every organization concerned is in reach') ?? false;

export const yieldedBy = (field: GraphQLField<unknown, unknown>): GraphQLNamedType => getNamedType(field.type);

/** The members of the closed set that a field shows; null for any other field. */
export function membersOf(type: string, field: string): readonly string[] | null {
  const shown = fieldOf(type, field);
  const set = shown === undefined ? undefined : getNamedType(shown.type);
  return isEnumType(set) ? set.getValues().map(({ name }) => name) : null;
}

export const camel = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
