import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReportId } from '../../src/seed/demo-ids.js';
import { doing, report } from '../acts/stage.js';
import { changingNothing, expectDone } from '../acts/trace.js';
import { whileHeld } from '../acts/waiting.js';
import { ada, sid } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { innards } from './innards.js';

/** How long a statement may take, and a wait that is longer. */
const LIMIT_MS = 400;
const tooLong = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, LIMIT_MS + 300));

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({ statementTimeoutMs: LIMIT_MS });
});
afterAll(() => gateway.stop());

const asks = (): Promise<Answer> => gateway.as(ada).asks('{ accounts { nodes { name } } }');
const approve = (): Promise<Answer> =>
  doing(gateway, sid, 'approveRemediations', { incidentReportId: report('roofing') });
const locked = (table: string): string[] => [`LOCK TABLE fieldgate.${table} IN ACCESS EXCLUSIVE MODE`];
const LOCKED_REPORT = [`SELECT 1 FROM fieldgate.incident_report WHERE id = '${openReportId('roofing')}' FOR UPDATE`];

function expectTimedOut(answer: Answer): void {
  expect(answer.errors).toMatchObject([
    { message: 'The answer took too long. Ask for less at once.', extensions: { code: 'TIMEOUT' } },
  ]);
  expect(innards(answer.body)).toEqual([]);
}

describe('a database that is slow', () => {
  test('a read ends with TIMEOUT, the first time and compiled, and the next one is answered', async () => {
    for (let time = 0; time < 3; time += 1) expectTimedOut(await whileHeld(gateway, locked('account'), asks, tooLong));
    expect((await asks()).data).toEqual({ accounts: { nodes: [{ name: 'Able Moose MSP' }] } });
  });

  test('whose rights cannot be looked up in time is answered TIMEOUT, and nothing else', async () => {
    const answer = await whileHeld(gateway, locked('membership'), asks, tooLong);
    expect(answer.data).toBeUndefined();
    expectTimedOut(answer);
  });

  test('an act that waits too long ends with TIMEOUT, and nothing is written; later it can be done', async () => {
    const answer = await changingNothing(gateway, () => whileHeld(gateway, LOCKED_REPORT, approve, tooLong));
    expect(answer.data).toEqual({ approveRemediations: null });
    expectTimedOut(answer);
    expectDone(await approve(), 'approveRemediations');
  });
});
