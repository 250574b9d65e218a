import { registerEnumType } from 'type-graphql';

/** A closed set of names: an enum of the schema, stored as text with a CHECK, without a TypeScript enum. */
export function closedSet<const Names extends readonly string[]>(
  name: string,
  description: string,
  names: Names,
): { readonly [Name in Names[number]]: Name } {
  const set = Object.fromEntries(names.map((member) => [member, member])) as { readonly [Name in Names[number]]: Name };
  registerEnumType(set, { name, description });
  return set;
}

export type Member<Set> = keyof Set;
