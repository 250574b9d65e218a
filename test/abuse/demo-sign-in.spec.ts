import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada } from '../cast.js';
import { ask, startGateway, type TestGateway } from '../gateway.js';

const FOREIGN = 'https://evil.example';
let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

describe('the sign-in of the demo: nobody proves anything, so only this machine may ask (rulings 26)', () => {
  /** Host cannot be set with fetch. */
  const signIn = (
    headers: Record<string, string>,
    path = '/demo/token',
    body = JSON.stringify({ email: ada }),
  ): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const method = path === '/demo/token' ? 'POST' : 'GET';
      const asked = request(
        gateway.url + path,
        { method, headers: { 'content-type': 'application/json', ...headers } },
        (response) => {
          let text = '';
          response.on('data', (chunk) => (text += String(chunk)));
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
        },
      );
      asked.on('error', reject);
      asked.end(method === 'POST' ? body : undefined);
    });
  const host = (): string => new URL(gateway.url).host;

  test('from here it gives a token that works, and one that is not a token of anybody else', async () => {
    const { status, body } = await signIn({ origin: `http://${host()}` });
    const { token, expiresAt } = JSON.parse(body) as { token: string; expiresAt: string };
    expect(status).toBe(200);
    expect(new Date(expiresAt).getTime()).toBeGreaterThan(Date.now());
    const answer = await ask(
      gateway.url,
      { query: '{ viewer { user { name } } }' },
      { authorization: `Bearer ${token}` },
    );
    expect(answer.data.viewer.user.name).toBe('Ada Archer');
  });

  test.each([
    ['another host', { host: 'evil.example' }],
    ['another host on our port', { host: 'evil.example:4000' }],
    ['a host that begins like ours', { host: '127.0.0.1.evil.example' }],
    ['a host that ends like ours', { host: 'evil.localhost' }],
    ['an address of the network', { host: '192.168.1.10' }],
    ['every address', { host: '0.0.0.0' }],
    ['another site', { origin: FOREIGN }],
    ['no site in particular', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['this machine over https', { origin: 'https://127.0.0.1' }],
  ])('from %s it is 401, for the list of people too', async (_where, headers) => {
    for (const path of ['/demo/token', '/demo/people']) {
      const answer = await signIn(headers, path);
      expect([path, answer.status, JSON.parse(answer.body).errors[0].extensions.code]).toEqual([
        path,
        401,
        'UNAUTHENTICATED',
      ]);
    }
  });

  test.each([
    '{}',
    '[]',
    'null',
    '{"email":1}',
    '{"email":["ada.admin@ablemoose.example"]}',
    '{"email":"break-glass@ablemoose.example"}',
    '{"email":"nobody@x.example"}',
  ])('%s is nobody of the demo world', async (body) => {
    expect((await signIn({}, '/demo/token', body)).status).toBe(400);
  });
});
