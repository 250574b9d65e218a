import { afterAll, beforeAll, expect, test } from 'vitest';
import { pat } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';

/**
 * A look-up for platform support holds the connection of its request and needs another: were it of the same pool, as many
 * at once as the pool has connections would wait for each other, and everybody else for them. Here the pool has one.
 */

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ poolSize: 1 });
});
afterAll(() => gateway.stop());

test('as many look-ups for platform support at once as the pool has connections are answered', async () => {
  expect((await gateway.as(pat).asks('{ directory(name: "Able") { name } }')).status).toBe(200);
});
