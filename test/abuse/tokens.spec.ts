import { connect } from 'node:net';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, startGateway, type TestGateway } from '../gateway.js';
import { ada } from '../cast.js';
import { badHeaders, type Forge } from './bad-tokens.js';
import { AUDIENCE, claimsFor, link, signed, signingKey } from './issuer.js';

const ISSUER = 'https://login.ablemoose.example';
const QUESTION = { query: '{ viewer { user { name } } }' };
let gateway: TestGateway;
let forge: Forge;
let canary: Server;
let hits = 0;
let bad: Record<string, string | null>;

beforeAll(async () => {
  canary = createServer((_request, response) => {
    hits += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  const key = await signingKey('first');
  gateway = await startGateway({
    issuers: [{ issuer: ISSUER, audience: AUDIENCE, keys: createLocalJWKSet({ keys: [key.publicJwk] }) }],
  });
  await link(gateway.owner, ada, ISSUER, 'ada');
  forge = { issuer: ISSUER, sub: 'ada', key, canary: `http://127.0.0.1:${(canary.address() as AddressInfo).port}` };
  bad = await badHeaders(forge);
});
afterAll(async () => {
  await gateway.stop();
  canary.close();
});
beforeEach(() => {
  gateway.statements.length = 0;
});

const saying = (authorization: string | null): Record<string, string> =>
  authorization === null ? {} : { authorization };
const REFUSED = JSON.stringify({
  errors: [
    {
      message: 'A valid bearer token is needed: send `Authorization: Bearer <token>`.',
      extensions: { code: 'UNAUTHENTICATED' },
    },
  ],
});

test('a good token of the same issuer is answered, so that the bad ones are refused for what is bad about them', async () => {
  const token = await signed(forge.key, claimsFor(ISSUER, 'ada'));
  const answer = await ask(gateway.url, QUESTION, saying(`Bearer ${token}`));
  expect(answer.data).toEqual({ viewer: { user: { name: 'Ada Archer' } } });
});

describe('bad tokens', () => {
  test('are 401 with one body, however bad, before the document is parsed and without a statement', async () => {
    expect(Object.keys(bad).length).toBeGreaterThanOrEqual(60);
    const answers: Record<string, string> = {};
    for (const [what, header] of Object.entries(bad)) {
      const { status, body, headers } = await ask(gateway.url, '{ "query": "{ this is no document', saying(header));
      answers[what] = `${status} ${headers.get('www-authenticate')} ${body}`;
    }
    const expected = Object.fromEntries(Object.keys(bad).map((what) => [what, `401 Bearer ${REFUSED}`]));
    expect(answers).toEqual(expected);
    expect(gateway.statements).toEqual([]);
  });

  test('are refused alike when the document is good, by GET as by POST', async () => {
    const url = `${gateway.url}/graphql?query=${encodeURIComponent(QUESTION.query)}`;
    for (const header of Object.values(bad)) {
      const headers = { 'apollo-require-preflight': '1', ...saying(header) };
      expect((await ask(gateway.url, QUESTION, headers)).body).toBe(REFUSED);
      expect(await (await fetch(url, { headers })).text()).toBe(REFUSED);
    }
    expect(gateway.statements).toEqual([]);
  });

  test('make the gateway fetch nothing from where they point', () => {
    expect(hits).toBe(0);
  });

  test('open neither the schema nor the permissions', async () => {
    for (const path of ['/schema.graphql', '/permissions', '/schema.graphql?x', '/permissions?format=json']) {
      for (const header of [null, 'Bearer junk']) {
        const response = await fetch(gateway.url + path, { headers: saying(header) });
        expect([path, response.status, await response.text()]).toEqual([path, 401, REFUSED]);
      }
    }
  });

  test('leave no trace in the log but a line with the status; no token is ever written down', () => {
    const log = gateway.log.join('');
    for (const header of Object.values(bad)) {
      const token = header?.replace(/^\w+ +/, '') ?? '';
      if (token.length > 20) expect(log).not.toContain(token);
    }
    expect(log).not.toMatch(/eyJ|authorization/i);
  });
});

test('a megabyte behind a bad token is not even read: the answer comes before the body', async () => {
  const { port } = new URL(gateway.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1048576\r\n\r\n{',
      );
    });
    socket.once('data', (chunk) => {
      resolve(chunk.toString());
      socket.destroy();
    });
    socket.once('error', reject);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  expect(answer).toContain(REFUSED);
});

describe('the clock may be off by half a minute, and no more', () => {
  const now = (): number => Math.floor(Date.now() / 1000);
  test.each([
    ['expired 20 s ago', () => ({ exp: now() - 20 }), 200],
    ['expired 40 s ago', () => ({ exp: now() - 40 }), 401],
    ['valid in 20 s', () => ({ nbf: now() + 20 }), 200],
    ['valid in 40 s', () => ({ nbf: now() + 40 }), 401],
  ])('%s', async (_when, change, status) => {
    const token = await signed(forge.key, { ...claimsFor(ISSUER, 'ada'), ...change() });
    expect((await ask(gateway.url, QUESTION, saying(`Bearer ${token}`))).status).toBe(status);
  });

  test('a token that was accepted is refused once it has expired, though it is remembered', async () => {
    const token = await signed(forge.key, { ...claimsFor(ISSUER, 'ada'), exp: now() - 28 });
    expect((await ask(gateway.url, QUESTION, saying(`Bearer ${token}`))).status).toBe(200);
    await expect
      .poll(async () => (await ask(gateway.url, QUESTION, saying(`Bearer ${token}`))).status, {
        timeout: 5000,
        interval: 500,
      })
      .toBe(401);
  });
});

test('a good token of somebody whom nobody knows is refused with the same body, after one look at the database', async () => {
  const token = await signed(forge.key, claimsFor(ISSUER, 'nobody'));
  const answer = await ask(gateway.url, QUESTION, saying(`Bearer ${token}`));
  expect([answer.status, answer.body.trim()]).toEqual([401, REFUSED]);
  expect(gateway.statements.filter(({ text }) => text.includes('FROM fieldgate.')).length).toBeLessThanOrEqual(2);
});

test('an e-mail address in a token means nothing: people are linked by issuer and subject', async () => {
  const token = await signed(forge.key, {
    ...claimsFor(ISSUER, 'mallory'),
    email: ada,
    email_verified: true,
    roles: ['account/admin'],
  });
  expect((await ask(gateway.url, QUESTION, saying(`Bearer ${token}`))).status).toBe(401);
});
