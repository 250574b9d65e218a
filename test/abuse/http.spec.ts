import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account } from '../acts/stage.js';
import { fingerprint } from '../acts/trace.js';
import { ada } from '../cast.js';
import { ask, startGateway, type TestGateway } from '../gateway.js';

const QUESTION = '{ viewer { user { name } } }';
const ACT = `mutation { createOrganization(input: { accountId: "${account('ableMoose')}", name: "x", key: "x" }) { userErrors { code } } }`;
const PREFLIGHT = { 'apollo-require-preflight': 'true' };
let gateway: TestGateway;
let bearer: { authorization: string };

beforeAll(async () => {
  gateway = await startGateway();
  bearer = { authorization: `Bearer ${await gateway.demo.tokenFor(ada)}` };
});
afterAll(() => gateway.stop());

interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly code: unknown;
}

async function send(path: string, init: RequestInit = {}): Promise<Sent> {
  const response = await fetch(gateway.url + path, { ...init, headers: { ...bearer, ...(init.headers as object) } });
  const body = await response.text();
  const code = body.startsWith('{')
    ? (JSON.parse(body) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code
    : undefined;
  return { status: response.status, headers: response.headers, body, code };
}

const get = (query: string, headers: Record<string, string> = {}): Promise<Sent> =>
  send(`/graphql?query=${encodeURIComponent(query)}`, { headers });
const post = (body: string, contentType: string, headers: Record<string, string> = {}): Promise<Sent> =>
  send('/graphql', { method: 'POST', body, headers: { 'content-type': contentType, ...headers } });

describe('queries by GET', () => {
  test('are answered with the header that no other site can send', async () => {
    const answer = await get(QUESTION, PREFLIGHT);
    expect([answer.status, JSON.parse(answer.body).data.viewer.user.name]).toEqual([200, 'Ada Archer']);
  });

  test('without it are refused, and told how to ask', async () => {
    const answer = await get(QUESTION);
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.body).toContain('apollo-require-preflight');
  });

  test('take variables and the name of the operation', async () => {
    const query = encodeURIComponent(
      'query A { __typename } query B($first: Int) { accounts(first: $first) { totalCount } }',
    );
    const answer = await send(
      `/graphql?query=${query}&operationName=B&variables=${encodeURIComponent('{"first":1}')}`,
      { headers: PREFLIGHT },
    );
    expect(JSON.parse(answer.body).data).toEqual({ accounts: { totalCount: 1 } });
  });

  test.each(['variables=x', 'variables=[1]', 'extensions=1', 'query={__typename}', 'operationName=A&operationName=B'])(
    'with %s besides are refused',
    async (parameter) => {
      const answer = await send(`/graphql?query=${encodeURIComponent('query Q { __typename }')}&${parameter}`, {
        headers: PREFLIGHT,
      });
      expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    },
  );
});

describe('acts', () => {
  test('are done by POST of JSON alone: no other way changes anything (A-44)', async () => {
    const before = await fingerprint(gateway.owner);
    const form = `query=${encodeURIComponent(ACT)}`;
    const json = JSON.stringify({ query: ACT });
    const asked: Record<string, Sent> = {
      'GET with the header': await get(ACT, PREFLIGHT),
      'GET without it': await get(ACT),
      'GET as JSON': await get(ACT, { 'content-type': 'application/json' }),
      HEAD: await send(`/graphql?${form}`, { method: 'HEAD', headers: PREFLIGHT }),
      'a form': await post(form, 'application/x-www-form-urlencoded'),
      'a form with the header': await post(form, 'application/x-www-form-urlencoded', PREFLIGHT),
      'text/plain': await post(json, 'text/plain'),
      'text/plain with the header': await post(json, 'text/plain', PREFLIGHT),
      'JSON that calls itself a form': await post(json, 'multipart/form-data; boundary=x'),
      'no type': await post(json, ''),
      PUT: await send('/graphql', { method: 'PUT', body: json, headers: { 'content-type': 'application/json' } }),
    };
    for (const [how, { status }] of Object.entries(asked))
      expect([how, status >= 400 && status < 500]).toEqual([how, true]);
    expect(await fingerprint(gateway.owner)).toEqual(before);
    expect(asked['GET with the header']).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(asked['GET with the header']?.headers.get('allow')).toBe('POST');
    expect(asked['a form']).toMatchObject({ status: 415, code: 'BAD_USER_INPUT' });
  });
});

describe('what is asked for elsewhere', () => {
  test.each(['/nothing', '/graphql/', '/graphql/x', '/.env', '/.data/demo-key.json', '/demo', '/admin'])(
    '%s is nothing: 404',
    async (path) => {
      expect(await send(path)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    },
  );

  test.each(['/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/assets/..%5c..%5cpackage.json', '/%00'])(
    'a way out of the console, %s, leads to no file',
    async (path) => {
      const answer = await send(path);
      expect([400, 403, 404]).toContain(answer.status);
      expect(answer.body).not.toContain('dependencies');
    },
  );

  test.each(['PUT', 'DELETE', 'PATCH'])('%s /graphql: 405, saying what is allowed', async (method) => {
    const answer = await send('/graphql', { method });
    expect(answer).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(answer.headers.get('allow')).toBe('GET, POST');
  });

  test('health needs no token and says nothing but that', async () => {
    const plain = async (path: string) => {
      const response = await fetch(gateway.url + path);
      return [response.status, await response.json()];
    };
    expect(await plain('/healthz')).toEqual([200, { status: 'ok' }]);
    expect(await plain('/readyz')).toEqual([200, { status: 'ready' }]);
  });

  test('the schema and the permissions are there for whoever is signed in', async () => {
    expect((await send('/schema.graphql')).body).toContain('type Query');
    expect((await send('/permissions')).headers.get('content-type')).toContain('text/html');
    expect(
      (await send('/permissions', { headers: { accept: 'application/json' } })).headers.get('content-type'),
    ).toContain('application/json');
  });
});

describe('an answer', () => {
  test('comes as the type that was asked for, and 406 if we have none such', async () => {
    const accepting = (accept: string) => ask(gateway.url, { query: QUESTION }, { ...bearer, accept });
    expect((await accepting('application/graphql-response+json')).headers.get('content-type')).toContain(
      'application/graphql-response+json',
    );
    expect((await accepting('application/json')).headers.get('content-type')).toContain('application/json');
    expect(await accepting('text/html')).toMatchObject({ status: 406 });
  });

  test('to what is no HTTP at all is 400 without a word of ours', async () => {
    const { port } = new URL(gateway.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('hello\r\n\r\n'));
      socket.once('data', (chunk) => resolve(chunk.toString()));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/node_modules|at .*\.js/);
  });
});
