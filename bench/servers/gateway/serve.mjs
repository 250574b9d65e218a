// A gateway as `npm start` composes it (src/gateway.ts), with the fences it is given: composed here, never by environment
// (rulings 30). It logs warnings only, because the other servers log nothing.
import { pino } from 'pino';
import { TokenVerifier } from '../../../dist/auth/token.js';
import { DemoSignIn } from '../../../dist/demo.js';
import { Cursors } from '../../../dist/entities/cursor.js';
import { gatewayDataSource, poolOf } from '../../../dist/entities/data-source.js';
import { supportPoolBeside } from '../../../dist/entities/support-pool.js';
import { gatewayServer } from '../../../dist/server.js';

/** @param {{ schema: import('graphql').GraphQLSchema, judge: object }} fences */
export async function serve({ schema, judge }) {
  const [url, dataDir] = process.argv.slice(2);
  const database = await gatewayDataSource({ url, poolSize: 10, statementTimeoutMs: 10_000 }).initialize();
  const pool = poolOf(database);
  const { issuer } = await DemoSignIn.open(dataDir);
  const app = await gatewayServer({
    schema,
    services: { pool, supportPool: supportPoolBeside(pool), cursors: new Cursors('bench '.repeat(6)), judge },
    verifier: new TokenVerifier([issuer]),
    logger: pino({ level: 'warn' }),
    corsOrigins: [],
    consoleDir: null,
    demo: null,
    isReady: () => Promise.resolve(true),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.send({ port: app.server.address().port });
  process.on('disconnect', () => process.exit(0));
}
