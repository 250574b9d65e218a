import type { GraphQLSchema } from 'graphql';
import { objectTypes } from '../../src/auth/elision.js';
import { fencedSchema } from '../../src/schema.js';

/** How often the field fence was asked. */
export interface Asked {
  /** By plans, for each parent. */
  readonly rules: number;
  /** By graphql-js: not at all, once an operation is compiled. */
  readonly interpreted: number;
}

/** The schema that is served, whose fence counts. */
export function countingSchema(): { readonly schema: GraphQLSchema; readonly asked: Asked } {
  const asked = { rules: 0, interpreted: 0 };
  const schema = fencedSchema();
  for (const field of objectTypes(schema).flatMap((type) => Object.values(type.getFields()))) {
    const { fence } = field.extensions;
    const { resolve } = field;
    if (fence === undefined || resolve === undefined) continue;
    field.extensions = {
      ...field.extensions,
      fence: {
        ...fence,
        verdict: (parent, args, context, info) => {
          asked.rules += 1;
          return fence.verdict(parent, args, context, info);
        },
      },
    };
    field.resolve = (parent, args, context, info) => {
      asked.interpreted += 1;
      return resolve(parent, args, context, info);
    };
  }
  return { schema, asked };
}
