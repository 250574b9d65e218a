import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose';
import { claimsFor, signed, signingKey, type SigningKey } from './issuer.js';

const text = new TextEncoder();
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Everything a bad token was made from. */
export interface Forge {
  readonly issuer: string;
  readonly sub: string;
  readonly key: SigningKey;
  /** A server that must never be asked for anything. */
  readonly canary: string;
}

/** `Authorization` headers that must all be refused alike, by what is wrong with them. Null: no header at all. */
export async function badHeaders(forge: Forge): Promise<Record<string, string | null>> {
  const good = await signed(forge.key, claimsFor(forge.issuer, forge.sub));
  const bearers = {
    ...badShapes(good),
    ...(await badSignatures(forge, good)),
    ...(await badClaims(forge)),
    ...(await badHeads(forge)),
  };
  return {
    'no header': null,
    'an empty header': '',
    'the scheme alone': 'Bearer',
    'the scheme and a space': 'Bearer ',
    'the scheme in lower case': `bearer ${good}`,
    'the scheme in upper case': `BEARER ${good}`,
    'another scheme': `Basic ${good}`,
    'no scheme': good,
    'two spaces': `Bearer  ${good}`,
    'two tokens': `Bearer ${good} ${good}`,
    'two credentials': `Bearer ${good}, Bearer ${good}`,
    'a parameter behind it': `Bearer ${good};a=b`,
    ...Object.fromEntries(Object.entries(bearers).map(([what, token]) => [what, `Bearer ${token}`])),
  };
}

function badShapes(good: string): Record<string, string> {
  const [head = '', claims = '', signature = ''] = good.split('.');
  return {
    junk: 'junk',
    'three letters': 'a.b.c',
    'only dots': '..',
    'an API token of nobody': 'fg_0123456789abcdef',
    'five parts, as if encrypted': [head, claims, signature, head, claims].join('.'),
    'a fourth part': `${good}.${signature}`,
    'no signature': `${head}.${claims}.`,
    'padding behind it': `${good}==`,
    'a signature that is cut short': good.slice(0, -4),
    'a changed signature': `${head}.${claims}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    'claims of somebody else behind a good signature': `${head}.${part({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), sub: 'sid' })}.${signature}`,
    'a changed head': `${part({ alg: 'RS256', kid: 'other' })}.${claims}.${signature}`,
    'claims that are a list': `${head}.${part([])}.${signature}`,
    'claims that are no JSON': `${head}.${Buffer.from('{').toString('base64url')}.${signature}`,
  };
}

async function badSignatures({ issuer, sub, key }: Forge, good: string): Promise<Record<string, string>> {
  const claims = claimsFor(issuer, sub);
  const [, body = '', signature = ''] = good.split('.');
  const hmac = (secret: string): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: key.kid }).sign(text.encode(secret));
  return {
    'alg none': new UnsecuredJWT(claims).encode(),
    'alg none and a signature': `${part({ alg: 'none' })}.${body}.${signature}`,
    'alg nOnE': `${part({ alg: 'nOnE' })}.${body}.${signature}`,
    'no alg': `${part({ typ: 'JWT' })}.${body}.${signature}`,
    'HS256 with the public key as the secret': await hmac(await exportSPKI(key.publicKey)),
    'HS256 with the published key set as the secret': await hmac(JSON.stringify(key.publicJwk)),
    'HS256 with an empty-looking secret': await hmac('\0'),
    'RS512, which is not listed': await signed(await signingKey(key.kid, 'RS512'), claims),
    'an ES256 head over the RS256 signature': `${part({ alg: 'ES256', kid: key.kid })}.${body}.${signature}`,
    'the key of somebody else': await signed(await signingKey(key.kid), claims),
  };
}

async function badClaims({ issuer, sub, key }: Forge): Promise<Record<string, string>> {
  const { iss, aud, sub: subject, iat = 0, exp = 0 } = claimsFor(issuer, sub);
  const saying = (change: object): Promise<string> =>
    signed(key, { iss, aud, sub: subject, iat, exp, ...change } as never);
  const faults: readonly (readonly [string, object])[] = [
    ['another issuer', { iss: 'https://login.other.example' }],
    ['the issuer with a slash behind it', { iss: `${issuer}/` }],
    ['the issuer of the demo world, by another key', { iss: 'urn:fieldgate:demo' }],
    ['a list of issuers', { iss: [issuer] }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'fieldgate-console' }],
    ['a list of other audiences', { aud: ['a', 'b'] }],
    ['no audience', { aud: undefined }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a number as subject', { sub: 42 }],
    ['null as subject', { sub: null }],
    ['a list as subject', { sub: [sub] }],
    ['no time of issue', { iat: undefined }],
    ['a text as time of issue', { iat: String(iat) }],
    ['no expiry', { exp: undefined }],
    ['a text as expiry', { exp: String(exp) }],
    ['expired', { iat: iat - 700, exp: iat - 40 }],
    ['expired in 1970', { exp: 0 }],
    ['not valid yet', { nbf: iat + 60 }],
    ['an unknown permission', { permissions: ['incident.view', 'everything'] }],
    ['permissions as a text', { permissions: 'incident.view' }],
    ['permissions as an object', { permissions: { 'incident.view': true } }],
    ['permissions that are numbers', { permissions: [1] }],
    ['null as permissions', { permissions: null }],
    ['a permission named after what every object has', { permissions: ['constructor'] }],
  ];
  const tokens: Record<string, string> = {};
  for (const [what, change] of faults) tokens[what] = await saying(change);
  return tokens;
}

async function badHeads({ issuer, sub, key, canary }: Forge): Promise<Record<string, string>> {
  const stranger = await signingKey('stranger');
  const claims = claimsFor(issuer, sub);
  const heads: Record<string, object> = {
    'a kid that is a path': { kid: '../../../../dev/null' },
    'a kid that is SQL': { kid: `x' UNION SELECT 'key` },
    'a kid that nobody has': { kid: 'nobody' },
    'a kid that is empty': { kid: '' },
    'a kid that every object has': { kid: '__proto__' },
    'a kid that is an address': { kid: `${canary}/kid` },
    'jku, the address of a key set': { kid: 'x', jku: `${canary}/jku` },
    'x5u, the address of a certificate': { kid: 'x', x5u: `${canary}/x5u` },
    'jwk, the key itself': { jwk: stranger.publicJwk },
    'x5c, a certificate itself': { x5c: [Buffer.from('certificate').toString('base64')] },
  };
  const tokens: Record<string, string> = {};
  for (const [what, head] of Object.entries(heads)) tokens[what] = await signed(stranger, claims, head);
  const critical = (head: object): string => {
    const [, body = '', signature = ''] = tokens['a kid that is empty']?.split('.') ?? [];
    return `${part({ alg: key.alg, kid: key.kid, ...head })}.${body}.${signature}`;
  };
  return {
    ...tokens,
    'crit, an extension nobody knows': critical({ crit: ['urn:example:must'], 'urn:example:must': true }),
    'crit, a body that is not encoded': critical({ crit: ['b64'], b64: false }),
    'a good key and jku, by a stranger': await signed(stranger, claims, { kid: key.kid, jku: `${canary}/jku` }),
  };
}
