// The gateway as `npm start` composes it, and once without its field fence: composed here, never by environment.
import { pino } from 'pino';
import { TokenVerifier } from '../dist/auth/token.js';
import { ROW_JUDGE } from '../dist/context/row-judge.js';
import { DemoSignIn } from '../dist/demo.js';
import { Cursors } from '../dist/entities/cursor.js';
import { gatewayDataSource, poolOf } from '../dist/entities/data-source.js';
import { supportPoolBeside } from '../dist/entities/support-pool.js';
import { fencedSchema, openSchema } from '../dist/schema.js';
import { gatewayServer } from '../dist/server.js';

const [url, dataDir, , fence] = process.argv.slice(2);
const database = await gatewayDataSource({ url, poolSize: 10, statementTimeoutMs: 10_000 }).initialize();
const pool = poolOf(database);
const { issuer } = await DemoSignIn.open(dataDir);
const app = await gatewayServer({
  schema: fence === 'open' ? openSchema() : fencedSchema(),
  services: {
    pool,
    supportPool: supportPoolBeside(pool),
    cursors: new Cursors('bench bench bench bench bench bench'),
    judge: ROW_JUDGE,
  },
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
