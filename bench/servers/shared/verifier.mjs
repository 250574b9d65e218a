// Every peer verifies the same token in the same way as the gateway (rulings 31).
import { TokenVerifier } from '../../../dist/auth/token.js';
import { DemoSignIn } from '../../../dist/demo.js';

export async function verifierIn(dataDir) {
  const { issuer } = await DemoSignIn.open(dataDir);
  return new TokenVerifier([issuer]);
}
