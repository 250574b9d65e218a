import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';

/** A schema as clients read it, in the order of the alphabet, so that a difference shows what changed and no more. */
export const printedSchema = (schema: GraphQLSchema, heading: string): string =>
  `# ${heading}\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
