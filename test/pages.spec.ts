import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_IDS, idOf, IDS } from '../src/seed/demo-ids.js';
import { startGateway, type Answer, type TestGateway } from './gateway.js';
import { readWorld, rowsOf, type KnownRow, type World } from './isolation/world.js';

/** A list is read the same forward and backward, in whatever pages, while others write; its cursors fit no other list. */

let gateway: TestGateway;
let world: World;

beforeAll(async () => {
  gateway = await startGateway();
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway.stop());

const UMA = 'uma.user@ablemoose.example';
const ADA = 'ada.admin@ablemoose.example';

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

interface Part {
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
}

const PAGE =
  '{ totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';
const PARTS = '(first: $first, after: $after, last: $last, before: $before)';
const VARIABLES = '$id: ID!, $first: Int, $after: String, $last: Int, $before: String';

/** Asks for part of a list beneath a row; `field` names list and type, such as `agents` of `Account`. */
const ask = (email: string, type: string, field: string, id: string, part: Part): Promise<Answer> =>
  gateway
    .as(email)
    .asks(`query (${VARIABLES}) { node(id: $id) { ... on ${type} { list: ${field}${PARTS} ${PAGE} } } }`, {
      id,
      ...part,
    });

async function page(email: string, type: string, field: string, id: string, part: Part): Promise<Page> {
  const { data, errors } = await ask(email, type, field, id, part);
  expect(errors).toEqual([]);
  return data.node.list as Page;
}

/** All pages on the way from one end to the other. */
async function walk(
  read: (part: Part) => Promise<Page>,
  size: number,
  direction: 'forward' | 'backward',
  between = noPause,
): Promise<Page[]> {
  const pages = [await read(direction === 'forward' ? { first: size } : { last: size })];
  for (let at = pages[0] as Page; direction === 'forward' ? at.pageInfo.hasNextPage : at.pageInfo.hasPreviousPage;) {
    await between();
    const { startCursor, endCursor } = at.pageInfo;
    at = await read(direction === 'forward' ? { first: size, after: endCursor } : { last: size, before: startCursor });
    pages.push(at);
  }
  return pages;
}

const noPause = (): Promise<void> => Promise.resolve();
const idsOf = (pages: readonly Page[]): string[] => pages.flatMap(({ nodes }) => nodes.map(({ id }) => id));
const rowNamed = (type: string, id: string): KnownRow =>
  rowsOf(world, type).find(({ columns }) => columns['id'] === id) as KnownRow;
const ableMoose = (): string => rowNamed('Account', ACCOUNT_IDS.ableMoose).globalId;
const roofing = (): string => rowNamed('Organization', IDS.roofing).globalId;

const lists: readonly (readonly [string, string, string, () => string])[] = [
  ['the agents of the account, oldest first', 'Account', 'agents', ableMoose],
  ['the incident reports of the account, newest first', 'Account', 'incidentReports', ableMoose],
  ['the organizations of the account', 'Account', 'organizations', ableMoose],
  ['the agents of an organization', 'Organization', 'agents', roofing],
  ['the incident reports of an organization', 'Organization', 'incidentReports', roofing],
];

describe.each(lists)('%s', (_name, type, field, idOfParent) => {
  test.each([7, 100])(
    'are read by Uma in pages of %i: full but for the last, the same from either end',
    async (size) => {
      const read = (part: Part): Promise<Page> => page(UMA, type, field, idOfParent(), part);
      const [forward, backward] = [await walk(read, size, 'forward'), await walk(read, size, 'backward')];
      const total = forward[0]?.totalCount ?? 0;
      expect(idsOf(forward)).toHaveLength(total);
      expect(new Set(idsOf(forward)).size).toBe(total);
      expect(idsOf([...backward].reverse())).toEqual(idsOf(forward));
      for (const pages of [forward, backward]) {
        expect(new Set(pages.map(({ totalCount }) => totalCount))).toEqual(new Set([total]));
        expect(pages.slice(0, -1).map(({ nodes }) => nodes.length)).toEqual(pages.slice(0, -1).map(() => size));
        expect(pages.at(-1)?.nodes.length).toBe(total - size * (pages.length - 1));
      }
    },
  );

  test('have edges with the nodes themselves, and cursors that name them from either side', async () => {
    const read = (part: Part): Promise<Page> => page(UMA, type, field, idOfParent(), part);
    const { nodes, edges, pageInfo } = await read({ first: 3 });
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect([edges[0]?.cursor, edges.at(-1)?.cursor]).toEqual([pageInfo.startCursor, pageInfo.endCursor]);
    const [first, second, third] = edges.map(({ cursor }) => cursor);
    expect(idsOf([await read({ first: 1, after: first ?? '' })])).toEqual([nodes[1]?.id]);
    expect(idsOf([await read({ last: 1, before: third ?? '' })])).toEqual([nodes[1]?.id]);
    expect(idsOf([await read({ first: 5, after: first ?? '', before: third ?? '' })])).toEqual([nodes[1]?.id]);
    expect((await read({ first: 5, after: second ?? '', before: second ?? '' })).nodes).toEqual([]);
  });
});

describe('a cursor', () => {
  const cursorOf = async (email: string, type: string, field: string, id: string): Promise<string> =>
    (await page(email, type, field, id, { first: 1 })).pageInfo.endCursor ?? '';

  test('of another list is refused in the same words as one that nobody made', async () => {
    const birch = rowNamed('Account', ACCOUNT_IDS.birch).globalId;
    const plumbing = rowNamed('Organization', IDS.plumbing).globalId;
    const mine = await cursorOf(ADA, 'Account', 'agents', ableMoose());
    const others = [
      await cursorOf(ADA, 'Account', 'incidentReports', ableMoose()),
      await cursorOf(ADA, 'Organization', 'agents', roofing()),
      await cursorOf(ADA, 'Organization', 'agents', plumbing),
      await cursorOf('nora.admin@birch.example', 'Account', 'agents', birch),
      mine.slice(0, -2) + (mine.endsWith('AA') ? 'BB' : 'AA'),
      mine.slice(0, -1),
      `${mine}=`,
      Buffer.from(IDS.roofing.replaceAll('-', ''), 'hex').toString('base64url'),
      '',
      'made up',
    ];
    for (const argument of ['after', 'before'] as const) {
      const size = argument === 'after' ? { first: 2 } : { last: 2 };
      const answers: { status: number; body: string }[] = [];
      for (const cursor of others) {
        const { status, body, errors } = await ask(ADA, 'Account', 'agents', ableMoose(), {
          ...size,
          [argument]: cursor,
        });
        expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_USER_INPUT', argument }]);
        answers.push({ status, body });
      }
      expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
      const { errors } = await ask(ADA, 'Account', 'agents', ableMoose(), { ...size, [argument]: mine });
      expect(errors).toEqual([]);
    }
  });

  test('is the same for everybody, so that it says nothing of who made it', async () => {
    expect(await cursorOf(ADA, 'Organization', 'agents', roofing())).toBe(
      await cursorOf('olga.admin@roofing.example', 'Organization', 'agents', roofing()),
    );
  });

  test('of a row that was deleted continues from where the row was', async () => {
    const report = rowsOf(world, 'IncidentReport').find(
      ({ columns }) => commentsOf(columns['id']).length >= 2 && columns['organization_id'] === IDS.roofing,
    ) as KnownRow;
    const [gone, ...rest] = commentsOf(report.columns['id']);
    const { pageInfo } = await page(ADA, 'IncidentReport', 'comments', report.globalId, { first: 1 });
    await gateway.owner.query('DELETE FROM fieldgate.incident_comment WHERE account_id = $1 AND id = $2', [
      gone?.columns['account_id'],
      gone?.columns['id'],
    ]);
    const next = await page(ADA, 'IncidentReport', 'comments', report.globalId, {
      first: 100,
      after: pageInfo.endCursor,
    });
    expect(idsOf([next])).toEqual(rest.map(({ globalId }) => globalId));
  });

  const commentsOf = (reportId: string): readonly KnownRow[] =>
    rowsOf(world, 'IncidentComment').filter(({ columns }) => columns['incident_report_id'] === reportId);
});

describe('while agents are installed and removed', () => {
  /** An agent of Roofing made at an instant: before, between or after those that are there. */
  const install = async (n: number, age: number): Promise<void> => {
    await gateway.owner.query(
      `INSERT INTO fieldgate.agent SELECT copy.* FROM fieldgate.agent a,
         jsonb_populate_record(NULL::fieldgate.agent, to_jsonb(a) || jsonb_build_object('id', $1::text)) copy
       WHERE a.id = (SELECT min(id::text)::uuid FROM fieldgate.agent WHERE organization_id = $2)`,
      [idOf(`installed/${n}`, age), IDS.roofing],
    );
  };

  test('whoever pages meets each of the others once, and none twice', async () => {
    const before = rowsOf(world, 'Agent').filter(({ columns }) => columns['organization_id'] === IDS.roofing);
    const [oldest, middle] = [before[0], before[Math.floor(before.length / 2)]] as [KnownRow, KnownRow];
    let n = 0;
    const between = async (): Promise<void> => {
      n += 1;
      await install(3 * n, ageJust('before', oldest, n));
      await install(3 * n + 1, ageJust('after', middle, n));
      await install(3 * n + 2, -n);
    };
    const read = (part: Part): Promise<Page> => page(ADA, 'Organization', 'agents', roofing(), part);
    for (const direction of ['forward', 'backward'] as const) {
      const seen = idsOf(await walk(read, 20, direction, between));
      expect(new Set(seen).size).toBe(seen.length);
      expect(before.filter(({ globalId }) => !seen.includes(globalId))).toEqual([]);
      expect(seen.length).toBeGreaterThan(before.length);
    }
  });

  const ageJust = (side: 'before' | 'after', { columns }: KnownRow, n: number): number => {
    const made = parseInt(columns['id'].slice(0, 8) + columns['id'].slice(9, 13), 16);
    return Date.UTC(2025, 0, 1) - made + (side === 'before' ? n : -n);
  };
});
