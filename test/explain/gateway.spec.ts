import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROWS } from '../../src/auth/policy.js';
import { globalId } from '../../src/entities/global-id.js';
import { openSchema } from '../../src/schema.js';
import { IDS, personId } from '../../src/seed/demo-ids.js';
import { findingOf } from '../audit/cells.js';
import { rowsAt, type Ids } from '../audit/rows-at.js';
import { ada, COLUMNS, dora, nameOf, olga, priya, ROOFING, uma, ulf, type Seat, type Spot } from '../cast.js';
import { variablesOf } from '../documents.js';
import { startGateway, type Answer, type TestGateway } from '../gateway.js';
import { questionAbout } from '../ways.js';

/** What is explained is what the gateway answers: over HTTP, for every coordinate of every row type, as every role. */

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

/** What was compared, so that a comparison of nothing with nothing is noticed. */
const compared = { ALLOWED: 0, REFUSED: 0, absent: 0 };

afterAll(() => {
  console.log('explained', JSON.stringify(compared));
  for (const count of Object.values(compared)) expect(count).toBeGreaterThan(100);
});

const schema = openSchema();

/** The fields of each row type; an id is no field to be refused, and what is another type's list has its own. */
const TYPES = [...ROWS.keys()].map((typeName): readonly [string, readonly string[]] => {
  const type = schema.getType(typeName);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return [typeName, fields.map(({ name }) => name)];
});

interface Explained {
  readonly decision: string;
  readonly reason: string | null;
  readonly permission: string;
}

const MOST_ALIASES = 30;

/** Explanations of all fields of one row, by field. */
async function explained(who: string, typeName: string, fields: readonly string[], id: string, userId: string | null) {
  const found = new Map<string, Explained | null>();
  for (let from = 0; from < fields.length; from += MOST_ALIASES) {
    const part = fields.slice(from, from + MOST_ALIASES);
    const asked = part.map(
      (field) =>
        `${field}: explainAccess(coordinate: "${typeName}.${field}", id: $id, userId: $userId) { decision reason permission }`,
    );
    const { data, errors } = await gateway
      .as(who)
      .asks(`query ($id: ID!, $userId: ID) { ${asked.join(' ')} }`, { id, userId });
    expect(errors).toEqual([]);
    for (const field of part) {
      found.set(field, data[field]);
      compared[(data[field]?.decision ?? 'absent') as keyof typeof compared] += 1;
    }
  }
  return found;
}

/** What the gateway really answers to somebody about a row. */
async function answered(
  who: string,
  typeName: string,
  fields: readonly string[],
  ids: Ids,
): Promise<(field: string) => Explained | null> {
  const question = questionAbout(schema, typeName, fields);
  const answer: Answer = await gateway.as(who).asks(question.document, variablesOf(question.document, ids));
  expect(answer.errors).toEqual([]);
  return (field) => {
    const coordinate = `${typeName}.${field}`;
    const finding = findingOf(answer, question, coordinate);
    const stripped = answer.access.stripped.find((each) => each.coordinate === coordinate);
    if (finding.kind === 'unseen') return null;
    return stripped === undefined
      ? { decision: 'ALLOWED', reason: null, permission: '' }
      : { decision: 'REFUSED', reason: stripped.reason, permission: stripped.permission };
  };
}

describe('what somebody is told of their own access', () => {
  const seats = [...COLUMNS, { role: 'account/user', who: uma, at: ROOFING } as Seat].map(
    (seat) => [nameOf(seat.who), seat.role, seat] as const,
  );

  test.each(seats)('is what %s, %s, is answered', async (_name, _role, { who, at }) => {
    const ids = await rowsAt(gateway.owner, at, who);
    const wrong: unknown[] = [];
    for (const [typeName, fields] of TYPES) {
      const id = ids[typeName];
      if (id === undefined) continue;
      const truth = await answered(who, typeName, fields, ids);
      for (const [field, told] of await explained(who, typeName, fields, id, null)) {
        const real = truth(field);
        const same =
          real === null || told === null
            ? real === told
            : real.decision === told.decision &&
              real.reason === told.reason &&
              (real.reason === null || real.permission === told.permission);
        if (!same) wrong.push([`${typeName}.${field}`, { told, real }]);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('what an Admin is told of the access of others', () => {
  const HEATING: Spot = { ...ROOFING, organization: IDS.heating };
  const people = [uma, ulf, priya, olga, dora].flatMap((who) => [
    [nameOf(who), 'Roofing', who, ROOFING] as const,
    [nameOf(who), 'Heating', who, HEATING] as const,
  ]);
  const types = TYPES.filter(([typeName]) =>
    ['Organization', 'Agent', 'IncidentReport', 'Account', 'Escalation'].includes(typeName),
  );

  test.each(people)('is what %s is answered about rows of %s', async (_name, _place, who, at) => {
    const ids = await rowsAt(gateway.owner, at, who);
    const userId = globalId('US', at.account, personId(who));
    const wrong: unknown[] = [];
    for (const [typeName, fields] of types) {
      const truth = await answered(who, typeName, fields, ids);
      for (const [field, told] of await explained(ada, typeName, fields, ids[typeName] ?? '', userId)) {
        const real = truth(field)?.decision ?? 'unseen';
        if (real === 'unseen' ? isShown(typeName, told) : real !== told?.decision)
          wrong.push([`${typeName}.${field}`, { told, real }]);
      }
    }
    expect(wrong).toEqual([]);
  });

  /** Who does not see a row at all lacks the permission of its type's gate, and is refused every field behind it. */
  function isShown(typeName: string, told: Explained | null | undefined): boolean {
    const gate = ROWS.get(typeName);
    return told?.decision === 'ALLOWED' && [gate?.organization, gate?.account].includes(told.permission as never);
  }
});
