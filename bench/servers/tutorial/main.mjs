// Peer (e): Apollo Server, type-graphql, graphql-shield on every field and TypeORM, as their tutorials show them.
// Written after apollographql.com/docs/apollo-server (standalone, `context`), typegraphql.com/docs (getting started, field
// resolvers, generic types), the-guild.dev/graphql/shield/docs (a rule for every field, deny as the fallback) and
// typeorm.io (entities, relations, `find`): each field resolver finds what hangs under its own parent, without loaders.
// Everything keeps its defaults. Where it differs: it joins no row-level security, so it serves as the owner of the tables,
// and ids are plain uuids. `src/` is compiled into `dist/` by `tsc -p bench/servers/tutorial`.
import { TokenVerifier } from '../../../dist/auth/token.js';
import { DemoSignIn } from '../../../dist/demo.js';
import { startServer } from './dist/server.js';

const [url, dataDir] = process.argv.slice(2);
const { issuer } = await DemoSignIn.open(dataDir);
const verifier = new TokenVerifier([issuer]);

const { port } = await startServer(url, (authorization) => verifier.verify(authorization));
process.send({ port });
process.on('disconnect', () => process.exit(0));
