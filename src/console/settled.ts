import { Kind, parse } from 'graphql';
import type { Operation } from './gateway.js';

/**
 * The operation with a name only where it needs one. The editor learns names a moment after the text, so right after a
 * paste it would send the name of the query that was there before.
 */
export function settled({ query, variables, operationName }: Operation): Operation {
  const names = operationNames(query);
  const needed = names.length > 1 && names.includes(operationName ?? undefined);
  return { query, ...(variables !== undefined && { variables }), ...(needed && { operationName }) };
}

function operationNames(query: string): readonly (string | undefined)[] {
  try {
    const { definitions } = parse(query, { noLocation: true });
    return definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? [each.name?.value] : []));
  } catch {
    return [];
  }
}
