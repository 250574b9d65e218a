/** What of ours must never leave in an answer: stacks, statements, files, tables, roles, libraries. */
const INNARDS: Readonly<Record<string, RegExp>> = {
  'a stack trace': /\bat [\w.<>]+ \(|\bat async |node:internal/,
  'a file of ours': /\.(ts|js|mjs|cjs):\d+|node_modules|\/work\/|\/home\/|\/tmp\//,
  'a statement': /\bSELECT\b|\bINSERT INTO\b|\bUPDATE \w+\.|\bFROM fieldgate\b|SET LOCAL/,
  'a table or column': /fieldgate\.\w|incident_report\b|membership_organization|account_id|app\.account/,
  'the database': /permission denied|relation "|pg_|postgres|ECONN|syntax error at or near|invalid byte|constraint/i,
  'a library': /typeorm|graphql-shield|DataLoader|fastify/i,
};

/** The innards that a body shows, by name; none is right. */
export const innards = (body: string): readonly string[] =>
  Object.entries(INNARDS).flatMap(([what, shape]) => (shape.test(body) ? [what] : []));
