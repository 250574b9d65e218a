import { fenceRules } from '../../src/auth/shield.js';
import { applyMiddleware, deny, shield } from '../../src/auth/shield-compat.js';
import { openSchema } from '../../src/schema.js';
import type { GraphQLSchema } from 'graphql';

/** The same rules, installed by graphql-shield and graphql-middleware themselves. */
export function shieldedSchema(): GraphQLSchema {
  const schema = openSchema();
  const rules = fenceRules(schema) as unknown as Parameters<typeof shield>[0];
  const silence = (): null => null; // a refused read is null, not an error
  return applyMiddleware(
    schema,
    shield(rules, { allowExternalErrors: true, fallbackRule: deny, fallbackError: silence as unknown as () => Error }),
  );
}

/** The body with its errors sorted: what fails or is refused at once may be come upon in any order. */
export function inAnyOrder(body: string): string {
  const start = body.indexOf('{');
  if (!body.startsWith('{"errors"', start)) return body;
  const { errors, ...rest } = JSON.parse(body.slice(start)) as { errors: readonly object[] };
  return (
    body.slice(0, start) + JSON.stringify({ ...rest, errors: errors.map((error) => JSON.stringify(error)).sort() })
  );
}
