import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReportId } from '../../src/seed/demo-ids.js';
import { doing, report } from '../acts/stage.js';
import { changingNothing, expectDone } from '../acts/trace.js';
import { whileHeld } from '../acts/waiting.js';
import { ada, sid } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { innards } from './innards.js';
import { uncaughtDuring } from './uncaught.js';

let gateway: TestGateway;
const POOL = 2;
beforeAll(async () => {
  gateway = await startGateway({ poolSize: POOL, statementTimeoutMs: 3000 });
});
afterAll(() => gateway.stop());

const QUESTION = '{ accounts { nodes { name } } }';
const asks = (): Promise<Answer> => gateway.as(ada).asks(QUESTION);
const approve = (): Promise<Answer> =>
  doing(gateway, sid, 'approveRemediations', { incidentReportId: report('roofing') });
const schemaAsText = async (): Promise<readonly unknown[]> => {
  const headers = { authorization: `Bearer ${await gateway.demo.tokenFor(ada)}` };
  const { status, headers: answered } = await fetch(`${gateway.url}/schema.graphql`, { headers });
  return [status, answered.get('retry-after')];
};
const BUSY = ['LOCK TABLE fieldgate.account IN ACCESS EXCLUSIVE MODE'];
const LOCKED_REPORT = [`SELECT 1 FROM fieldgate.incident_report WHERE id = '${openReportId('roofing')}' FOR UPDATE`];

/** Cuts every connection of the gateway, as a restart of the database does. */
const cutConnections = (): Promise<unknown> =>
  gateway.owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fieldgate' AND datname = current_database()`,
  );

function expectUnavailable(answer: Answer): void {
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  expect(answer.errors[0]).toMatchObject({
    message: 'The database cannot be reached just now. Try again shortly.',
    extensions: { code: 'UNAVAILABLE' },
  });
  expect(innards(answer.body)).toEqual([]);
}

const expectWell = async (): Promise<void> => {
  const answer = await asks();
  expect([answer.status, answer.data]).toEqual([200, { accounts: { nodes: [{ name: 'Able Moose MSP' }] } }]);
};

describe('a database with no connection to spare', () => {
  test('whoever finds none is told 503 and when to come again, within two and a half seconds; health is answered at once', async () => {
    const late: { answer?: Answer; ms: number; healthMs: number } = { ms: 0, healthMs: 0 };
    const held = await whileHeld(
      gateway,
      BUSY,
      () => Promise.all(Array.from({ length: POOL }, asks)),
      async () => {
        const start = performance.now();
        const asked = asks();
        expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
        late.healthMs = performance.now() - start;
        late.answer = await asked;
        late.ms = performance.now() - start;
      },
    );
    expectUnavailable(late.answer as Answer);
    expect(late.ms).toBeLessThan(2500);
    expect(late.healthMs).toBeLessThan(500);
    expect(held.map(({ status, errors }) => [status, errors])).toEqual([
      [200, []],
      [200, []],
    ]);
    await expectWell();
  }, 15_000);

  test('a flood is answered or told 503, none is lost, and then all is well', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, asks));
    for (const answer of answers) if (answer.status !== 200) expectUnavailable(answer);
    await expectWell();
  }, 15_000);
});

describe('a database that takes no connection', () => {
  test('503 for questions, 503 for readiness, and health is fine; once it is back, all is well', async () => {
    const { rows } = await gateway.owner.query<{ name: string }>('SELECT current_database() AS name');
    await gateway.owner.query(`ALTER DATABASE ${rows[0]?.name ?? ''} CONNECTION LIMIT 0`);
    await cutConnections();
    for (let time = 0; time < 3; time += 1) expectUnavailable(await asks());
    expectUnavailable(await approve());
    expect(await schemaAsText()).toEqual([503, '1']);
    expect((await fetch(`${gateway.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    await gateway.owner.query(`ALTER DATABASE ${rows[0]?.name ?? ''} CONNECTION LIMIT -1`);
    await expectWell();
  }, 15_000);
});

describe('connections that are cut', () => {
  test('while nobody uses them: nobody notices', async () => {
    await expectWell();
    await cutConnections();
    await new Promise((resolve) => setTimeout(resolve, 50)); // the pool hears of it
    await expectWell();
  });

  test('while a read uses one: that read is told UNAVAILABLE, the next is answered', async () => {
    await uncaughtDuring(async () => {
      expectUnavailable(await whileHeld(gateway, BUSY, asks, cutConnections));
      await expectWell();
    });
  });

  test('while an act uses one: it is told UNAVAILABLE, nothing is written, and it can be done again', async () => {
    await uncaughtDuring(async () => {
      expectUnavailable(
        await changingNothing(gateway, () => whileHeld(gateway, LOCKED_REPORT, approve, cutConnections)),
      );
      expectDone(await approve(), 'approveRemediations');
    });
  });

  test('while somebody uses one, kill no process: nothing is thrown that nobody catches', async () => {
    const uncaught = await uncaughtDuring(async () => {
      await whileHeld(gateway, BUSY, asks, cutConnections);
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(uncaught).toEqual([]);
  });
});
