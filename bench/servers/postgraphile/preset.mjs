import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';
import { ESCALATIONS } from './escalations.mjs';
import { settingsOf } from './settings.mjs';
import { TAGS } from './tags.mjs';

/** The configuration of PostGraphile; everything that is not said here is its default. */
export function presetFor(connectionString) {
  const pgService = makePgService({ connectionString, schemas: ['fieldgate'], poolConfig: { max: 10 } });
  return {
    extends: [PostGraphileAmberPreset],
    plugins: [jsonPgSmartTags({ version: 1, config: TAGS }), ESCALATIONS],
    pgServices: [pgService],
    grafserv: { graphqlPath: '/graphql', graphiql: false },
    grafast: {
      context: async ({ node }) => ({ pgSettings: await settingsOf(pgService, node.req.claims) }),
    },
  };
}
