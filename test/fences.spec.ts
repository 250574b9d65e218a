import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType, type GraphQLResolveInfo } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isDoor } from '../src/auth/elision.js';
import { POLICY } from '../src/auth/policy.js';
import { AccessReport } from '../src/auth/report.js';
import { fenceRules } from '../src/auth/shield.js';
import { freezeViewer } from '../src/auth/viewer.js';
import { ROW_JUDGE, type RowJudge } from '../src/context/row-judge.js';
import { ROW_CLASSES } from '../src/entities/catalogue.js';
import { openSchema } from '../src/schema.js';
import { ACCOUNT_IDS, IDS } from '../src/seed/demo-ids.js';
import { startGateway, type Fences, type TestGateway } from './gateway.js';
import { difference, ofEachPlace, SAME } from './isolation/compared.js';
import { notForeign, reached } from './isolation/lists.js';
import { EMAILS, ONE_OF_EACH, plantMemberships } from './isolation/people.js';
import { batches, seenById, type Asks } from './isolation/seen.js';
import { wrongLists } from './isolation/wrong-lists.js';
import { OF_NOBODY, readWorld, rowsOf, type KnownRow, type World } from './isolation/world.js';
import { asker, isForeign, isShown, mayView, type Asker } from './reference.js';

/**
 * Each fence alone, the two others taken away, owes its part (rulings 7): row fence and wall show no foreign row and count
 * right; the field fence lets no value of a foreign row out.
 */

const ADA = 'ada.admin@ablemoose.example';
const types = ROW_CLASSES.map(({ name }) => name).filter((name) => !OF_NOBODY.includes(name));
const schema = openSchema();

/** A judge of rows to whom everything is in reach; its settings of the wall name whatever scope was asked for. */
const REACHES_EVERYTHING: RowJudge = {
  ...ROW_JUDGE,
  reachIn: () => ({ account: true, organizations: 'ALL' }),
  accountsIn: (viewer) => [...viewer.accounts.keys()],
  holdsAtReseller: () => true,
  wallOf: (_viewer, extent) =>
    extent.kind === 'ACCOUNT' ? { 'app.account': extent.accountId, 'app.organizations': '*' } : {},
};

/** Starts a gateway behind the given fences before the tests that follow, and stops it after them. */
function behind(fences: Fences): { gateway: TestGateway; world: World } {
  const started = {} as { gateway: TestGateway; world: World };
  beforeAll(async () => {
    started.gateway = await startGateway({ fences });
    await plantMemberships(started.gateway.owner);
    started.world = await readWorld(started.gateway.owner);
  });
  afterAll(() => started.gateway.stop());
  return started;
}

describe('the field fence alone', () => {
  // All of it: what production leaves out of it rests on the row fence (rulings 3, `elision.ts`).
  const here = behind({ field: 'everywhere', rows: REACHES_EVERYTHING, wall: 'off' });

  /**
   * Every value of a type but its `id`: an id that is refused takes the whole row with it. What is left of a foreign row is
   * an object of a known type with nothing in it.
   */
  const queryFor = (type: string): string =>
    `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on ${type} { ${valuesOf(type).join(' ')} } } }`;

  async function nodesOf(
    email: string,
    type: string,
    rows: readonly KnownRow[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const most = type === 'Agent' ? 20 : 100; // an endpoint costs as many exclusions as it may inherit
    const answers = batches(rows, most).map((ids) => here.gateway.as(email).asks(queryFor(type), { ids }));
    const answered = await Promise.all(answers);
    expect(answered.flatMap(({ errors }) => errors)).toEqual([]);
    return answered.flatMap(({ data }) => data.nodes).filter((node) => node !== null);
  }

  test.each(EMAILS)('lets no value of a foreign row out to %s', async (email) => {
    const who = asker(email);
    const isOwn = ({ columns }: KnownRow): boolean => columns['person_id'] === who.personId; // a role that has ended
    const foreign = ofEachPlace(here.world).filter((row) => isForeign(here.world, who, row) && !isOwn(row));
    for (const type of types) {
      const nodes = await nodesOf(
        email,
        type,
        foreign.filter((row) => row.type === type),
      );
      expect(nodes.filter(hasValue).slice(0, 3)).toEqual([]);
    }
  });

  test('stands before rows that would otherwise be shown: Ada is given foreign rows of every class, with nothing in them', async () => {
    const foreign = ofEachPlace(here.world).filter((row) => isForeign(here.world, asker(ADA), row));
    const given = await Promise.all(
      types.map((type) =>
        nodesOf(
          ADA,
          type,
          foreign.filter((row) => row.type === type),
        ),
      ),
    );
    const placed = ['User', 'Membership']; // a reseller's people are not even looked for, and there are no others
    expect(types.filter((type, n) => given[n]?.length === 0 && !placed.includes(type))).toEqual([]);
  });

  test('refuses copies of rows, which no longer know where they stand, whoever asks', () => {
    const membership = {
      id: 'm',
      layer: 'ACCOUNT',
      role: 'ADMIN',
      accountId: ACCOUNT_IDS.ableMoose,
      organizationIds: null,
    } as const;
    const accounts = new Map([[ACCOUNT_IDS.ableMoose, { resellerId: null, supportType: 'NOT_APPLICABLE' }]] as const);
    const viewer = freezeViewer({ personId: 'p', memberships: [membership], accounts, narrowedTo: null });
    const context = { gate: { viewer, report: new AccessReport('strip') } };
    const copy = { id: 'p', accountId: ACCOUNT_IDS.ableMoose, organizationId: IDS.roofing };
    const shown = Object.entries(fenceRules(schema)).flatMap(([type, rules]) =>
      Object.entries(rules)
        .filter(
          ([field]) =>
            types.includes(type) ||
            /(Connection|Edge)$/.test(type) ||
            (!isDoor(type) && POLICY.get(`${type}.${field}`) !== 'public'),
        )
        .filter(([, { func }]) => func(copy, {}, context, {} as GraphQLResolveInfo) === true)
        .map(([field]) => `${type}.${field}`),
    );
    expect(shown).toEqual([]);
  });

  test('shows Ada every value of her own account', async () => {
    const hers = ofEachPlace(here.world).filter((row) => row.type !== 'User' && mayView(here.world, asker(ADA), row));
    for (const type of new Set(hers.map((row) => row.type))) {
      const nodes = await nodesOf(
        ADA,
        type,
        hers.filter((row) => row.type === type),
      );
      expect(nodes.every(hasValue)).toBe(true);
    }
  });
});

describe('the row fence alone', () => {
  const here = behind({ field: 'off', rows: ROW_JUDGE, wall: 'off' });

  test.each(EMAILS)('shows %s by id the rows that are theirs, and no other', async (email) => {
    const rows = ofEachPlace(here.world);
    const theirs = rows.filter((row) => mayView(here.world, asker(email), row)).map(({ globalId }) => globalId);
    expect(difference(await seenById(here.gateway.as(email).asks, rows), theirs)).toEqual(SAME);
  });

  test.each(ONE_OF_EACH)('lists and counts for %s the rows that are theirs', async (email) => {
    expect(
      await wrongLists(
        here.gateway.as(email).asks,
        here.world,
        asker(email),
        (row) => mayView(here.world, asker(email), row),
        reached,
      ),
    ).toEqual([]);
  });

  test('gives the known VPNs, which stand nowhere, to whoever may read rules somewhere, and to nobody else', async () => {
    const known = async (email: string): Promise<number | null> =>
      (await here.gateway.as(email).asks('{ knownVpns { totalCount } }')).data.knownVpns?.totalCount ?? null;
    const all = rowsOf(here.world, 'KnownVpn').length;
    for (const email of [ADA, 'olga.admin@roofing.example']) expect(await known(email)).toBe(all);
    for (const email of ['uma.user@ablemoose.example', 'lee.lost@nowhere.example'])
      expect(await known(email)).toBe(null);
  });
});

describe('the wall alone', () => {
  const here = behind({ field: 'off', rows: { ...REACHES_EVERYTHING, wallOf: ROW_JUDGE.wallOf }, wall: 'on' });

  test.each(EMAILS)('shows %s by id the rows of their places, and no foreign one', async (email) => {
    const rows = ofEachPlace(here.world);
    const theirs = rows.filter((row) => isInside(row, asker(email))).map(({ globalId }) => globalId);
    const asks = undisturbed(here.gateway.as(email).asks);
    const accounts = await seenById(
      asks,
      rows.filter(({ type }) => type === 'Account'),
    );
    const others = await seenById(
      asks,
      rows.filter(({ type }) => type !== 'Account'),
    );
    expect(difference([...accounts, ...others], theirs)).toEqual(SAME);
  });

  test('is never opened to a foreign account: the statement is not sent', async () => {
    const opened = here.gateway.statements.flatMap(
      ({ text }) => /^SET LOCAL app\.account = '(.*)'/.exec(text)?.[1] ?? [],
    );
    expect(new Set(opened)).toEqual(new Set(here.world.accounts.keys())); // somebody's own
    here.gateway.statements.length = 0;
    await here.gateway.as('olga.admin@roofing.example').asks('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: rowsOf(here.world, 'Agent')
        .filter(({ columns }) => columns['account_id'] === ACCOUNT_IDS.birch)
        .slice(0, 3)
        .map(({ globalId }) => globalId),
    });
    expect(here.gateway.statements.filter(({ text }) => text.includes(ACCOUNT_IDS.birch))).toEqual([]);
  });

  /** A statement about a place that is foreign is not even sent: the whole question fails, and shows nothing. */
  const undisturbed =
    (asks: Asks): Asks =>
    async (query, variables) => ({ ...(await asks(query, variables)), errors: [] });

  test.each(ONE_OF_EACH)('lists and counts for %s the rows of their places', async (email) => {
    expect(
      await wrongLists(
        here.gateway.as(email).asks,
        here.world,
        asker(email),
        (row) => isInside(row, asker(email)),
        notForeign,
      ),
    ).toEqual([]);
  });

  const isInside = (row: KnownRow, who: Asker): boolean => !isForeign(here.world, who, row) && isShown(row);
});

/** The fields of a type that are values; of an object without a place it is enough to know whether it is there. */
function valuesOf(typeName: string): readonly string[] {
  const type = schema.getType(typeName) as GraphQLObjectType;
  return Object.values(type.getFields()).flatMap((field) => {
    const yields = getNamedType(field.type);
    if (field.name === 'id' || field.args.length > 0) return [];
    if (isLeafType(yields)) return [field.name];
    return isObjectType(yields) && isValue(yields) ? [`${field.name} { __typename }`] : [];
  });
}

/** Addresses, sums, counts: shown to whoever is shown the field that holds them. */
const isValue = (type: GraphQLObjectType): boolean => !types.includes(type.name) && !type.name.endsWith('Connection');

const hasValue = (node: object): boolean =>
  Object.entries(node).some(([name, value]) => name !== '__typename' && value !== null);
