import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
  type JWK,
  type JWTPayload,
} from 'jose';
import type { Client } from 'pg';
import { subjectKey, type Issuer } from '../../src/auth/token.js';
import { personId } from '../../src/seed/demo-ids.js';

export const AUDIENCE = 'fieldgate';

export interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly alg: string;
  readonly kid: string;
}

export async function signingKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, publicKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }, alg, kid };
}

/** The least a good token says. */
export const claimsFor = (issuer: string, sub: string): JWTPayload => {
  const now = Math.floor(Date.now() / 1000);
  return { iss: issuer, aud: AUDIENCE, sub, iat: now, exp: now + 600 };
};

export const signed = (key: SigningKey, claims: JWTPayload, header: object = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey);

/** An identity provider: an HTTP server with a key set, which counts how often it is asked. */
export class IdentityProvider {
  readonly keys: SigningKey[] = [];
  asked = 0;
  /** While it is down it answers nothing but 503. */
  down = false;

  private constructor(private readonly server: Server) {
    server.on('request', (_request, response) => {
      this.asked += 1;
      if (this.down) response.writeHead(503).end();
      else
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ keys: this.keys.map(({ publicJwk }) => publicJwk) }));
    });
  }

  static async start(): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new IdentityProvider(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As `src/gateway.ts` makes it from the configuration. */
  get issuer(): Issuer {
    const keys = createRemoteJWKSet(new URL(`${this.url}/jwks`), { cooldownDuration: 30_000, timeoutDuration: 5_000 });
    return { issuer: this.url, audience: AUDIENCE, keys };
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** Links a person of the demo world to an issuer, as a first sign-in would (rulings 26). */
export async function link(owner: Client, email: string, issuer: string, sub: string): Promise<void> {
  const subject = subjectKey(issuer, sub);
  const id = personId(email);
  await owner.query('UPDATE fieldgate.person SET subject_key = $1 WHERE id = $2', [subject, id]);
  await owner.query(
    `UPDATE fieldgate.membership_organization SET subject_key = $1
     WHERE membership_id IN (SELECT id FROM fieldgate.membership WHERE person_id = $2)`,
    [subject, id],
  );
  await owner.query('UPDATE fieldgate.membership SET subject_key = $1 WHERE person_id = $2', [subject, id]);
}
