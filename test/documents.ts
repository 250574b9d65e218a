import { getNamedType, isCompositeType, isRequiredArgument, type GraphQLField } from 'graphql';

/** `(id: $Agent)` and the like: the id of a row is a variable of the name of its type. */
export function argumentsFor(field: GraphQLField<unknown, unknown>, pageSize = 1): string {
  const given = field.args.flatMap((argument) => {
    if (argument.name === 'first') return [`first: ${pageSize}`];
    if (!isRequiredArgument(argument)) return [];
    if (argument.name === 'id') return [`id: $${idOf(getNamedType(field.type).name)}`];
    if (argument.name === 'coordinate') return ['coordinate: "Account.name"'];
    if (argument.name === 'name') return ['name: "moose"'];
    if (argument.name === 'ids') return ['ids: [$Organization]'];
    throw new Error(`Nobody said what to give for the argument ${argument.name} of ${field.name}.`);
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

/** What is no row itself is asked about an organization: `node`, `Viewer.permissions`, `explainAccess`. */
const idOf = (typeName: string): string =>
  ['Node', 'String', 'AccessExplanation'].includes(typeName) ? 'Organization' : typeName;

/** The least that can be asked of a field's value. */
export const leastOf = (field: GraphQLField<unknown, unknown>): string =>
  isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';

/** A query whose ids are variables: `query ($Agent: ID!) { ... }`. */
export function queryOf(selection: string): string {
  const names = namesIn(selection);
  return `query${names.length === 0 ? '' : ` (${names.map((name) => `$${name}: ID!`).join(', ')})`} ${selection}`;
}

/** The variables of a document; a type without an id at the place gets one that was never issued. */
export const variablesOf = (document: string, ids: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(namesIn(document).map((name) => [name, ids[name] ?? 'never issued']));

const namesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name = '']) => name))].sort();
