// Peer (d): PostGraphile 5 behind row-level security, what a team at home in PostgreSQL would pick. Started with Node 22.
// Written after postgraphile.org/postgraphile/5: usage-library (Node's http), jwt-guide ("you own JWT verification": the
// server verifies, `grafast.context` says who it is as `pgSettings`), security, and config (the Amber preset).
// The policies are Fieldgate's own tenant wall, so whoever asks needs their account among the settings: one look-up more
// than where the token says it all. Where it differs: the wall knows places, not permissions, so a Finance person would see
// agents. Ids are its own global ones.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import { TokenVerifier } from '../../../dist/auth/token.js';
import { DemoSignIn } from '../../../dist/demo.js';
import { presetFor } from './preset.mjs';

const [url, dataDir] = process.argv.slice(2);
const { issuer } = await DemoSignIn.open(dataDir);
const verifier = new TokenVerifier([issuer]);

const server = createServer();
const serv = postgraphile(presetFor(url)).createServ(grafserv);
await serv.ready();
await serv.addTo(server);

/** Tokens are verified in front of PostGraphile, whose listener `addTo` has just hung into the server. */
const [answer] = server.listeners('request');
server.removeAllListeners('request').on('request', async (request, response) => {
  try {
    request.claims = await verifier.verify(request.headers.authorization);
  } catch {
    response.writeHead(401).end();
    return;
  }
  answer(request, response);
});

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
