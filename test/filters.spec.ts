import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSchema } from '../src/schema.js';
import type { DemoMembership } from '../src/seed/demo-people.js';
import { memberships, narrowing } from './elision/random.js';
import { holds, sorted, type Shown } from './filters/evaluate.js';
import { diceOf, Questions, type Asking } from './filters/random.js';
import { SchemaFields } from './filters/schema-fields.js';
import { LONG } from './long.js';
import { startGateway, type Answer, type TestGateway } from './gateway.js';
import { LISTS, type List } from './isolation/lists.js';
import { readWorld, rowsOf, scopeOf, type KnownRow, type World } from './isolation/world.js';
import { plant } from './planting.js';

/**
 * What somebody may not see cannot be asked about: every answer to a filter or an order follows from the rows and values
 * that the same person is shown without one (rulings 14, 15).
 */

const fields = new SchemaFields(openSchema());
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const PEOPLE = LONG ? 200 : 10;
const QUESTIONS = 6;
/** Longer lists are walked by `pages.spec.ts`; here each is read whole for every person. */
const MOST_ROWS = 150;

let gateway: TestGateway;
let world: World;
const asked = { people: 0, lists: 0, questions: 0, pages: 0, 'rows answered': 0 };

beforeAll(async () => {
  gateway = await startGateway();
  world = await readWorld(gateway.owner);
});
afterAll(async () => {
  await gateway.stop();
  console.log('asked', JSON.stringify(asked), 'seed', SEED);
});

describe('whoever holds whatever, and asks whatever of a list', () => {
  test('is answered as if the rows they are shown were all there is', async () => {
    await fc.assert(
      fc.asyncProperty(memberships, narrowing, fc.nat(), async (held, only, pick) => {
        const who = 'asks.anything@test.example';
        await plant(gateway.owner, who, held);
        const asks = (query: string, variables: Record<string, unknown>) =>
          gateway.as(who, only === undefined ? {} : { only }).asks(query, variables);
        asked.people += 1;
        for (const list of LISTS) await asksAbout(asks, list, parentsWithin(list, held), pick);
      }),
      { seed: SEED, numRuns: PEOPLE, endOnFailure: true },
    );
    expect(asked.questions).toBeGreaterThan(PEOPLE); // not everybody drawn sees anything
  }, 3_600_000);
});

type Asks = (query: string, variables: Record<string, unknown>) => Promise<Answer>;

/** Parents in the tenants where somebody belongs; elsewhere there is nothing to ask about. */
function parentsWithin({ under }: List, held: readonly DemoMembership[]): readonly KnownRow[] {
  const resellers = new Set(held.map(({ resellerId }) => resellerId));
  const beneath = [...world.accounts.values()].filter((account) => resellers.has(account['reseller_id'] as string));
  const scopes = new Set([
    ...resellers,
    ...held.map(({ accountId }) => accountId),
    ...beneath.map(({ id }) => id as string),
  ]);
  return rowsOf(world, under).filter(({ type, columns }) => scopes.has(scopeOf(type, columns)));
}

async function asksAbout(asks: Asks, list: List, parents: readonly KnownRow[], pick: number): Promise<void> {
  const parent = parents[pick % Math.max(1, parents.length)];
  if (parent === undefined) return;
  const read = (asking: Asking, part: object) => page(asks, list, parent.globalId, asking, part);
  const everything = { filter: {}, orderBy: [], size: 100 };
  const whole = await walk(list, read, everything);
  if (whole === null || whole.length > MOST_ROWS) return;
  asked.lists += 1;
  const questions = new Questions(fields, diceOf(SEED + pick));
  for (let n = 0; n < QUESTIONS; n += 1) {
    const asking = questions.about(list.child, whole);
    const expected = expectedOf(list, whole, asking).map(({ id }) => id as string);
    const answered = await walk(list, read, asking);
    const inWords = `${list.coordinate} ${JSON.stringify(asking)}`;
    expect(
      answered?.map(({ id }) => id as string),
      inWords,
    ).toEqual(expected);
    if (asking.size < 100)
      expect(
        (await walk(list, read, asking, 'backward'))?.map(({ id }) => id as string),
        inWords,
      ).toEqual(expected);
    asked.questions += 1;
    asked['rows answered'] += expected.length;
  }
}

function expectedOf({ child }: List, whole: readonly Shown[], { filter, orderBy }: Asking): readonly Shown[] {
  const byField = orderBy.map(({ field, direction }) => ({
    field: fields.sortable(child).find(({ name }) => name === field)?.field ?? '',
    direction,
  }));
  return sorted(
    whole.filter((row) => holds(filter, child, row, fields) === true),
    byField,
    child,
    fields,
  );
}

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Shown[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

async function page(
  asks: Asks,
  list: List,
  id: string,
  { filter, orderBy }: Asking,
  part: object,
): Promise<Page | null> {
  const { child, path, under } = list;
  const args = '(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy)';
  const rows = `{ totalCount nodes { ${fields.selection(child)} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
  const [step = '', ...rest] = [...path].reverse();
  const beneath = rest.reduce((inner, field) => `${field} { ${inner} }`, `${step}${args} ${rows}`);
  const query =
    `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $filter: ${child}Filter, $orderBy: [${child}Order!])` +
    ` { node(id: $id) { ... on ${under} { ${beneath} } } }`;
  const { data, errors } = await asks(query, { id, filter, orderBy, ...part });
  expect(
    errors,
    `${JSON.stringify({ filter, orderBy })} ${gateway.log
      .filter((line) => line.includes('"err"'))
      .at(-1)
      ?.slice(0, 600)}`,
  ).toEqual([]);
  return path.reduce((at, field) => at?.[field] ?? null, data.node) as Page | null;
}

type Reads = (asking: Asking, part: object) => Promise<Page | null>;

/** A list from one end to the other; null when it is refused. Every page is full, and every total is right. */
async function walk(
  { coordinate }: List,
  read: Reads,
  asking: Asking,
  direction: 'forward' | 'backward' = 'forward',
): Promise<readonly Shown[] | null> {
  const rows: Shown[] = [];
  for (let cursor: string | null = null, total: number | null = null; ;) {
    const found: Page | null = await read(
      asking,
      direction === 'forward' ? { first: asking.size, after: cursor } : { last: asking.size, before: cursor },
    );
    if (found === null) return null;
    asked.pages += 1;
    total ??= found.totalCount;
    expect(found.totalCount, coordinate).toBe(total);
    if (direction === 'forward') rows.push(...found.nodes);
    else rows.unshift(...found.nodes);
    const more: boolean = direction === 'forward' ? found.pageInfo.hasNextPage : found.pageInfo.hasPreviousPage;
    if (rows.length > MOST_ROWS && more) return rows;
    if (!more) {
      expect(rows.length, `the total of ${coordinate}`).toBe(total);
      return rows;
    }
    expect(found.nodes.length, `a full page of ${coordinate}`).toBe(asking.size);
    cursor = direction === 'forward' ? found.pageInfo.endCursor : found.pageInfo.startCursor;
  }
}
