import { openSchema } from '../schema.js';
import { permissionPaper } from './permission-paper.js';
import { printedSchema } from './printed-schema.js';

/** The papers that are kept in `schema/`, by file name: what writes them and what finds them stale read the same list. */
export const committedPapers = (): Readonly<Record<string, string>> => ({
  'schema.graphql': printedSchema(openSchema()),
  'permissions.md': permissionPaper('markdown'),
  'permissions.csv': permissionPaper('csv'),
});
