import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { ask, startGateway, type Answer, type TestGateway } from '../gateway.js';
import { ada, sid } from '../cast.js';
import { claimsFor, IdentityProvider, link, signed, signingKey, type SigningKey } from './issuer.js';

let provider: IdentityProvider;
let gateway: TestGateway;
let rsa: SigningKey;

beforeAll(async () => {
  provider = await IdentityProvider.start();
  rsa = await signingKey('rsa-1');
  provider.keys.push(rsa);
  gateway = await startGateway({ issuers: [provider.issuer] });
  await link(gateway.owner, ada, provider.url, 'ada');
});
afterAll(async () => {
  await gateway.stop();
  await provider.stop();
});
afterEach(() => {
  vi.useRealTimers();
  provider.down = false;
});

const asking = async (key: SigningKey, sub = 'ada', header: object = {}): Promise<Answer> =>
  ask(
    gateway.url,
    { query: '{ viewer { user { name } } }' },
    { authorization: `Bearer ${await signed(key, claimsFor(provider.url, sub), header)}` },
  );

/** The clock that key sets and tokens are judged by; nothing else stands still. */
const later = (seconds: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 });
};

describe('an identity provider over HTTP', () => {
  test('signs people in with RS256; its keys are fetched once for many', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => asking(rsa)));
    expect(answers.map(({ data }) => data.viewer.user.name)).toEqual(answers.map(() => 'Ada Archer'));
    expect(provider.asked).toBe(1);
  });

  test('is asked at most once more by a flood of tokens with unknown keys, all refused', async () => {
    later(31);
    const before = provider.asked;
    const strangers = await Promise.all(Array.from({ length: 10 }, (_, n) => signingKey(`stranger-${n}`, 'ES256')));
    for (let round = 0; round < 30; round += 1) {
      const answers = await Promise.all(strangers.map((key, n) => asking(key, 'ada', { kid: `flood-${round}-${n}` })));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    }
    expect(provider.asked - before).toBeLessThanOrEqual(1);
    expect((await asking(rsa)).status).toBe(200);
  });

  test('is never asked because of a token of another issuer or an unlisted algorithm', async () => {
    later(62);
    const before = provider.asked;
    const key = await signingKey('rsa-1', 'RS512');
    for (let n = 0; n < 20; n += 1) expect((await asking(key)).status).toBe(401);
    expect(provider.asked).toBe(before);
  });

  test('changes its keys: within half a minute the new key is accepted without a restart, ES256 as well', async () => {
    const next = await signingKey('ec-2', 'ES256');
    provider.keys.push(next);
    later(93);
    expect((await asking(next)).data.viewer.user.name).toBe('Ada Archer');
    expect((await asking(rsa)).status).toBe(200);
  });

  test('withdraws a key: once the key set is fetched anew its tokens are refused', async () => {
    provider.keys.splice(0, 1);
    later(124);
    expect((await asking(await signingKey('whoever'))).status).toBe(401); // makes the key set be fetched
    expect((await asking(rsa, 'ada', { kid: 'rsa-1' })).status).toBe(401);
  });

  test('is down: tokens with known keys are accepted all the same, unknown ones refused', async () => {
    const [known] = provider.keys as [SigningKey];
    provider.down = true;
    later(155);
    expect((await asking(await signingKey('whoever'))).status).toBe(401);
    expect((await asking(known)).status).toBe(200);
  });
});

test('the subject of one issuer is nobody at another', async () => {
  const [known] = provider.keys as [SigningKey];
  const token = await signed(known, claimsFor(provider.url, sid)); // the demo world knows this subject
  expect((await ask(gateway.url, { query: '{ __typename }' }, { authorization: `Bearer ${token}` })).status).toBe(401);
});

test('whoever was linked to the provider no longer signs in with the demo key', async () => {
  expect((await gateway.as(ada).asks('{ __typename }')).status).toBe(401);
  expect((await gateway.as(sid).asks('{ __typename }')).status).toBe(200);
});
