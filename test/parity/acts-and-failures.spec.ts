import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTS, documentOf, setStage, type Act } from '../audit/acts.js';
import { cellOf, permissionFor } from '../audit/cells.js';
import { rowsAt } from '../audit/rows-at.js';
import { ada, finn, lee, nameOf, olga, OAK, rita, ROOFING, SEATS, spotOf, uma, type Spot } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { inAnyOrder, shieldedSchema } from './gateways.js';

// Acts and failures, too, are answered alike whoever installs the fence.

let gateways: readonly TestGateway[];
const headers = { 'x-request-id': '0192f3a0-0000-7000-8000-000000000000' };

beforeAll(async () => {
  gateways = [
    await startGateway(),
    await startGateway({ fences: { field: 'everywhere' } }),
    await startGateway({ schema: shieldedSchema() }),
  ];
});

afterAll(async () => {
  for (const gateway of gateways ?? []) await gateway.stop();
});

/** What each gateway answers; the act is set up in the database of each. */
async function outcomes(
  who: string,
  at: Spot,
  act: Act,
  input: Act['effective'],
  document = documentOf(act),
): Promise<string[]> {
  return Promise.all(
    gateways.map(async (gateway) => {
      const stage = await setStage(gateway.owner, at);
      return (await gateway.as(who, { headers }).asks(document, { input: input(stage) })).body;
    }),
  );
}

describe('acts', () => {
  const people = [
    ...SEATS.map(({ who, role, at }) => [nameOf(who), role, who, at] as const),
    ['lee', 'nobody', lee, ROOFING] as const,
  ];

  test.each(people)(
    'are refused to %s, %s, or end in broken rules, with the same bytes',
    async (_name, role, who, at) => {
      for (const act of ACTS) {
        const yes = role !== 'nobody' && cellOf(role, permissionFor(`Mutation.${act.mutation}`));
        const [ours, everywhere, shielded] = await outcomes(who, at, act, yes ? act.harmless : act.effective);
        expect(ours).toContain(yes ? '"userErrors":[{"code":' : '"code":"FORBIDDEN"');
        expect([everywhere, shielded]).toEqual([ours, ours]);
      }
    },
  );

  test('that name something out of reach are answered with the same bytes', async () => {
    for (const act of ACTS) {
      const [ours, everywhere, shielded] = await outcomes(ada, OAK, act, act.effective);
      expect(ours).toContain('"code":"NOT_FOUND"');
      expect([everywhere, shielded]).toEqual([ours, ours]);
    }
  });

  test.each([
    ['approveRemediations', ada],
    ['approveRemediations', uma],
    ['rejectRemediations', olga],
  ])('that are done, %s by %s, show what they changed with the same bytes', async (mutation, who) => {
    const act = ACTS.find((candidate) => candidate.mutation === mutation);
    if (act === undefined) throw new Error(`There is no act ${mutation}.`);
    const shown =
      'incidentReport { id status version remediations(first: 5) { nodes { status approvedByName approvedBy { name } } } agent { hostname } }';
    const document = documentOf(act).replace('incidentReport { id }', shown);
    const [ours, everywhere, shielded] = await outcomes(who, ROOFING, act, act.effective, document);
    expect(ours).toMatch(/"status":"(APPROVED|CANCELLED)"/);
    expect([everywhere, shielded]).toEqual([ours, ours]);
  });
});

describe('a defect beneath a resolver', () => {
  const document = `query ($Account: ID!, $Agent: ID!) { account(id: $Account) { accountKey } agent(id: $Agent) { hostname serialNumber } node(id: $Agent) { ... on Agent { macAddresses } } }`;

  beforeAll(async () => {
    for (const { owner } of gateways)
      await owner.query('ALTER TABLE fieldgate.agent RENAME COLUMN serial_number TO gone');
  });

  test.each([ada, finn, olga, rita])('is hidden from %s with the same bytes, interpreted and compiled', async (who) => {
    const at = spotOf(who);
    const [{ owner }] = gateways as [TestGateway];
    const here = await rowsAt(owner, at, who);
    const bodies: string[] = [];
    for (const gateway of gateways) {
      for (let time = 0; time < 3; time += 1) {
        const { body } = await gateway
          .as(who, { headers })
          .asks(document, { Account: here['Account'], Agent: here['Agent'] });
        bodies.push(inAnyOrder(body));
      }
    }
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain(who === finn ? '"agent":null' : 'Something went wrong.');
    expect(bodies[0]).not.toMatch(/serial_number|gone|does not exist/);
  });
});
