import { defineConfig } from 'vitest/config';

/** CI reads the count from a file; people read the terminal. */
const report = process.env['FIELDGATE_TEST_REPORT'];

export default defineConfig({
  // Libraries require graphql's CommonJS build; without this our own sources would get the other one (two GraphQLSchemas).
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    environment: 'node',
    pool: 'forks',
    include: ['test/**/*.spec.ts'],
    globalSetup: ['test/database.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    fileParallelism: process.env['TEST_CITUS_URL'] === undefined, // one schema: one file at a time
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
});
