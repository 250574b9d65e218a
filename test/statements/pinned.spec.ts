import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from '../gateway.js';
import { LOOKING, OPERATION_FILES, operationIn, variablesFor, type Looking } from '../isolation/questions.js';
import { readWorld, type World } from '../isolation/world.js';
import { PINNED } from './pinned.js';

/** A slower machine is no excuse: how often the database is asked for each example, counted, whatever the rows. */

let gateway: TestGateway;
let world: World;
beforeAll(async () => {
  gateway = await startGateway();
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway.stop());

const ADA = LOOKING[0] as Looking;

/** What opens, closes and walls the transaction is counted by `statements.spec.ts`. */
const isAsked = ({ text }: { text: string }): boolean => !/^(BEGIN|COMMIT|ROLLBACK|SET LOCAL)/.test(text);

test.each(OPERATION_FILES)('%s asks the database as often as it did', async (file) => {
  const text = operationIn(file);
  gateway.statements.length = 0;
  const { errors } = await gateway.as(ADA.email).asks(text, variablesFor(text, world, ADA));
  expect(errors).toEqual([]);
  expect(gateway.statements.filter(isAsked).length).toBe(PINNED[file]);
});

test('every example is pinned, and nothing else', () => {
  expect(Object.keys(PINNED).sort()).toEqual(OPERATION_FILES);
});
