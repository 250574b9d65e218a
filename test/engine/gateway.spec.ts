import { isNonNullType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fencedSchema } from '../../src/schema.js';
import { nameOf, SEATS } from '../cast.js';
import { diceOf, type Dice } from '../filters/random.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { readWorld, type World } from '../isolation/world.js';
import { LONG } from '../long.js';
import { materialFor } from '../oracles/material.js';
import { randomDocument, type Document } from '../oracles/random-documents.js';
import { asker } from '../reference.js';
import { shownIn } from '../elision/values.js';
import { broken, WAYS_TO_FAIL, type Field } from './broken-field.js';
import { oneOf } from './dice.js';

/**
 * Over HTTP, in front of the database: whatever somebody asks is answered with the same bytes the first time, by graphql-js,
 * and each time after, by a plan; also where resolvers fail. `SEED=<seed>` repeats a run.
 */

const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const DOCUMENTS = Number(process.env['DOCUMENTS'] ?? (LONG ? 300 : 10));
const headers = { 'x-request-id': '0192f3a0-0000-7000-8000-000000000000' };
const schema = fencedSchema(); // of these tests alone, as they break it

let gateway: TestGateway;
let world: World;
let documents = 0;
const compared = { documents: 0, 'too large': 0, 'with refusals': 0, 'fields broken': 0, 'with errors': 0, errors: 0 };

beforeAll(async () => {
  gateway = await startGateway({ schema });
  world = await readWorld(gateway.owner);
});
afterAll(async () => {
  await gateway?.stop();
  console.log('compared', JSON.stringify(compared), 'seed', SEED);
});

const people = SEATS.map(({ who, role, at }, n) => [nameOf(who), role, who, SEED + n, at] as const);

describe.each(people)('%s, %s,', (_name, _role, who, seed) => {
  const dice = diceOf(seed);
  const drawn = (): Document => randomDocument(dice, materialFor(world, asker(who, null), dice));

  test('is answered the same bytes each time, also where something fails', async () => {
    for (let n = 0; n < DOCUMENTS; n += 1) {
      const document = drawn();
      const first = await compareSound(who, document);
      await compareBroken(who, document, oneOf(fieldsShown(document.text, first), dice(2 ** 31)), dice);
    }
  });
});

async function compareSound(who: string, document: Document): Promise<string> {
  const [first = '', ...others] = await thrice(who, document);
  expect(others, inWords(document)).toEqual([first, first]);
  compared.documents += 1;
  if (first.includes('QUERY_TOO_COMPLEX')) compared['too large'] += 1;
  if (first.includes('"reason":')) compared['with refusals'] += 1;
  return first;
}

/** The field fails for some of its parents. */
async function compareBroken(who: string, document: Document, field: Field | undefined, dice: Dice): Promise<void> {
  if (field === undefined) return;
  const must = isNonNullType(field.type);
  // What may not be null takes its parent along: then graphql-js leaves the rest of it unasked, and its refusals uncounted,
  // if it fails at once; and if it fails later, it depends on the time what else is told.
  const way = must ? 'throws' : oneOf(WAYS_TO_FAIL, dice(2 ** 31));
  const mend = broken(field, way, dice(2 ** 31));
  try {
    const bodies = await thrice(who, document);
    const [first = '', ...others] = must ? bodies.map(withoutExtensions) : bodies;
    expect(others, `${field.name} ${way}\n${inWords(document)}`).toEqual([first, first]);
    const errors = first.match(/"path":/g)?.length ?? 0;
    compared['fields broken'] += 1;
    compared['with errors'] += errors > 0 ? 1 : 0;
    compared.errors += errors;
  } finally {
    mend();
  }
}

/** The fields of which an answer shows a value. */
function fieldsShown(document: string, answer: string): readonly Field[] {
  const { data } = JSON.parse(answer.slice(answer.indexOf('{'))) as { data?: unknown };
  const coordinates = new Set(shownIn(schema, document, data).map(({ coordinate }) => coordinate));
  return [...coordinates].flatMap((coordinate) => {
    const [owner = '', name = ''] = coordinate.split('.');
    const type = schema.getType(owner);
    return isObjectType(type) ? (type.getFields()[name] ?? []) : [];
  });
}

/** Each document is one that the gateway has never seen, for its plan is that of the schema as it is now. */
async function thrice(who: string, { text, variables }: Document): Promise<readonly string[]> {
  const unseen = `${text}\n# ${(documents += 1)}`;
  const bodies: string[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { status, body } = await gateway.as(who, { headers }).asks(unseen, { ...variables });
    bodies.push(`${status} ${body}`);
  }
  return bodies;
}

const withoutExtensions = (body: string): string => body.slice(0, body.lastIndexOf('"extensions":{"access"'));

const inWords = ({ text, variables }: Document): string => `${text}\n${JSON.stringify(variables)}\nSEED=${SEED}`;
