import { createHash } from 'node:crypto';
import { jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { unauthenticated } from './errors.js';
import { isPermission, type Permission } from './permissions.js';

/** What a verified token says. Nothing in it is a right: rights are memberships, read in every request. */
export interface Claims {
  /** Hash of (issuer, subject): how a person is found, and the setting of the wall around their own rows. */
  readonly subjectKey: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** The permissions the token is narrowed to (claim `permissions`); null = not narrowed. */
  readonly narrowedTo: ReadonlySet<Permission> | null;
}

/** Whose tokens are accepted, and with which keys. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
}

/** Asymmetric only, so that nobody can sign with the public key (RFC 8725). */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 30;
const MOST_REMEMBERED = 10_000;

/** People are linked by (issuer, subject), never by what a token says of their e-mail (rulings 26). */
export const subjectKey = (issuer: string, subject: string): string =>
  createHash('sha256').update(issuer).update('\0').update(subject).digest('hex');

/** Verifies bearer tokens. Verified claims are remembered by the token's hash until they expire, and nothing else is. */
export class TokenVerifier {
  readonly #remembered = new Map<string, Claims>();

  constructor(
    private readonly issuers: readonly Issuer[],
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The claims of an `Authorization` header, or UNAUTHENTICATED, always with the same text. */
  async verify(authorization: string | undefined): Promise<Claims> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) throw unauthenticated();
    const hash = createHash('sha256').update(token).digest('base64');
    const remembered = this.#remembered.get(hash);
    if (remembered !== undefined && remembered.expiresAt > this.now()) return remembered;
    const claims = await this.#verifyNew(token);
    this.#remember(hash, claims);
    return claims;
  }

  async #verifyNew(token: string): Promise<Claims> {
    for (const { issuer, audience, keys } of this.issuers) {
      const verified = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'iat', 'exp'],
        currentDate: this.now(),
      }).catch(() => null);
      if (verified !== null) return claimsOf(verified.payload, issuer);
    }
    throw unauthenticated();
  }

  #remember(hash: string, claims: Claims): void {
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear(); // verifying again is cheap, memory is not
    this.#remembered.set(hash, claims);
  }
}

function claimsOf({ sub, iat = 0, exp = 0, permissions }: JWTPayload, issuer: string): Claims {
  if (typeof sub !== 'string' || sub === '') throw unauthenticated(); // a signature does not vouch for types
  return {
    subjectKey: subjectKey(issuer, sub),
    issuedAt: new Date(iat * 1000),
    expiresAt: new Date(exp * 1000),
    narrowedTo: permissions === undefined ? null : narrowing(permissions),
  };
}

/** A narrowing that cannot be understood must not widen: it refuses the token. */
function narrowing(permissions: unknown): ReadonlySet<Permission> {
  if (!Array.isArray(permissions)) throw unauthenticated();
  const known = permissions.filter((name): name is Permission => typeof name === 'string' && isPermission(name));
  if (known.length !== permissions.length) throw unauthenticated();
  return new Set(known);
}
