// Every peer verifies the same token in the same way as the gateway (rulings 31), and answers 401 without one.
import { GraphQLError } from 'graphql';
import { TokenVerifier } from '../../../dist/auth/token.js';
import { DemoSignIn } from '../../../dist/demo.js';

export async function verifierIn(dataDir) {
  const { issuer } = await DemoSignIn.open(dataDir);
  const verifier = new TokenVerifier([issuer]);
  return { verify: (authorization) => verifier.verify(authorization).catch(refuse) };
}

/** In the words of both: `statusCode` is Fastify's, `extensions.http` Yoga's. */
function refuse() {
  const error = new GraphQLError('A valid bearer token is needed.', { extensions: { http: { status: 401 } } });
  throw Object.assign(error, { statusCode: 401 });
}
