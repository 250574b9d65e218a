import { afterAll, beforeAll, expect, test } from 'vitest';
import { pat } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';

/**
 * A look-up for platform support holds the connection of its request and waits for another: as many at once as the pool has
 * connections wait for each other, and everybody else for them, until the pool gives up after 2 s and answers 503 to all.
 * Ten at once do so with DATABASE_POOL=10; here the pool has one, so that one is enough.
 */

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ poolSize: 1 });
});
afterAll(() => gateway.stop());

test.fails('as many look-ups for platform support at once as the pool has connections are answered', async () => {
  expect((await gateway.as(pat).asks('{ directory(name: "Able") { name } }')).status).toBe(200);
});
