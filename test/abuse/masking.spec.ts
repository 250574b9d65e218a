import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { openReportId } from '../../src/seed/demo-ids.js';
import { account, doing, report } from '../acts/stage.js';
import { changingNothing } from '../acts/trace.js';
import { ada } from '../cast.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { innards } from './innards.js';

let gateway: TestGateway;
const role = (): string => new URL(inject('database').appUrl).username;
const repairs: string[] = [];

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());
afterEach(async () => {
  for (const repair of repairs.splice(0)) await gateway.owner.query(repair);
});

/** Takes a right from the gateway's role until the test is over. */
async function revoke(right: string, table: string): Promise<void> {
  await gateway.owner.query(`REVOKE ${right} ON fieldgate.${table} FROM ${role()}`);
  repairs.push(`GRANT ${right} ON fieldgate.${table} TO ${role()}`);
}

const asks = (query: string, requestId: string, variables: Record<string, unknown> = {}): Promise<Answer> =>
  gateway.as(ada, { headers: { 'x-request-id': requestId } }).asks(query, variables);

/** One masked error: a text that says nothing, the request's id; the cause is in the log under the same id, and only there. */
function expectMasked(answer: Answer, requestId: string, cause: RegExp): void {
  expect(answer.errors).toMatchObject([
    { message: 'Something went wrong.', extensions: { code: 'INTERNAL', requestId } },
  ]);
  expect(Object.keys(answer.errors[0]?.extensions ?? {}).sort()).toEqual(['code', 'requestId']);
  expect(innards(answer.body)).toEqual([]);
  const logged = gateway.log.filter(
    (line) => line.includes(`"requestId":"${requestId}"`) && line.includes('"level":50'),
  );
  expect(logged.join('')).toMatch(cause);
}

const INCIDENTS = 'query ($id: ID!) { incidentReport(id: $id) { subject status version } }';

describe('what goes wrong beneath us', () => {
  test('in a read: "Something went wrong.", the first time and when the document is compiled', async () => {
    await revoke('SELECT', 'incident_report');
    for (const time of [1, 2, 3]) {
      const answer = await asks(INCIDENTS, `fault-read-${time}`, { id: report('roofing') });
      expect(answer.status).toBe(200);
      expect(answer.data).toEqual({ incidentReport: null });
      expectMasked(answer, `fault-read-${time}`, /permission denied for table incident_report/);
    }
  });

  test('in one part of an answer: the other parts are there', async () => {
    await revoke('SELECT', 'incident_report');
    const query =
      'query ($a: ID!) { account(id: $a) { name organizations(first: 1) { nodes { name incidentReports { totalCount } } } } }';
    for (const time of [1, 2, 3]) {
      const answer = await asks(query, `fault-part-${time}`, { a: account('ableMoose') });
      expect(answer.data.account.name).toBe('Able Moose MSP');
      expect(answer.errors[0]?.path).toEqual(['account', 'organizations', 'nodes', 0, 'incidentReports']);
      expectMasked(answer, `fault-part-${time}`, /permission denied/);
    }
  });

  test('before anything is read: 500, and nothing of the cause', async () => {
    await revoke('SELECT', 'membership');
    const answer = await asks('{ viewer { user { name } } }', 'fault-before-1');
    expect(answer.status).toBe(500);
    expect(answer.data).toBeUndefined();
    expectMasked(answer, 'fault-before-1', /permission denied for table membership/);
  });

  test.each([
    ['its audit cannot be written', 'INSERT', 'audit_event'],
    ['its last write fails', 'UPDATE', 'remediation'],
    ['the rights cannot be held', 'UPDATE', 'person'],
  ])('in an act, because %s: masked, and nothing at all is written', async (_what, right, table) => {
    if (right === 'UPDATE') {
      await gateway.owner.query(
        `CREATE TABLE IF NOT EXISTS public.granted AS SELECT * FROM information_schema.column_privileges WHERE grantee = '${role()}'`,
      );
      const columns = await gateway.owner.query<{ name: string }>(
        `SELECT column_name AS name FROM public.granted WHERE table_name = $1 AND privilege_type = 'UPDATE'`,
        [table],
      );
      const names = columns.rows.map(({ name }) => name).join(', ');
      await gateway.owner.query(`REVOKE UPDATE (${names}) ON fieldgate.${table} FROM ${role()}`);
      repairs.push(`GRANT UPDATE (${names}) ON fieldgate.${table} TO ${role()}`);
    } else await revoke(right, table);
    const answer = await changingNothing(gateway, () =>
      doing(
        gateway,
        ada,
        'approveRemediations',
        { incidentReportId: report('roofing') },
        { headers: { 'x-request-id': `fault-act-${table}` } },
      ),
    );
    expect(answer.data).toEqual({ approveRemediations: null });
    expectMasked(answer, `fault-act-${table}`, new RegExp(`permission denied for table ${table}`));
  });

  test('a row with a value that the schema does not know: masked and logged, the first time and compiled', async () => {
    await gateway.owner.query(`ALTER TABLE fieldgate.incident_report ADD COLUMN IF NOT EXISTS kept text`);
    const checks = await gateway.owner.query<{ name: string; definition: string }>(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
       WHERE conrelid = 'fieldgate.incident_report'::regclass AND contype = 'c'`,
    );
    for (const { name } of checks.rows)
      await gateway.owner.query(`ALTER TABLE fieldgate.incident_report DROP CONSTRAINT ${name}`);
    await gateway.owner.query(`UPDATE fieldgate.incident_report SET status = 'SECRET_STATE' WHERE id = $1`, [
      openReportId('roofing'),
    ]);
    repairs.push(`UPDATE fieldgate.incident_report SET status = 'SENT' WHERE status = 'SECRET_STATE'`);
    for (const time of [1, 2, 3]) {
      const answer = await asks('query ($id: ID!) { incidentReport(id: $id) { status id } }', `fault-value-${time}`, {
        id: report('roofing'),
      });
      expect(answer.body).not.toContain('SECRET_STATE');
      expectMasked(answer, `fault-value-${time}`, /SECRET_STATE/);
    }
  });

  test('readiness says that it is not ready, and not why', async () => {
    await revoke('SELECT', 'migration');
    const answer = await fetch(`${gateway.url}/readyz`);
    expect([answer.status, await answer.text()]).toEqual([503, '{"status":"not ready"}']);
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  });

  test('and when it is mended, everything is as before', async () => {
    const answer = await asks(INCIDENTS, 'mended-0001', { id: report('roofing') });
    expect([answer.errors, answer.data.incidentReport.status]).toEqual([[], 'SENT']);
  });
});

describe('what is wrong with a question', () => {
  test.each([
    ['{ acounts { totalCount } }', 'Cannot query field "acounts" on type "Query".'],
    ['{ accounts(frist: 1) { totalCount } }', 'Unknown argument "frist" on field "Query.accounts".'],
    ['{ viewer { ... on Vewer { user { id } } } }', 'Unknown type "Vewer".'],
    ['{ __typename @inclde(if: true) }', 'Unknown directive "@inclde".'],
    [
      'mutation { isolateAgents(input: { agentId: "x", agentIds: [], reason: "x" }) { userErrors { code } } }',
      'Field "agentId" is not defined by type "IsolateAgentsInput".',
    ],
  ])('is said without a suggestion: %s', async (query, message) => {
    const answer = await asks(query, 'question-1');
    expect([answer.status, answer.errors[0]?.message]).toEqual([400, message]);
    expect(answer.body).not.toMatch(/did you mean/i);
  });

  test.each([
    [
      'mutation ($i: IsolateAgentsInput!) { isolateAgents(input: $i) { userErrors { code } } }',
      { i: { agentId: ['x'], agentIds: ['x'], reason: 'x' } },
    ],
    ['query ($id: ID!) { agent(id: $id) { id } }', { id: { toString: 1 } }],
    ['query ($n: Int) { accounts(first: $n) { totalCount } }', { n: 1e300 }],
  ])('nor in variables: %s', async (query, variables) => {
    const answer = await asks(query, 'question-2', variables);
    expect([answer.status, answer.errors[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.body).not.toMatch(/did you mean/i);
    expect(innards(answer.body)).toEqual([]);
  });

  test('a cursor of another list, or of nobody, is BAD_USER_INPUT with one text, also when compiled', async () => {
    const query =
      'query ($a: ID!, $after: String) { account(id: $a) { agents(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } organizations(first: 1) { pageInfo { endCursor } } } }';
    const { data } = await asks(query, 'cursor-0001', { a: account('ableMoose') });
    const bodies = new Set<string>();
    for (const after of [
      data.account.organizations.pageInfo.endCursor,
      'x',
      '',
      `${String(data.account.agents.pageInfo.endCursor)}A`,
    ]) {
      const answer = await asks(query, 'cursor-0001', { a: account('ableMoose'), after });
      expect(answer.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      bodies.add(answer.errors[0]?.message ?? '');
    }
    expect([...bodies]).toEqual(['after: is no cursor of this list. Take it from pageInfo or edges of the same list.']);
  });
});

test('no token, key or password was ever written to the log', async () => {
  const token = await gateway.demo.tokenFor(ada);
  const log = gateway.log.join('');
  expect(log.length).toBeGreaterThan(1000);
  expect(log).not.toContain(token.split('.')[0]);
  const password = new URL(inject('database').appUrl).password;
  if (password !== '') expect(log).not.toContain(password);
  expect(log).not.toMatch(/eyJ|bearer|authorization|postgres(ql)?:\/\//i);
});
