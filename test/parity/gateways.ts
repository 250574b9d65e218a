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
