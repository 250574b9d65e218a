import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalJWKSet, exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import type { Issuer } from './auth/token.js';
import { DEMO_ISSUER } from './seed/demo-people.js';

const AUDIENCE = 'fieldgate';
const ALGORITHM = 'EdDSA';

/** How long a demo token lasts when nothing else is said. */
export const USUAL_TTL = '1h';

/** Signs people of the demo world in. Exists only in demo mode, which production and foreign hosts refuse (rulings 26). */
export class DemoSignIn {
  private constructor(
    private readonly privateKey: JWK,
    readonly issuer: Issuer,
  ) {}

  /** The installation's own key, made the first time and kept in a folder of ours, where only we can read it. */
  static async open(folder: string): Promise<DemoSignIn> {
    const privateKey = await keptKey(join(folder, 'demo-key.json'));
    const { d: _secret, ...publicKey } = privateKey;
    const keys = createLocalJWKSet({ keys: [{ ...publicKey, alg: ALGORITHM }] });
    return new DemoSignIn(privateKey, { issuer: DEMO_ISSUER, audience: AUDIENCE, keys });
  }

  /** A bearer token for a person of the demo world, by e-mail; `only` narrows it to named permissions. */
  async tokenFor(email: string, ttl: string = USUAL_TTL, only?: readonly string[]): Promise<string> {
    const key = await importJWK(this.privateKey, ALGORITHM);
    return new SignJWT(only === undefined ? {} : { permissions: only })
      .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
      .setIssuer(DEMO_ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(email)
      .setIssuedAt()
      .setExpirationTime(ttl)
      .sign(key);
  }
}

async function keptKey(path: string): Promise<JWK> {
  const made = await exportJWK((await generateKeyPair(ALGORITHM, { extractable: true })).privateKey);
  // Written only if there is none: two commands that start together agree on the first one's key.
  await writeFile(path, JSON.stringify(made), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await chmod(path, 0o600);
  return JSON.parse(await readFile(path, 'utf8')) as JWK;
}
