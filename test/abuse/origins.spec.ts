import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada } from '../cast.js';
import { ask, startGateway, type TestGateway } from '../gateway.js';

const OURS = 'https://portal.ablemoose.example';
const FOREIGN = 'https://evil.example';
const QUESTION = { query: '{ __typename }' };
let gateway: TestGateway;
let bearer: { authorization: string };

beforeAll(async () => {
  gateway = await startGateway({ corsOrigins: [OURS] });
  bearer = { authorization: `Bearer ${await gateway.demo.tokenFor(ada)}` };
});
afterAll(() => gateway.stop());

const ALLOW = 'access-control-allow-origin';
const preflight = (origin: string) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

describe('pages of other sites (CORS)', () => {
  test('the portal that was configured may ask', async () => {
    expect((await preflight(OURS)).headers.get(ALLOW)).toBe(OURS);
    const answer = await ask(gateway.url, QUESTION, { ...bearer, origin: OURS });
    expect(answer.headers.get(ALLOW)).toBe(OURS);
    expect(answer.headers.get('access-control-expose-headers')).toContain('x-request-id');
  });

  test('the portal can read that it must sign in anew: a 401 is allowed to it as any answer', async () => {
    const answer = await ask(gateway.url, QUESTION, { origin: OURS });
    expect([answer.status, answer.headers.get(ALLOW)]).toEqual([401, OURS]);
  });

  test.each([
    FOREIGN,
    'null',
    `${OURS}.evil.example`,
    OURS.replace('https', 'http'),
    `${OURS}:8443`,
    OURS.toUpperCase(),
    '*',
  ])('%s is allowed nothing, neither before nor with an answer, nor with a refusal', async (origin) => {
    const answers = [
      await preflight(origin),
      await ask(gateway.url, QUESTION, { ...bearer, origin }),
      await ask(gateway.url, QUESTION, { origin }),
      await fetch(`${gateway.url}/healthz`, { headers: { origin } }),
      await fetch(`${gateway.url}/nothing`, { headers: { origin } }),
    ];
    expect(answers.map(({ headers }) => headers.get(ALLOW))).toEqual(answers.map(() => null));
    expect(answers.map(({ headers }) => headers.get('access-control-allow-credentials'))).toEqual(
      answers.map(() => null),
    );
  });

  test('caches are told that the answer depends on who asks from where', async () => {
    expect((await ask(gateway.url, QUESTION, { ...bearer, origin: OURS })).headers.get('vary')).toMatch(/origin/i);
  });
});

describe('headers of every answer', () => {
  const CSP = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join(';');

  const paths = ['/', '/graphql', '/healthz', '/nothing', '/permissions', '/schema.graphql'];

  test.each(paths.flatMap((path) => [[path, 'signed in'] as const, [path, 'a stranger'] as const]))(
    '%s for whoever is %s: nothing foreign, no frame, no guessing of types',
    async (path, who) => {
      const answer = await fetch(gateway.url + path, { headers: who === 'signed in' ? bearer : {} });
      expect(answer.headers.get('content-security-policy')).toBe(CSP);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect([answer.headers.get('x-powered-by'), answer.headers.get('server')]).toEqual([null, null]);
    },
  );
});

describe('X-Request-Id', () => {
  const idFor = async (given: string | null, path = '/graphql'): Promise<string> =>
    (await fetch(gateway.url + path, { headers: given === null ? {} : { 'x-request-id': given } })).headers.get(
      'x-request-id',
    ) ?? '';

  test.each(['abcdefgh', 'a-request_1.2', '0'.repeat(128)])('%s is taken over', async (given) => {
    expect(await idFor(given)).toBe(given);
  });

  test.each([
    null,
    '',
    'short',
    '0'.repeat(129),
    'with space',
    'semi;colon',
    '<script>',
    '../../../etc',
    'ümlaut-long',
    '"quoted-id"',
    '${jndi:x}',
  ])('%s is not: a new one is made', async (given) => {
    const made = await idFor(given);
    expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(made).not.toBe(await idFor(given));
  });

  test('is on every answer and on its line in the log', async () => {
    for (const [n, path] of ['/graphql', '/healthz', '/readyz', '/nothing', '/permissions', '/'].entries()) {
      expect(await idFor(`on-the-line-${n}`, path)).toBe(`on-the-line-${n}`);
      await expect
        .poll(() =>
          gateway.log.some(
            (line) => line.includes(`"requestId":"on-the-line-${n}"`) && line.includes(`"path":"${path}"`),
          ),
        )
        .toBe(true);
    }
  });
});
