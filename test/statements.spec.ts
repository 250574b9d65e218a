import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TABLES } from '../src/entities/catalogue.js';
import { startGateway, type Answer, type Statement, type TestGateway } from './gateway.js';
import {
  BIG_QUESTIONS,
  LOOKING,
  OPERATION_FILES,
  operationIn,
  variablesFor,
  type Looking,
} from './isolation/questions.js';
import { accountsOf } from './isolation/people.js';
import { readWorld, type World } from './isolation/world.js';
import { isAdvice, violationsOf } from './statement-rules.js';

/** What the database is really asked: one account a statement, only what was asked for, and no more often than needed. */

let gateway: TestGateway;
let world: World;

beforeAll(async () => {
  gateway = await startGateway();
  world = await readWorld(gateway.owner);
});
afterAll(() => gateway.stop());

const CATALOGUE = { ...TABLES, schema: 'fieldgate' };

/** What one question sent, in the order in which it was sent. */
async function sentBy(
  email: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<{ answer: Answer; sent: readonly Statement[] }> {
  gateway.statements.length = 0;
  const answer = await gateway.as(email).asks(query, variables);
  return { answer, sent: [...gateway.statements] };
}

const questions: readonly (readonly [string, string])[] = [
  ...OPERATION_FILES.map((file) => [file, operationIn(file)] as const),
  ...Object.entries(BIG_QUESTIONS),
];

const carriedOut = new Set<string>();

test('there are examples to run', () => {
  expect(OPERATION_FILES).not.toEqual([]);
});

describe.each(LOOKING)('the statements for $email', (looking) => {
  test.each(questions)(
    'that asks %s name one account, theirs, and would run on a sharded PostgreSQL',
    async (name, text) => {
      const { answer, sent } = await sentBy(looking.email, text, variablesFor(text, world, looking));
      expect(
        answer.errors.map(({ extensions }) => extensions['code']).filter((code) => !MAY_BE_SAID.includes(String(code))),
      ).toEqual([]);
      for (const statement of new Set(sent.map(({ text: sql }) => sql))) {
        expect((await violationsOf(statement, CATALOGUE)).filter((violation) => !isAdvice(violation))).toEqual([]);
      }
      expect(strayed(sent, looking)).toEqual([]);
      const payloads = Object.values((answer.data ?? {}) as Record<string, { userErrors?: unknown[] } | null>);
      if (payloads.some((payload) => payload?.userErrors?.length === 0)) carriedOut.add(name);
    },
  );

  /** Not everybody may do everything that is asked here. */
  const MAY_BE_SAID = ['FORBIDDEN', 'NOT_FOUND'];
});

test('every example act was carried out for somebody, so that all of its statements were seen', () => {
  expect(questions.filter(([name, text]) => text.includes('mutation ') && !carriedOut.has(name))).toEqual([]);
});

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** Statements that leave the asker's accounts, or name another account than the wall does at that moment. */
function strayed(sent: readonly Statement[], { email }: Looking): readonly string[] {
  const accounts = accountsOf(world, email);
  const settings = new Map<string, string>();
  return sent.flatMap(({ text, values }): readonly string[] => {
    if (text.startsWith('BEGIN')) settings.clear();
    const [, name = '', value = ''] = /^SET LOCAL (app\.[a-z]+) = '([0-9a-f,*-]*)'$/.exec(text) ?? [];
    if (name !== '') settings.set(name, value);
    else if (/\bSET\b(?! [a-z_]+ = )|set_config|;/.test(text)) return [`is no message of its own: ${text}`];
    if (name === 'app.account' || name === 'app.accounts')
      return value
        .split(',')
        .filter((id) => id !== '' && !accounts.has(id))
        .map((id) => `the wall opens to ${id}`);
    const named = [...text.matchAll(/account_id = \$(\d+)/g)].map(([, n]) => values[Number(n) - 1]);
    const inserted = /^INSERT INTO \S+ \((.*?)\)/.exec(text)?.[1]?.split(', ').indexOf('account_id') ?? -1;
    const all = inserted === -1 ? named : [...named, values[inserted]];
    return all
      .filter((id) => !accounts.has(String(id)) || settings.get('app.account') !== id)
      .map((id) => `${String(id)} behind ${settings.get('app.account') ?? 'no wall'}: ${text}`);
  });
}

describe('the number of statements', () => {
  const ADA = LOOKING[0] as Looking;
  const levels = {
    'lists of lists': (n: number) =>
      `organizations(first: ${n}) { nodes { agents(first: 2) { nodes { hostname } } incidentReports(first: 2) { totalCount nodes { subject } } } }`,
    'three levels down': (n: number) =>
      `organizations(first: ${n}) { nodes { incidentReports(first: ${n}) { nodes { remediations(first: 2) { totalCount nodes { action } } comments(first: 2) { nodes { body author { name } } } } } } }`,
    references: (n: number) =>
      `incidentReports(first: ${n * 6}) { nodes { subject agent { hostname organization { name } } organization { name } } }`,
    counts: (n: number) =>
      `organizations(first: ${n}) { nodes { agentsCount incidentReportsCount billableIdentityCount logsSourcesCount } }`,
    people: (n: number) =>
      `organizations(first: ${n}) { nodes { members(first: 5) { nodes { role user { name email } } } } } members(first: ${n}) { nodes { user { name } } }`,
    'rows of several organizations': (n: number) =>
      `escalations(first: ${n * 5}) { nodes { subject organizations(first: 5) { nodes { name } } entities(first: 5) { nodes { name agent { hostname } } } } }`,
    'what was seen on endpoints': (n: number) =>
      `organizations(first: ${n}) { nodes { agents(first: 2) { nodes { autoruns(first: 2) { totalCount nodes { name binary { size } } } binaries(first: 2) { totalCount nodes { name } } canaries(first: 2) { nodes { path } } } } } }`,
    'what was looked into': (n: number) =>
      `organizations(first: ${n}) { nodes { investigations(first: 5) { totalCount nodes { signals(first: 3) { totalCount nodes { name agent { hostname } investigation { status } } } } } externalPorts(first: 9) { nodes { organizations(first: 3) { totalCount nodes { name } } } } } }`,
    identities: (n: number) =>
      `organizations(first: ${n}) { nodes { itdrTenants(first: 2) { nodes { type identities(first: 5) { nodes { username tenant { type } } } } } } }`,
    'rules for sign-ins': (n: number) =>
      `organizations(first: ${n}) { nodes { unwantedAccessRules(first: 5) { nodes { appliedTo { type name } identity { username } createdBy { name } } } } }`,
    settings: (n: number) =>
      `organizations(first: ${n}) { nodes { unresponsiveAgentSettings { afterDays } invitations(first: 2) { nodes { state } } siemSources(first: 2) { nodes { name collectorAgent { hostname } } } } }`,
    bills: (n: number) =>
      `billing { invoices(first: ${n}) { nodes { amount { amountMinor } organizationUsage(first: 50) { nodes { organizationName } } } } }`,
    'what was done': (n: number) =>
      `auditEvents(first: ${n * 7}) { nodes { action actor { name } organization { name } } }`,
  };

  test.each(Object.entries(levels))('of %s does not grow with the number of parents', async (_name, selection) => {
    const counted = async (n: number): Promise<number[]> => {
      const query = `query ($accountId: ID!) { account(id: $accountId) { ${selection(n)} } }`;
      const runs = await inTurn([1, 2, 3], () => sentBy(ADA.email, query, variablesFor(query, world, ADA)));
      expect(runs.flatMap(({ answer }) => answer.errors)).toEqual([]);
      return runs.map(({ sent }) => sent.length);
    };
    const few = await counted(2);
    expect(new Set([...few, ...(await counted(14))]).size).toBe(1);
  });

  test('is none beyond BEGIN, the look-up and COMMIT when nothing of the answer is in reach', async () => {
    const { sent } = await sentBy(
      'finn.finance@ablemoose.example',
      'query ($agentId: ID!) { agent(id: $agentId) { hostname } }',
      variablesFor('query ($agentId: ID!) { a }', world, ADA),
    );
    expect(sent.filter(({ text }) => text.includes('"agent"') || text.includes('fieldgate.agent'))).toEqual([]);
  });

  test('is none at all when the document is refused for its size', async () => {
    const { answer, sent } = await sentBy(
      ADA.email,
      `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: viewer { user { name } }`).join(' ')} }`,
      {},
    );
    expect([answer.errors[0]?.extensions['code'], sent]).toEqual(['QUERY_TOO_COMPLEX', []]);
  });
});

describe('the columns that are read', () => {
  const MORE = 'fragment more on IncidentReport { agent { id } }';
  const columnsRead = async (selection: string, table: string): Promise<readonly string[]> => {
    const looking = LOOKING[0] as Looking;
    const query = `query ($accountId: ID!) { account(id: $accountId) { ${selection} } } ${selection.includes('...more') ? MORE : ''}`;
    const { sent } = await sentBy(looking.email, query, variablesFor(query, world, looking));
    const [statement] = sent.filter(
      ({ text }) => text.includes(` FROM fieldgate.${table} t`) && !text.includes('count(*)'),
    );
    const list = /SELECT ((?:(?!SELECT).)*?) FROM fieldgate/.exec(statement?.text ?? '')?.[1] ?? '';
    return [...list.matchAll(/t\.([a-z_]+) AS/g)].map(([, column = '']) => column).sort();
  };

  test('of an agent are those asked for, and where in the account it stands', async () => {
    expect(await columnsRead('agents { nodes { hostname } }', 'agent')).toEqual(['hostname', 'id', 'organization_id']);
  });

  test('of an incident report leave its texts alone unless they are asked for', async () => {
    expect(await columnsRead('incidentReports { nodes { id status } }', 'incident_report')).toEqual([
      'id',
      'organization_id',
      'status',
    ]);
    expect(await columnsRead('incidentReports { edges { node { body ...more } } }', 'incident_report')).toEqual([
      'agent_id',
      'body',
      'id',
      'organization_id',
    ]);
  });

  test('of an account never include its key unless it is asked for', async () => {
    expect(await columnsRead('name', 'account')).toEqual(['id', 'name']);
    expect(await columnsRead('accountKey', 'account')).toEqual(['account_key', 'id']);
  });

  test('of a membership or a card are no more than needed to name it', async () => {
    expect(await columnsRead('members { nodes { role } }', 'membership')).toEqual([
      'id',
      'organization_id',
      'person_id',
      'reseller_id',
      'role',
    ]);
  });

  test('are none but the place when only a total is asked for', async () => {
    expect(await columnsRead('agents { totalCount }', 'agent')).toEqual(['id', 'organization_id']);
  });
});
