import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSchema } from '../src/schema.js';
import { DEMO_PEOPLE } from '../src/seed/demo-people.js';
import { rowsAt, type Ids } from './audit/rows-at.js';
import { ada, ALDER, cleo, dora, lee, nameOf, OAK, rita, ROOFING, SEATS, spotOf, uma, type Spot } from './cast.js';
import { startGateway, type TestGateway } from './gateway.js';
import { everyRow, handmade, operations, type Asked } from './parity/documents.js';
import { inAnyOrder, shieldedSchema } from './parity/gateways.js';

// Four ways to the same bytes: our fence with and without the wrappers that are left out, graphql-shield's own, and the
// compiled engine against the interpreting one.

const schema = openSchema();
const wide = [...everyRow(schema), ...handmade];
const all = [...operations(), ...wide];

let served: TestGateway;
let everywhere: TestGateway;
let shielded: TestGateway;
const idsOf = new Map<Spot, Ids>();
const compared = { answers: 0, 'with data': 0, 'with refusals': 0, 'with errors': 0 };
let comments = 0;

beforeAll(async () => {
  served = await startGateway();
  everywhere = await startGateway({ fences: { field: 'everywhere' } });
  shielded = await startGateway({ schema: shieldedSchema() });
  const ids = await rowsAt(served.owner, ROOFING, uma);
  for (const { document, variables } of all) {
    // The second time it is compiled.
    for (let time = 0; time < 2; time += 1) await served.as(lee).asks(document, variables(ids));
  }
});

afterAll(async () => {
  for (const gateway of [served, everywhere, shielded]) await gateway?.stop();
  console.log('compared', JSON.stringify(compared));
});

const people = DEMO_PEOPLE.filter(({ subjectKey }) => subjectKey !== null).map(({ email }) => email);
const columns = [...new Set([...SEATS.map(({ who }) => who), dora, lee])];

describe('the published examples', () => {
  test.each(people)('answer %s the same bytes whoever fences and whichever engine runs', async (who) => {
    await compare(who, spotOf(who), operations());
  });

  test('answer Ada and Cleo the same bytes about places that are not theirs', async () => {
    await compare(ada, OAK, operations());
    await compare(cleo, ROOFING, operations());
  });
});

describe('every field of every row, and what engines get wrong', () => {
  test.each(columns)('answers %s the same bytes whoever fences and whichever engine runs', (who) =>
    compare(who, spotOf(who), wide),
  );

  test('answers Rita the same bytes about an account that she supports', () => compare(rita, ALDER, wide));
});

describe('refusals asked for as errors', () => {
  test.each(['finn', 'olga', 'otto', 'rita', 'uma', 'lee'])('reach %s with the same paths', async (name) => {
    const who = people.find((email) => nameOf(email) === name) ?? '';
    await compare(who, spotOf(who), all, { 'x-access-refusals': 'error' });
  });
});

async function compare(
  who: string,
  at: Spot,
  questions: readonly Asked[],
  more: Record<string, string> = {},
): Promise<void> {
  const ids = idsOf.get(at) ?? (await rowsAt(served.owner, at, uma));
  idsOf.set(at, ids);
  const headers = { 'x-request-id': '0192f3a0-0000-7000-8000-000000000000', ...more };
  for (const { name, document, variables } of questions) {
    const bodyOf = async (gateway: TestGateway, text: string): Promise<string> => {
      const { status, body } = await gateway.as(who, { headers }).asks(text, variables(ids));
      return `${status} ${body}`;
    };
    comments += 1;
    const neverSeen = `${document}\n# ${comments}`; // so it is interpreted
    const interpreted = await bodyOf(served, neverSeen);
    expect(await bodyOf(served, document), `${name}, compiled`).toBe(interpreted);
    expect(await bodyOf(everywhere, neverSeen), `${name}, fenced everywhere`).toBe(interpreted);
    expect(inAnyOrder(await bodyOf(shielded, neverSeen)), `${name}, by graphql-shield`).toBe(inAnyOrder(interpreted));
    compared.answers += 1;
    if (/^200 .*"data":\{"/.test(interpreted)) compared['with data'] += 1;
    if (interpreted.includes('"reason":')) compared['with refusals'] += 1;
    if (interpreted.includes('"errors":')) compared['with errors'] += 1;
  }
}
