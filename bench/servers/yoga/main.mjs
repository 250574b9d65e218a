// (c) GraphQL Yoga with Pothos: what a TypeScript team would pick. Field-level authorization is the scope-auth plugin's.
//
// Written as https://pothos-graphql.dev/docs/plugins/scope-auth, /relay and /dataloader say, on a Yoga with nothing but its
// defaults (https://the-guild.dev/graphql/yoga-server/docs). It differs in two ways: no types are written, since Pothos
// needs them to check the schema and not to build it; and ids are plain uuids, since the relay plugin's global ids are an
// async resolver a row, with which *console* costs 2.9 of the JSON floor and without which 2.4 to 2.7 (speed.md: 2.2).
import { createYoga } from 'graphql-yoga';
import { createServer } from 'node:http';
import { connect } from '../shared/rows.mjs';
import { verifierIn } from '../shared/verifier.mjs';
import { schema } from './schema.mjs';

const [url, dataDir] = process.argv.slice(2);
const pool = connect(url);
const verifier = await verifierIn(dataDir);

const yoga = createYoga({
  schema,
  graphiql: false,
  landingPage: false,
  context: async ({ request }) => ({ pool, claims: await verifier.verify(request.headers.get('authorization')) }),
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
