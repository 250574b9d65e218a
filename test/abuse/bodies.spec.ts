import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';

const QUESTION = '{ viewer { user { name } } }';
let gateway: TestGateway;
let bearer: { authorization: string };
beforeAll(async () => {
  gateway = await startGateway();
  bearer = { authorization: `Bearer ${await gateway.demo.tokenFor(ada)}` };
});
afterAll(() => gateway.stop());

async function post(body: string | ReadableStream): Promise<{ status: number; code: unknown }> {
  const headers = { ...bearer, 'content-type': 'application/json' };
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    body,
    headers,
    duplex: 'half',
  } as RequestInit);
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code };
}

describe('bodies', () => {
  const padded = (bytes: number): string => {
    const body = JSON.stringify({ query: QUESTION, extensions: { pad: '' } });
    return body.replace('"pad":""', `"pad":"${'x'.repeat(bytes - body.length)}"`);
  };

  test('of 100 kB are read, of one byte more not: 413', async () => {
    expect((await post(padded(102_400))).status).toBe(200);
    expect(await post(padded(102_401))).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  });

  test('sent in pieces, without a length, are cut off at the same size', async () => {
    const pieces = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(padded(150_000)));
        controller.close();
      },
    });
    expect((await post(pieces)).status).toBe(413);
  });

  test.each([
    ['nothing', ''],
    ['half a document', '{"query":"{ __typ'],
    ['a list: batches are not taken', JSON.stringify([{ query: QUESTION }, { query: QUESTION }])],
    ['an empty list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['a text', '"x"'],
    ['an empty object', '{}'],
    ['a query that is a number', '{"query":1}'],
    ['a query that is a document tree', '{"query":{"kind":"Document"}}'],
    ['an empty query', '{"query":""}'],
    ['variables that are a text', JSON.stringify({ query: QUESTION, variables: '{}' })],
    ['variables that are a list', JSON.stringify({ query: QUESTION, variables: [] })],
    ['the name of no operation', JSON.stringify({ query: 'query A { __typename }', operationName: 'B' })],
    ['a prototype', `{"query":"${QUESTION}","__proto__":{"admin":true}}`],
    ['a constructor', `{"query":"${QUESTION}","constructor":{"prototype":{"admin":true}}}`],
  ])('%s: 400 BAD_USER_INPUT, again and again', async (_what, body) => {
    for (let time = 0; time < 3; time += 1)
      expect(await post(body)).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
  });

  test('persisted queries are not taken', async () => {
    const body = JSON.stringify({ query: QUESTION, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } });
    expect(await post(body)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
