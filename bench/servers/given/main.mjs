// (g) What is given, and nothing else: Fastify and Apollo as the gateway sets them up (src/server.ts, src/http/apollo.ts), a
// verified token, one REPEATABLE READ transaction that looks up person and memberships first (rulings 10), and in it the
// floor's own statements. There is no engine, no judge, no row fence and no wall: nothing that keeps to the card and to
// rulings 10 answers *small* for less. It knows no other question.
import { createRequire } from 'node:module';
import pg from 'pg';
import { TokenVerifier } from '../../../dist/auth/token.js';
import { DemoSignIn } from '../../../dist/demo.js';
import { openSchema } from '../../../dist/schema.js';
import { small } from '../floor-rows/small.mjs';
import { viewerOf } from '../yoga/viewer.mjs';

// The gateway's own packages: its schema is one of their graphql, not of the bench's.
const packages = createRequire(new URL('../../../package.json', import.meta.url));
const { ApolloServer } = packages('@apollo/server');
const { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } = packages(
  '@apollo/server/plugin/disabled',
);
const { fastifyApolloHandler } = packages('@as-integrations/fastify');
const cors = packages('@fastify/cors');
const helmet = packages('@fastify/helmet');
const Fastify = packages('fastify');

const [connectionString, dataDir] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 10, pipeline: true });
const verifier = new TokenVerifier([(await DemoSignIn.open(dataDir)).issuer]);

async function answer({ request: { variables }, context: { claims } }) {
  const client = await pool.connect();
  try {
    const begun = client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [viewer] = await Promise.all([viewerOf(client, claims), begun]);
    if (viewer.memberships.length === 0) throw new Error('Nobody asks.');
    return { data: { account: await small(variables, client) } };
  } finally {
    client.query('COMMIT').then(() => client.release(), client.release);
  }
}

const schema = openSchema();
const listeners = [];
const apollo = new ApolloServer({
  gateway: {
    load: async () => {
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return { executor: answer };
    },
    onSchemaLoadOrUpdate: (listener) => {
      listeners.push(listener);
      return () => undefined;
    },
    stop: async () => undefined,
  },
  plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
  stringifyResult: JSON.stringify,
  persistedQueries: false,
  stopOnTerminationSignals: false,
});
await apollo.start();

const app = Fastify();
await app.register(helmet);
await app.register(cors);
app.decorateRequest('claims', null);
app.addHook('onRequest', async (request) => {
  request.claims = await verifier.verify(request.headers.authorization);
});
const handler = fastifyApolloHandler(apollo, { context: async ({ claims }) => ({ claims }) });
app.route({ url: '/graphql', method: 'POST', handler });
await app.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: app.server.address().port });
process.on('disconnect', () => process.exit(0));
