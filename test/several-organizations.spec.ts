import { afterAll, beforeAll, expect, test } from 'vitest';
import { globalId } from '../src/entities/global-id.js';
import { ACCOUNT_IDS, IDS } from '../src/seed/demo-ids.js';
import { startGateway, type TestGateway } from './gateway.js';

/** Escalations of several organizations, asked for under several organizations at once, which is one pass over the account's. */

let gateway: TestGateway;

const ACCOUNT = ACCOUNT_IDS.ableMoose;
const [SOLAR, ROOFING] = [IDS.solar, IDS.roofing].map((id) => globalId('OG', ACCOUNT, id));

const PLANT = `INSERT INTO fieldgate.escalation
  SELECT (jsonb_populate_record(t, jsonb_build_object('id', $1::text, 'subject', 'planted', 'organization_ids', $2::uuid[]))).*
  FROM fieldgate.escalation t WHERE account_id = $3 LIMIT 1`;

beforeAll(async () => {
  gateway = await startGateway();
  const plant = (id: string, ...at: readonly string[]): Promise<unknown> =>
    gateway.owner.query(PLANT, [id, at, ACCOUNT]);
  await plant('0192f0c1-2d3e-7f40-8a5b-000000000001', IDS.solar, IDS.solar);
  await plant('0192f0c1-2d3e-7f40-8a5b-000000000002', IDS.roofing, IDS.solar, IDS.roofing);
  await plant('0192f0c1-2d3e-7f40-8a5b-000000000003');
});
afterAll(() => gateway.stop());

const QUERY = `query ($ids: [ID!]!, $first: Int!) { nodes(ids: $ids) { ... on Organization {
  planted: escalations(first: $first, filter: { subject: { eq: "planted" } }) { totalCount nodes { id } pageInfo { hasNextPage } } } } }`;

interface List {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

const planted = async (ids: readonly (string | undefined)[], first: number): Promise<readonly List[]> => {
  const { data, errors } = await gateway.as('ada.admin@ablemoose.example').asks(QUERY, { ids, first });
  expect(errors).toEqual([]);
  return (data.nodes as readonly { readonly planted: List }[]).map((node) => node.planted);
};

test('are under each of their organizations once, however often they name it', async () => {
  const lists = await planted([SOLAR, ROOFING], 10);
  expect(lists.map(({ totalCount, nodes }) => [totalCount, nodes.length])).toEqual([
    [2, 2],
    [1, 1],
  ]);
});

test('are the same whether one organization is asked about or several', async () => {
  const [[solar], [roofing]] = await Promise.all([planted([SOLAR], 10), planted([ROOFING], 10)]);
  expect(await planted([SOLAR, ROOFING], 10)).toEqual([solar, roofing]);
});

test('are cut to pages under each of them', async () => {
  const lists = await planted([ROOFING, SOLAR], 1);
  expect(lists.map(({ nodes, pageInfo }) => [nodes.length, pageInfo.hasNextPage])).toEqual([
    [1, false],
    [1, true],
  ]);
});

test('a condition that is null is an error of whoever asks', async () => {
  const query = 'query ($c: Boolean = true) { accounts(first: 1) { nodes { name @include(if: $c) } } }';
  const { errors } = await gateway.as('ada.admin@ablemoose.example').asks(query, { c: null });
  expect(errors.map(({ extensions, message }) => [extensions['code'], message.includes('$c')])).toEqual([
    ['BAD_USER_INPUT', true],
  ]);
});
