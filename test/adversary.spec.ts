import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROW_CLASSES } from '../src/entities/catalogue.js';
import { globalId } from '../src/entities/global-id.js';
import { storageOf } from '../src/entities/row.js';
import { ACCOUNT_IDS as A, ORGANIZATION_IDS as O, personId, RESELLER_IDS as R } from '../src/seed/demo-ids.js';
import { ada, dora, finn, lee, nora, olga, pat, rita, uma } from './cast.js';
import { startGateway, type Answer, type TestGateway } from './gateway.js';
import { plant } from './planting.js';

// What an independent reviewer tried. `test.fails` marks what succeeded and should not: take `.fails` off with the repair.

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(() => gateway.stop());

const ABLE_MOOSE = globalId('AC', A.ableMoose, A.ableMoose);
const NORTH_PIER = globalId('RS', R.northPier, R.northPier);
const HELD = { resellerId: null, accountId: null, organizationId: null, assigned: null } as const;

const rows = async (text: string, values: unknown[] = []): Promise<Record<string, string>[]> =>
  (await gateway.owner.query(text, values)).rows;
const only = async (text: string, values: unknown[] = []): Promise<Record<string, string>> =>
  (await rows(text, values))[0] ?? {};

/** One request as it is written, past every client that would tidy it up. */
const written = (head: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', () =>
      socket.write(`${head}\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (data: Buffer) => (answer += data.toString()));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
const statusOf = async (head: string): Promise<string | undefined> => (await written(head)).split(' ')[1];

describe('somebody who makes up ids', () => {
  test.each([rita, dora, uma])(
    '%s gets nothing for rows of the world under a scope or a type that is not theirs',
    async (who) => {
      const codes = ROW_CLASSES.map((rowClass) => storageOf(rowClass).code);
      const scopes = [...Object.values(A), ...Object.values(R), O.roofing, personId(rita), personId(dora)];
      for (const { name, table, code } of ROW_CLASSES.map((rowClass) => ({
        name: rowClass.name,
        ...storageOf(rowClass),
      }))) {
        if (name === 'User') continue; // a person may be known at any of these places
        const known = await rows(
          `SELECT t.id, to_jsonb(t) AS whole FROM fieldgate.${table} t ORDER BY md5(t.id::text) LIMIT 3`,
        );
        const forged = known.flatMap(({ id = '', whole }) =>
          scopes.flatMap((scope) => {
            const { account_id, reseller_id, person_id } = whole as unknown as Record<string, string | null>;
            const own =
              table === 'account' || table === 'reseller'
                ? id
                : table === 'membership'
                  ? (account_id ?? reseller_id ?? person_id)
                  : placeOf(table, account_id, reseller_id);
            const other = codes[(codes.indexOf(code) + 5) % codes.length] ?? code;
            return [...(own === scope ? [] : [globalId(code, scope, id)]), globalId(other, scope, id)];
          }),
        );
        const answer = await gateway
          .as(who)
          .asks('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: forged.slice(0, 100) });
        expect(answer.errors).toEqual([]);
        expect(answer.data.nodes.filter((node: unknown) => node !== null)).toEqual([]);
      }
    },
  );

  const placeOf = (table: string, account: string | null | undefined, reseller: string | null | undefined) =>
    table.startsWith('reseller') || table === 'account_usage_line' ? reseller : account;
});

describe('a document that is compiled', () => {
  const DOCUMENT = `query ($x: Boolean!, $a: ID!, $b: ID!, $n: Int = 3) {
    agent(id: $a) @include(if: $x) { hostname } agent(id: $a) @skip(if: $x) { serialNumber }
    node(id: $b) { __typename id ...F @include(if: $x) ... on Account { accountKey name } ... on Agent { organization { name account { accountKey } } } }
    accounts { totalCount nodes { name p: agents(first: $n) { nodes { hostname } } q: agents(last: 2) { totalCount nodes { tags } } auditEvents(first: 2) { nodes { action target { id } changes { after } } } } }
    viewer { permissions(id: $b) memberships { nodes { role user { email } account { name } } } }
  } fragment F on Organization { key reportRecipients escalations(first: 2) { nodes { subject organizations { nodes { name } } } } }`;
  const told = ({ status, data, errors, access }: Answer): string =>
    JSON.stringify({ status, data, errors, stripped: access.stripped });

  test('for Ada answers everybody else as one that never was, also when all ask at once', async () => {
    const { id = '' } = await only('SELECT id FROM fieldgate.agent WHERE organization_id = $1 LIMIT 1', [O.roofing]);
    const agent = globalId('AG', A.ableMoose, id);
    const asked = [ada, uma, olga, dora, rita, finn, lee, pat, nora].flatMap((who) => [
      {
        who,
        narrowed: who === ada ? ['agent.view'] : undefined,
        variables: { x: true, a: agent, b: globalId('OG', A.ableMoose, O.glass) },
      },
      { who, narrowed: undefined, variables: { x: false, a: globalId('AG', A.birch, id), b: ABLE_MOOSE, n: 1 } },
    ]);
    const by = ({ who, narrowed }: (typeof asked)[number]) =>
      gateway.as(who, narrowed === undefined ? {} : { only: narrowed });
    const alone: string[] = [];
    for (const [n, ask] of asked.entries()) alone.push(told(await by(ask).asks(`${DOCUMENT} # ${n}`, ask.variables)));
    for (let warm = 0; warm < 2; warm += 1) await gateway.as(ada).asks(DOCUMENT, { x: true, a: agent, b: ABLE_MOOSE });
    expect((await Promise.all(asked.map(async (ask) => by(ask).asks(DOCUMENT, ask.variables)))).map(told)).toEqual(
      alone,
    );
  });
});

describe('somebody with roles at several layers', () => {
  const max = 'max.mixed@adversary.example';

  test('Max, assigned to Roofing, Admin of Glass, Finance of Cedar and reseller elsewhere, sees in each place what his role there shows', async () => {
    await plant(gateway.owner, max, [
      { ...HELD, layer: 'ACCOUNT', role: 'USER', accountId: A.ableMoose, assigned: [O.roofing] },
      { ...HELD, layer: 'ORGANIZATION', role: 'ADMIN', accountId: A.ableMoose, organizationId: O.glass },
      { ...HELD, layer: 'ACCOUNT', role: 'FINANCE', accountId: A.cedar },
      { ...HELD, layer: 'RESELLER', role: 'ADMIN', resellerId: R.harbor },
    ]);
    const { data } = await gateway
      .as(max)
      .asks(
        '{ accounts { nodes { name accountKey organizations { nodes { name } } agents { totalCount } auditEvents { nodes { organization { name } } } billing { invoices { totalCount } } } } }',
      );
    const { count } = await only('SELECT count(*)::int FROM fieldgate.agent WHERE organization_id IN ($1, $2)', [
      O.roofing,
      O.glass,
    ]);
    const [ableMoose, cedar, delta] = data.accounts.nodes;
    expect(ableMoose).toMatchObject({
      accountKey: null,
      organizations: { nodes: [{ name: 'Able Moose Roofing' }, { name: 'Able Moose Glass' }] },
      agents: { totalCount: count },
      billing: { invoices: null },
    });
    expect(
      new Set(ableMoose.auditEvents.nodes.map((event: { organization: { name: string } }) => event.organization.name)),
    ).toEqual(new Set(['Able Moose Glass']));
    expect(cedar).toMatchObject({
      organizations: null,
      agents: null,
      auditEvents: null,
      billing: { invoices: { totalCount: 24 } },
    });
    expect(delta).toMatchObject({ name: 'Delta Ops', accountKey: null, auditEvents: null });
  });

  test('Max, whose roles have all ended, reads that they did and nothing at their places', async () => {
    await rows(`UPDATE fieldgate.membership SET expires_at = now() - interval '1 second' WHERE person_id = $1`, [
      personId(max),
    ]);
    const { data } = await gateway
      .as(max)
      .asks(
        '{ accounts { totalCount } viewer { memberships { nodes { id role user { id } account { name } organization { name } organizations { totalCount } } } } }',
      );
    expect(data.accounts).toBeNull();
    for (const held of data.viewer.memberships.nodes)
      expect(held).toMatchObject({
        role: expect.any(String),
        user: null,
        account: null,
        organization: null,
        organizations: null,
      });
    const ids = data.viewer.memberships.nodes.map(({ id }: { id: string }) => id);
    expect(
      (await gateway.as(max).asks('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })).data.nodes,
    ).toEqual(ids.map(() => null));
  });

  test('Nell, Provisioner of Birch who besides only reads Alder, does not widen what she reads by creating an organization', async () => {
    const nell = 'nell.new@adversary.example';
    await plant(gateway.owner, nell, [
      { ...HELD, layer: 'ACCOUNT', role: 'PROVISIONER', accountId: A.birch },
      { ...HELD, layer: 'ACCOUNT', role: 'READ_ONLY', accountId: A.birch, assigned: [O.alder] },
    ]);
    const created = await gateway
      .as(nell)
      .asks(
        `mutation { createOrganization(input: { accountId: "${globalId('AC', A.birch, A.birch)}", name: "New", key: "new" }) { organization { id } } }`,
      );
    const { data } = await gateway.as(nell).asks('query ($id: ID!) { viewer { permissions(id: $id) } }', {
      id: created.data.createOrganization.organization.id,
    });
    expect(data.viewer.permissions).not.toContain('incident.view'); // a Provisioner has no incidents; no READ_ONLY creates organizations
  });
});

describe('an act', () => {
  const resolving =
    'mutation ($ids: [ID!]!) { resolveIncidentReports(input: { incidentReportIds: $ids }) { userErrors { code } } }';

  test('that Dora may do is not enough to find its object: a token narrowed to it alone hears NOT_FOUND', async () => {
    const { id = '' } = await only(`SELECT id FROM fieldgate.incident_report WHERE organization_id = $1 LIMIT 1`, [
      O.plumbing,
    ]);
    const { errors } = await gateway
      .as(dora, { only: ['incident.manage'] })
      .asks(resolving, { ids: [globalId('IR', A.ableMoose, id)] });
    expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'NOT_FOUND' } })]);
  });

  test('of Dora, who resolves a report of Plumbing, releases no host of Glass, where she is a User', async () => {
    const { id = '' } = await only(
      `SELECT id FROM fieldgate.incident_report WHERE organization_id = $1 AND status = 'SENT' LIMIT 1`,
      [O.plumbing],
    );
    await rows(
      `UPDATE fieldgate.remediation SET status = 'CANCELLED' WHERE incident_report_id = $1 AND status = 'UNAPPROVED'`,
      [id],
    );
    const host = await only(
      `UPDATE fieldgate.agent SET firewall_status = 'ISOLATED', isolated_for_report_id = $1
      WHERE id = (SELECT id FROM fieldgate.agent WHERE organization_id = $2 LIMIT 1) RETURNING id`,
      [id, O.glass],
    );
    await gateway.as(dora).asks(resolving, { ids: [globalId('IR', A.ableMoose, id)] });
    expect(await only('SELECT firewall_status FROM fieldgate.agent WHERE id = $1', [host['id']])).toEqual({
      firewall_status: 'ISOLATED',
    });
  });
});

describe('what points elsewhere', () => {
  test('an audit event of Roofing about something out of reach shows Olga neither its target nor values she may not read', async () => {
    const report = await only('SELECT id FROM fieldgate.incident_report WHERE organization_id = $1 LIMIT 1', [
      O.plumbing,
    ]);
    const host = await only('SELECT id FROM fieldgate.agent WHERE account_id = $1 LIMIT 1', [A.birch]);
    const targets = [
      ['IncidentReport', report['id']],
      ['Agent', host['id']],
      ['Account', A.ableMoose],
      ['Account', A.birch],
      ['User', personId(nora)],
      ['Page', O.roofing],
    ];
    const changes = JSON.stringify(
      ['Account.accountKey', 'Viewer.user', 'No.line', 'Invoice.amount'].map((coordinate) => ({
        coordinate,
        before: 'secret',
        after: 'secret',
      })),
    );
    for (const [n, [type, id]] of targets.entries()) {
      await rows(
        `INSERT INTO fieldgate.audit_event (account_id, id, organization_id, actor_id, action, result, target_type, target_id, changes, request_id, break_glass, at)
        VALUES ($1, $2, $3, $4, 'planted', 'DONE', $5, $6, $7, 'r', false, now())`,
        [A.ableMoose, `7fffffff-0000-7000-8000-00000000000${n}`, O.roofing, personId(ada), type, id, changes],
      );
    }
    const { data } = await gateway
      .as(olga)
      .asks(
        `{ organization(id: "${globalId('OG', A.ableMoose, O.roofing)}") { auditEvents(first: ${targets.length}) { nodes { action target { id } changes { before } } } } }`,
      );
    expect(data.organization.auditEvents.nodes).toEqual(
      targets.map(() => ({ action: 'planted', target: null, changes: [] })),
    );
  });

  test('a cursor of Ada carries Uma no further than her own list', async () => {
    const page =
      'query ($id: ID!, $c: String) { account(id: $id) { organizations(first: 2, after: $c) { totalCount nodes { name } pageInfo { endCursor } } } }';
    const { endCursor } = (await gateway.as(ada).asks(page, { id: ABLE_MOOSE })).data.account.organizations.pageInfo;
    const { organizations } = (await gateway.as(uma).asks(page, { id: ABLE_MOOSE, c: endCursor })).data.account;
    expect(organizations).toMatchObject({ totalCount: 3, nodes: [{ name: 'Able Moose Glass' }] });
  });

  test('the subscriptions of an account that went to another reseller are neither counted for Rita nor spoil her list', async () => {
    await rows('UPDATE fieldgate.account SET reseller_id = $1 WHERE id = $2', [R.harbor, A.cedar]);
    try {
      const { data, errors } = await gateway
        .as(rita)
        .asks('query ($id: ID!) { reseller(id: $id) { subscriptions { totalCount nodes { id } } } }', {
          id: NORTH_PIER,
        });
      expect(errors).toEqual([]);
      expect(data.reseller.subscriptions.totalCount).toBe(4);
    } finally {
      await rows('UPDATE fieldgate.account SET reseller_id = $1 WHERE id = $2', [R.northPier, A.cedar]);
    }
  });
});

describe('somebody without a token', () => {
  const targets = ['/permissions', '/schema.graphql', '/graphql?query=%7B__typename%7D'];
  test.each(targets)('is refused at %s', async (path) =>
    expect(await statusOf(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1`)).toBe('401'),
  );

  const spellings = [
    '/%70ermissions',
    '/permissions#x',
    'http://x/permissions',
    '/schema%2egraphql',
    '/graph%71l?query=%7B__typename%7D',
  ];
  test.each(spellings)('is refused at %s, which leads to the same', async (path) => {
    expect(await statusOf(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1`)).toBe('401');
  });

  const strangers = [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1:80@evil.example',
    '127.0.0.1\r\nOrigin: null',
    '127.0.0.1\r\nOrigin: https://127.0.0.1',
    '127.0.0.1\r\nOrigin: http://127.0.0.1:5000',
  ];
  test.each(strangers)('signs nobody in by way of a foreign page: %j', async (host) => {
    for (const path of ['/demo/people', '/%64emo/people', 'http://127.0.0.1/demo/people'])
      expect(await statusOf(`GET ${path} HTTP/1.1\r\nHost: ${host}`)).toBe('401');
  });

  test('gets no id of a request into headers or logs that is more than a word', async () => {
    for (const id of ['short', 'a b c d e f g h', 'x'.repeat(129), 'evil","level":60,"x":"y'])
      expect(await written(`GET /healthz HTTP/1.1\r\nHost: h\r\nX-Request-Id: ${id}`)).not.toContain(
        id === 'short' ? 'x-request-id: short' : id,
      );
    for (const line of gateway.log) expect(() => void JSON.parse(line)).not.toThrow();
  });
});
