// (b) Mercurius with JIT and loaders: the fastest GraphQL server on Node, and no authorization beyond the token.
//
// Written as https://mercurius.dev/#/docs/loaders and docs/api/options say: the schema as SDL, `jit: 1`, a loader for every
// list, with `cache: false` for the sake of `info` (each loader reads the columns that were asked for). It differs in that
// the SDL is the gateway's own.
import Fastify from 'fastify';
import { readFileSync } from 'node:fs';
import mercurius from 'mercurius';
import { connect } from '../shared/rows.mjs';
import { verifierIn } from '../shared/verifier.mjs';
import { loaders } from './loaders.mjs';
import { resolvers } from './resolvers.mjs';

const [url, dataDir] = process.argv.slice(2);
const pool = connect(url);
const verifier = await verifierIn(dataDir);

const app = Fastify();
app.register(mercurius, {
  schema: readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'),
  resolvers: resolvers(pool),
  loaders: loaders(pool),
  jit: 1,
  context: async ({ headers }) => ({ claims: await verifier.verify(headers.authorization) }),
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });
process.on('disconnect', () => process.exit(0));
