// Everybody's schema is what their roles could show them somewhere, over HTTP (rulings 29). It is a courtesy: nothing is
// kept from anybody by leaving its name out, and nothing but introspection changes.
import { readdirSync, readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, getIntrospectionQuery, validateSchema, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personId } from '../src/seed/demo-ids.js';
import { rowsAt } from './audit/rows-at.js';
import { coordinatesIn, typesOf } from './caller-schema/read.js';
import { coordinatesFor, namesOfColumns, published } from './caller-schema/reference.js';
import {
  ada,
  dora,
  finn,
  hank,
  lee,
  mark,
  nameOf,
  olga,
  orla,
  oscar,
  otto,
  pat,
  priya,
  rhea,
  rita,
  ROOFING,
  sid,
  uma,
} from './cast.js';
import { ask, startGateway, type Asking, type TestGateway } from './gateway.js';

/** Everybody, with the columns of the matrix that they hold somewhere. */
const PEOPLE: readonly (readonly [name: string, who: string, columns: readonly string[]])[] = (
  [
    [ada, ['ADM']],
    [sid, ['SE']],
    [priya, ['PRV']],
    [uma, ['USR']],
    [finn, ['FIN']],
    [mark, ['MKT']],
    [rhea, ['RO']],
    [olga, ['OADM']],
    [oscar, ['OSE']],
    [otto, ['OUSR']],
    [orla, ['ORO']],
    [dora, ['OADM', 'OUSR']],
    [rita, ['RSH', 'RSP']], // Birch is partner_supported, Cedar is not
    [hank, ['RSH']],
    [pat, ['SUP']],
    [lee, []],
  ] as const
).map(([who, columns]) => [nameOf(who), who, columns]);

/** As GraphiQL asks when it opens. */
const INTROSPECTION = getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true });

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway?.stop());

async function schemaOf(who: string, asking: Asking = {}): Promise<GraphQLSchema> {
  const { status, errors, data } = await gateway.as(who, asking).asks(INTROSPECTION);
  expect([status, errors]).toEqual([200, []]);
  return buildClientSchema(data);
}

async function textFor(who: string, only?: readonly string[]): Promise<Response> {
  const authorization = `Bearer ${await gateway.demo.tokenFor(who, '1h', only)}`;
  return fetch(`${gateway.url}/schema.graphql`, { headers: { authorization } });
}

describe.each(PEOPLE)('%s', (_name, who, columns) => {
  const expected = coordinatesFor(namesOfColumns(columns));

  test('is shown by introspection exactly what their roles could show them somewhere', async () => {
    const schema = await schemaOf(who);
    expect(coordinatesIn(schema)).toEqual(expected);
    expect(validateSchema(schema)).toEqual([]);
  });

  test('reads the same as text', async () => {
    const response = await textFor(who);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(coordinatesIn(buildSchema(await response.text()))).toEqual(expected);
  });

  test('finds no possible type but those they are shown, and acts only if there are any for them', async () => {
    const schema = await schemaOf(who);
    const shown = new Set(expected.map((coordinate) => coordinate.split('.')[0]));
    const { data } = await gateway.as(who).asks('{ __type(name: "Node") { possibleTypes { name } } }');
    const names = (data.__type.possibleTypes as { name: string }[]).map(({ name }) => name);
    expect(names.filter((name) => !shown.has(name))).toEqual([]);
    expect(schema.getMutationType() != null).toBe(shown.has('Mutation'));
  });
});

describe('a narrowed token', () => {
  const narrowed = [
    ['agent.view'],
    ['billing.contract.view'],
    ['incident.view', 'remediation.approve'],
    ['roster.view'],
    [],
  ];

  test.each(narrowed.map((only) => [only.join(' and ') || 'nothing', only] as const))(
    'for %s takes everything else away',
    async (_words, only) => {
      const expected = coordinatesFor(new Set(only));
      expect(coordinatesIn(await schemaOf(ada, { only }))).toEqual(expected);
      expect(coordinatesIn(buildSchema(await (await textFor(ada, only)).text()))).toEqual(expected);
    },
  );

  test('shows nothing that the person does not hold', async () => {
    const only = ['incident.view', 'account.view', 'billing.invoice.view'];
    const held = new Set(only.filter((name) => name !== 'incident.view'));
    expect(coordinatesIn(await schemaOf(finn, { only }))).toEqual(coordinatesFor(held));
  });
});

describe('a name that is hidden', () => {
  const hiddenFrom = (schema: GraphQLSchema): string[] => {
    const shown = new Set(typesOf(schema).map(({ name }) => name));
    return typesOf(published).flatMap(({ name }) => (shown.has(name) ? [] : [name]));
  };
  const question = (name: string): string =>
    `{ __type(name: "${name}") { kind name description fields { name } possibleTypes { name } } }`;

  test('is answered like one that never existed, byte for byte, and costs as many statements', async () => {
    const hidden = hiddenFrom(await schemaOf(finn));
    expect(hidden).toEqual(
      expect.arrayContaining(['IncidentReport', 'IncidentReportConnection', 'Mutation', 'Severity']),
    );
    const answers = [];
    for (const name of ['Nonsense', ...hidden]) {
      gateway.statements.length = 0;
      const { status, body, headers } = await gateway.as(finn).asks(question(name));
      const rest = [...headers].filter(([header]) => !['date', 'x-request-id'].includes(header));
      answers.push(JSON.stringify([status, body, rest, gateway.statements.map(({ text }) => text)]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('{\\"__type\\":null}');
  });

  test('is suggested by no message, whatever is misspelt', async () => {
    const misspelt = [
      '{ acount(id: "x") { id } }',
      '{ incidentReprt(id: "x") { id } }',
      '{ incidentReport(idd: "x") { id } }',
      '{ incidentReport(id: "x") { remediation } }',
      '{ incidentReport(id: "x") }',
      '{ node(id: "x") { ... on IncidentReprt { id } } }',
      '{ node(id: "x") { hostname } }',
      '{ __type(nam: "x") { name } }',
      '{ __schema { typs { name } } }',
      'mutation { approveRemediation(input: {}) { userErrors { code } } }',
      'mutation { approveRemediations(input: { incidentReport: "x" }) { userErrors { code } } }',
      'query ($x: ApproveRemediationInput) { viewer { user { id } } }',
    ];
    for (const query of misspelt) {
      const { status, body } = await gateway.as(finn).asks(query);
      expect([query, status]).toEqual([query, 400]);
      expect(body).not.toMatch(/did you mean/i);
    }
  });
});

describe('everything but introspection', () => {
  const folder = new URL('../schema/operations/', import.meta.url);
  const operations = readdirSync(folder).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const);

  test('stays as it was: every example is valid for everybody, and an act alone is refused with an error', async () => {
    const ids = await rowsAt(gateway.owner, ROOFING, ada);
    const idFor = (name: string): string | undefined =>
      ids[name.replace(/Ids?$/, '').replace(/^./, (first) => first.toUpperCase())] ?? ids['Organization'];
    for (const [, who] of PEOPLE) {
      for (const [file, query] of operations) {
        const names = [...query.matchAll(/\$(\w+): (\[?)ID!/g)];
        const variables = names.map(
          ([, name = '', list]) => [name, list === '' ? idFor(name) : [idFor(name)]] as const,
        );
        const { status, errors, data } = await gateway.as(who).asks(query, Object.fromEntries(variables));
        const codes = errors.map(({ extensions }) => extensions['code']);
        expect([file, who, status, codes.filter((code) => code !== 'FORBIDDEN' && code !== 'NOT_FOUND')]).toEqual([
          ...[file, who, 200],
          [],
        ]);
        expect(data, `${file} as ${who}`).toBeDefined();
        if (!query.includes('mutation')) expect(codes).toEqual([]);
      }
    }
  }, 60_000);

  test('strips a field whose name is hidden, and says so as before', async () => {
    const { data, stripped } = await gateway
      .as(finn)
      .asks('{ accounts { nodes { name incidentReports { totalCount } } } }');
    expect(data.accounts.nodes).toEqual([{ name: 'Able Moose MSP', incidentReports: null }]);
    expect(stripped).toEqual(['Account.incidentReports needs incident.view']);
  });
});

describe('the schema as text', () => {
  test('is for nobody without a person: neither for strangers nor for who was disabled meanwhile', async () => {
    expect((await fetch(`${gateway.url}/schema.graphql`)).status).toBe(401);
    expect((await textFor(otto)).status).toBe(200);
    await gateway.owner.query("UPDATE fieldgate.person SET status = 'DISABLED' WHERE id = $1", [personId(otto)]);
    const refused = await textFor(otto);
    expect([refused.status, (await ask(gateway.url, {})).status]).toEqual([401, 401]);
    expect(await refused.text()).not.toMatch(/type /);
  });

  test('holds on to no connection', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => textFor(ada)));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await gateway.as(ada).asks('{ viewer { user { name } } }')).errors).toEqual([]);
  });
});
