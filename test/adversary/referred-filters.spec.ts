import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNT_IDS } from '../../src/seed/demo-ids.js';
import { globalId } from '../../src/entities/global-id.js';
import { ada } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';

/** Conditions on what references show: fifty in a filter, the filter on twenty-eight lists of 1,800 endpoints. */

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

test('fifty conditions on one reference look it up once, and a connection is not held for half a minute', async () => {
  const lists = Array.from({ length: 28 }, (_, n) => `a${n}: agents(first: ${n + 1}, filter: $filter) { totalCount }`);
  const filter = {
    or: Array.from({ length: 50 }, (_, n) => ({ organization: { name: { contains: `no such name ${n}` } } })),
  };
  const id = globalId('AC', ACCOUNT_IDS.ableMoose, ACCOUNT_IDS.ableMoose);
  const query = `query ($id: ID!, $filter: AgentFilter) { account(id: $id) { ${lists.join(' ')} } }`;
  gateway.statements.length = 0;
  const start = performance.now();
  const { data, errors } = await gateway.as(ada).asks(query, { id, filter });
  expect(errors).toEqual([]);
  expect(new Set(Object.values(data.account as object).map(({ totalCount }) => totalCount as number))).toEqual(
    new Set([0]),
  );
  expect(performance.now() - start).toBeLessThan(8000);
  const asked = gateway.statements.filter(({ text }) => text.includes('FROM fieldgate.agent '));
  expect(asked.length).toBeGreaterThan(28);
  for (const { text } of asked) expect(text.match(/fieldgate\.organization /g)).toHaveLength(1);
});
