import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROW_CLASSES } from '../src/entities/catalogue.js';
import { globalId } from '../src/entities/global-id.js';
import { storageOf } from '../src/entities/row.js';
import { ACCOUNT_IDS, IDS, RESELLER_IDS } from '../src/seed/demo-ids.js';
import { startGateway, type Answer, type TestGateway } from './gateway.js';
import { observeAlike } from './isolation/observed.js';
import { OF_NOBODY, readWorld, rowsOf, scopeOf, type KnownRow, type World } from './isolation/world.js';
import { isShown } from './reference.js';

/** Absent is absent: foreign, deleted, never issued and malformed cannot be told apart, by whatever is observed. */

let gateway: TestGateway;
let world: World;

beforeAll(async () => {
  gateway = await startGateway();
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway.stop());

const NORA = 'nora.admin@birch.example';
const OLGA = 'olga.admin@roofing.example';
const NOBODYS = '01942000-0000-7000-8000-00000000beef';
const ELSEWHERE = [ACCOUNT_IDS.ableMoose, RESELLER_IDS.northPier];
const codes = new Map(ROW_CLASSES.map((rowClass) => [rowClass.name, storageOf(rowClass).code]));
const types = [...codes.keys()].filter((type) => !OF_NOBODY.includes(type));

const idOf = (type: string, scopeId: string, id: string): string => globalId(codes.get(type) ?? '', scopeId, id);

/** A row of Able Moose, or of the reseller above Birch: nothing of either is Nora's. */
const foreignRow = (type: string): KnownRow =>
  rowsOf(world, type).find(({ columns }) => ELSEWHERE.includes(scopeOf(type, columns))) as KnownRow;

/** Ids that were never issued, or not to name this; the last one spells the very bytes of an issued id another way. */
function neverIssued(type: string, { globalId: id, columns }: KnownRow): readonly string[] {
  const lastSpelling = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = lastSpelling.indexOf(id.at(-1) ?? '');
  return [
    idOf(type, scopeOf(type, columns), NOBODYS),
    idOf(type, NOBODYS, columns['id']),
    id.slice(0, -1),
    `${id}A`,
    `${id}=`,
    `ZZ${id.slice(2)}`,
    id.toLowerCase(),
    id.replace('_', '-'),
    '',
    'no id at all',
    id.slice(0, -1) + (lastSpelling[last ^ 1] ?? ''),
  ];
}

describe('an id that Nora may not use', () => {
  test.each(types)('of the type %s answers node(id) alike, foreign or never issued', async (type) => {
    const row = foreignRow(type);
    const asked = [row.globalId, ...neverIssued(type, row)].map((id) => ({ id }));
    const { body, statements } = await observeAlike(
      gateway,
      NORA,
      'query ($id: ID!) { node(id: $id) { __typename id } }',
      asked,
    );
    expect(JSON.parse(body)).toMatchObject({ data: { node: null }, extensions: { access: { stripped: [] } } });
    expect(statements.filter((text) => text.includes(' t WHERE '))).toEqual([]); // not even looked for
  });

  test.each(types)('of the type %s answers nodes(ids) and permissions(id) alike', async (type) => {
    const row = foreignRow(type);
    const asked = [row.globalId, ...neverIssued(type, row)].map((id) => ({ id }));
    await observeAlike(
      gateway,
      NORA,
      'query ($id: ID!) { nodes(ids: [$id, $id]) { id } viewer { permissions(id: $id) } }',
      asked,
    );
  });

  const roots = {
    account: 'Account',
    reseller: 'Reseller',
    organization: 'Organization',
    agent: 'Agent',
    incidentReport: 'IncidentReport',
    escalation: 'Escalation',
    invoice: 'Invoice',
    user: 'User',
  };

  test.each(Object.entries(roots))(
    'answers %s(id) alike, also where it is the id of something else',
    async (root, type) => {
      const row = foreignRow(type);
      const ofAnotherType = rowsOf(world, type === 'Contract' ? 'Agent' : 'Contract').find(
        ({ columns }) => columns['account_id'] === ACCOUNT_IDS.birch,
      );
      const asked = [row.globalId, ...neverIssued(type, row), ofAnotherType?.globalId].map((id) => ({ id }));
      await observeAlike(gateway, NORA, `query ($id: ID!) { ${root}(id: $id) { id } }`, asked);
    },
  );
});

describe('an id within the account of Olga, of an organization that is not hers', () => {
  const inOrganizations = [
    'Organization',
    'Agent',
    'IncidentReport',
    'Remediation',
    'IncidentComment',
    'EscalationEntity',
    'Escalation',
    'Identity',
    'ItdrTenant',
    'UnwantedAccessRule',
    'PlatformAction',
    'PlatformActionEntity',
    'AuditEvent',
    'Membership',
    'Signal',
    'Investigation',
    'Autorun',
    'Binary',
    'CollectedFile',
    'Canary',
    'ProcessDetection',
    'ExternalPort',
    'SummaryReport',
  ];

  test.each(inOrganizations)(
    'of the type %s answers as one that was never issued, after the same statements',
    async (type) => {
      const row = rowsOf(world, type).find(({ columns }) => isPlumbings(columns)) as KnownRow;
      const asked = [row.globalId, idOf(type, ACCOUNT_IDS.ableMoose, NOBODYS)].map((id) => ({ id }));
      const { body } = await observeAlike(gateway, OLGA, 'query ($id: ID!) { node(id: $id) { id } }', asked);
      expect(JSON.parse(body)).toMatchObject({ data: { node: null } });
    },
  );

  const isPlumbings = (columns: KnownRow['columns']): boolean =>
    [
      columns['organization_id'],
      columns['organization_ids']?.length === 1 && columns['organization_ids'][0],
      columns['id'],
    ].includes(IDS.plumbing);
});

describe('a mutation on what Nora cannot see', () => {
  const acts: readonly (readonly [string, string, string, (id: string) => object])[] = [
    ['approveRemediations', 'ApproveRemediationsInput', 'IncidentReport', (id) => ({ incidentReportId: id })],
    [
      'rejectRemediations',
      'RejectRemediationsInput',
      'IncidentReport',
      (id) => ({ incidentReportId: id, comment: 'No.', useful: false }),
    ],
    ['resolveIncidentReports', 'ResolveIncidentReportsInput', 'IncidentReport', (id) => ({ incidentReportIds: [id] })],
    ['isolateAgents', 'IsolateAgentsInput', 'Agent', (id) => ({ agentIds: [id], reason: 'Now.' })],
    ['releaseAgents', 'ReleaseAgentsInput', 'Agent', (id) => ({ agentIds: [id] })],
    ['createOrganization', 'CreateOrganizationInput', 'Account', (id) => ({ accountId: id, name: 'New', key: 'new' })],
  ];

  test.each(acts)('%s says NOT_FOUND in the same words, foreign or never issued', async (act, input, type, of) => {
    const row = foreignRow(type);
    const asked = [row.globalId, ...neverIssued(type, row)].map((id) => ({ input: of(id) }));
    const { body } = await observeAlike(
      gateway,
      NORA,
      `mutation ($input: ${input}!) { ${act}(input: $input) { userErrors { code } } }`,
      asked,
    );
    expect((JSON.parse(body) as Answer).errors).toEqual([
      expect.objectContaining({ extensions: { code: 'NOT_FOUND' } }),
    ]);
  });

  test('one absent id among her own makes the whole input NOT_FOUND, and names no index', async () => {
    const hers = rowsOf(world, 'Agent').filter(({ columns }) => columns['account_id'] === ACCOUNT_IDS.birch);
    const foreign = foreignRow('Agent').globalId;
    const own = hers.slice(0, 2).map(({ globalId: id }) => id);
    const asked = [
      [foreign, ...own],
      [...own, foreign],
      [own[0], idOf('Agent', ACCOUNT_IDS.ableMoose, NOBODYS), own[1]],
    ];
    const query = 'mutation ($input: ReleaseAgentsInput!) { releaseAgents(input: $input) { userErrors { code } } }';
    const { body } = await observeAlike(
      gateway,
      NORA,
      query,
      asked.map((agentIds) => ({ input: { agentIds } })),
    );
    expect((JSON.parse(body) as Answer).errors).toEqual([
      expect.objectContaining({ extensions: { code: 'NOT_FOUND' } }),
    ]);
  });
});

test('rows of two accounts are not answered in one call, even to Rita, who sees both (domain.md 8b.23)', async () => {
  const [birchs, cedars] = [ACCOUNT_IDS.birch, ACCOUNT_IDS.cedar].map(
    (accountId) => rowsOf(world, 'Agent').find(({ columns }) => columns['account_id'] === accountId)?.globalId,
  );
  const asks = (ids: unknown[]): Promise<Answer> =>
    gateway.as('rita.reseller@northpier.example').asks('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
  expect((await asks([birchs, cedars, birchs])).data.nodes).toEqual([{ id: birchs }, null, { id: birchs }]);
  expect((await asks([cedars, birchs])).data.nodes).toEqual([{ id: cedars }, null]);
});

test.each(types.filter((type) => !/Reseller|AccountUsage/.test(type)))(
  "an id of the type %s that is Nora's own is none in any other spelling",
  async (type) => {
    const own = rowsOf(world, type).find(
      (row) => scopeOf(type, row.columns) === ACCOUNT_IDS.birch && isShown(row),
    ) as KnownRow;
    const ask = async (id: string): Promise<unknown> =>
      (await gateway.as(NORA).asks('query ($id: ID!) { node(id: $id) { id } }', { id })).data.node;
    expect(await ask(own.globalId)).toEqual({ id: own.globalId });
    for (const id of neverIssued(type, own)) expect([id, await ask(id)]).toEqual([id, null]);
  },
);

describe('an id that names a row by another scope', () => {
  test('was never issued, although row and scope are both her own', async () => {
    const membership = rowsOf(world, 'Membership').find(
      ({ columns }) => columns['account_id'] === ACCOUNT_IDS.birch,
    ) as KnownRow;
    const { person_id: person, id } = membership.columns;
    const email = world.byType.get('User')?.find(({ columns }) => columns['id'] === person)?.columns['email'] as string;
    const { data } = await gateway
      .as(email)
      .asks('query ($id: ID!) { node(id: $id) { id } }', { id: idOf('Membership', person, id) });
    expect(data).toEqual({ node: null });
  });

  test.each(types)(
    'of type %s and the scope of her reseller answers Rita with nothing, and without an error',
    async (type) => {
      const row = rowsOf(world, type).find(({ columns }) =>
        [ACCOUNT_IDS.birch, RESELLER_IDS.northPier].includes(scopeOf(type, columns) as never),
      ) as KnownRow;
      const scopes = Object.values({ ...RESELLER_IDS, ...ACCOUNT_IDS }).filter(
        (scope) => scope !== scopeOf(type, row.columns),
      );
      for (const scope of scopes) {
        const { data, errors } = await gateway
          .as('rita.reseller@northpier.example')
          .asks('query ($id: ID!) { node(id: $id) { id } }', { id: idOf(type, scope, row.columns['id']) });
        expect({ data, errors }).toEqual({ data: { node: null }, errors: [] });
      }
    },
  );
});
