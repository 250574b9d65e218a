import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownerDataSource, poolOf } from '../../src/entities/data-source.js';
import { explainedInWords } from '../../src/operator/explained-in-words.js';
import { ACCOUNT_IDS, personId } from '../../src/seed/demo-ids.js';
import { finn, lee, olga, pat, rita, ulf, uma } from '../cast.js';
import { freshDatabase, type FreshDatabase } from '../fresh-database.js';
import { accountGid, organizationGid, rowGid } from '../stripping/ids.js';

/** `npm run explain`: what the operator of the process is told, of anybody and any object (rulings 21). */

let database: FreshDatabase;
let owner: DataSource;
let pool: Pool;

beforeAll(async () => {
  database = await freshDatabase();
  owner = await ownerDataSource(database.ownerUrl).initialize();
  pool = poolOf(owner);
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

const NOW = new Date();

const told = (email: string, query: string, variables: Record<string, unknown> = {}): Promise<string> =>
  explainedInWords(pool, { email, query, variables, now: NOW });

describe('the operator', () => {
  test("is told for every coordinate why Uma does not see Heating's incidents", async () => {
    const query =
      'query ($id: ID!) { organization(id: $id) { name incidentReports { totalCount nodes { subject } } } }';
    expect(await told(uma, query, { id: organizationGid('heating') })).toMatchInlineSnapshot(`
      "Uma Underhill, with 1 membership(s)

      Query.organization needs organization.view: no, OUT_OF_REACH, for want of ASSIGNED_ORGANIZATIONS
        account/user lacks ASSIGNED_ORGANIZATIONS
        would grant it: account/admin, security-engineer, provisioner, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      Organization.name needs organization.view: no, OUT_OF_REACH, for want of ASSIGNED_ORGANIZATIONS
        account/user lacks ASSIGNED_ORGANIZATIONS
        would grant it: account/admin, security-engineer, provisioner, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      Organization.incidentReports needs incident.view: no, OUT_OF_REACH, for want of ASSIGNED_ORGANIZATIONS
        account/user lacks ASSIGNED_ORGANIZATIONS
        would grant it: account/admin, security-engineer, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      IncidentReportConnection.totalCount needs incident.view: no, OUT_OF_REACH, for want of ASSIGNED_ORGANIZATIONS
        account/user lacks ASSIGNED_ORGANIZATIONS
        would grant it: account/admin, security-engineer, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      IncidentReportConnection.nodes needs incident.view: no, OUT_OF_REACH, for want of ASSIGNED_ORGANIZATIONS
        account/user lacks ASSIGNED_ORGANIZATIONS
        would grant it: account/admin, security-engineer, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      IncidentReport.subject needs incident.view: no, OUT_OF_REACH, for want of ASSIGNED_ORGANIZATIONS
        account/user lacks ASSIGNED_ORGANIZATIONS
        would grant it: account/admin, security-engineer, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts"
    `);
  });

  test('is told what would grant it, and by which role what is answered', async () => {
    expect(
      await told(
        finn,
        `{ account(id: "${accountGid('ableMoose')}") { name incidentReports { totalCount } billing { paymentMethod { last4 } } } }`,
      ),
    ).toMatchInlineSnapshot(`
      "Finn Fisher, with 1 membership(s)

      Query.account needs account.view: yes, by account/finance
      Account.name needs account.view: yes, by account/finance
      Account.incidentReports needs incident.view: no, NOT_GRANTED, for want of ROLE
        account/finance lacks ROLE
        would grant it: account/admin, security-engineer, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      IncidentReportConnection.totalCount needs incident.view: no, NOT_GRANTED, for want of ROLE
        account/finance lacks ROLE
        would grant it: account/admin, security-engineer, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      Account.billing needs account.view: yes, by account/finance
      AccountBilling.paymentMethod needs billing.paymentMethod.view: yes, by account/finance
      PaymentMethod.last4 needs billing.paymentMethod.view: yes, by account/finance"
    `);
  });

  test('is told that a person kept for emergencies may use no role of theirs', async () => {
    await owner.query(`UPDATE fieldgate.person SET kind = 'BREAK_GLASS' WHERE id = $1`, [personId(ulf)]);
    expect(await told(ulf, `{ account(id: "${accountGid('ableMoose')}") { name } }`)).toMatchInlineSnapshot(`
      "Ulf Ulrich, with 0 membership(s), and 1 that lapsed

      Query.account needs account.view: no, NOT_GRANTED, for want of SESSION
        account/user lacks SESSION
        would grant it: account/admin, security-engineer, provisioner, user, finance, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      Account.name needs account.view: no, NOT_GRANTED, for want of SESSION
        account/user lacks SESSION
        would grant it: account/admin, security-engineer, provisioner, user, finance, read-only; reseller/admin over other accounts, admin over partner_supported accounts"
    `);
  });

  test('is told of each account that a directory lists', async () => {
    expect(
      await told(
        rita,
        '{ accounts { nodes { name reseller { name } incidentReports { totalCount } escalations { totalCount } } } }',
      ),
    ).toMatchInlineSnapshot(`
      "Rita Rowe, with 1 membership(s)

      Query.accounts needs account.view: yes, by reseller/admin over other accounts
      At 1 of 2 places: AccountConnection.nodes needs account.view: yes, by reseller/admin over partner_supported accounts
      At 1 of 2 places: AccountConnection.nodes needs account.view: yes, by reseller/admin over other accounts
      At 1 of 2 places: Account.name needs account.view: yes, by reseller/admin over partner_supported accounts
      At 1 of 2 places: Account.name needs account.view: yes, by reseller/admin over other accounts
      At 1 of 2 places: Account.reseller needs reseller.view: yes, by reseller/admin over partner_supported accounts
      At 1 of 2 places: Account.reseller needs reseller.view: yes, by reseller/admin over other accounts
      Reseller.name needs reseller.view: yes, by reseller/admin over other accounts
      At 1 of 2 places: Account.incidentReports needs incident.view: yes, by reseller/admin over partner_supported accounts
      At 1 of 2 places: Account.incidentReports needs incident.view: yes, by reseller/admin over other accounts
      At 1 of 2 places: IncidentReportConnection.totalCount needs incident.view: yes, by reseller/admin over partner_supported accounts
      At 1 of 2 places: IncidentReportConnection.totalCount needs incident.view: yes, by reseller/admin over other accounts
      At 1 of 2 places: Account.escalations needs escalation.view: no, NOT_GRANTED, for want of ROLE
        reseller/admin over partner_supported accounts lacks ROLE
        would grant it: account/admin, security-engineer; organization/admin
      At 1 of 2 places: Account.escalations needs escalation.view: no, NOT_GRANTED, for want of ROLE
        reseller/admin over other accounts lacks ROLE
        would grant it: account/admin, security-engineer; organization/admin
      At 1 of 2 places: EscalationConnection.totalCount needs escalation.view: no, NOT_GRANTED, for want of ROLE
        reseller/admin over partner_supported accounts lacks ROLE
        would grant it: account/admin, security-engineer; organization/admin
      At 1 of 2 places: EscalationConnection.totalCount needs escalation.view: no, NOT_GRANTED, for want of ROLE
        reseller/admin over other accounts lacks ROLE
        would grant it: account/admin, security-engineer; organization/admin"
    `);
  });

  test('is told of an act without its being done', async () => {
    const query = `mutation { createOrganization(input: { accountId: "${accountGid('cedar')}", name: "New", key: "new" }) { organization { id } userErrors { message } } }`;
    expect(await told(rita, query)).toMatchInlineSnapshot(`
      "Rita Rowe, with 1 membership(s)

      Mutation.createOrganization needs organization.create: no, NOT_GRANTED, for want of ROLE
        reseller/admin over other accounts lacks ROLE
        would grant it: account/admin, provisioner, user
      CreateOrganizationPayload.organization needs organization.view: yes, by reseller/admin over other accounts
      Organization.id needs organization.view: yes, by reseller/admin over other accounts
      CreateOrganizationPayload.userErrors is public: yes
      UserError.message is public: yes"
    `);
  });

  test('is told of people who hold nothing, and of what belongs to them alone', async () => {
    expect(
      await told(
        lee,
        `{ viewer { user { name } } node(id: "${organizationGid('solar')}") { id ... on Organization { name } } __schema { types { name } } }`,
      ),
    ).toMatchInlineSnapshot(`
      "Lee Lost, with 0 membership(s)

      Query.viewer is public: yes
      Viewer.user is a person's own: yes
      User.name is public: yes
      Query.node is public: yes
      Organization.id needs organization.view: no, NOT_GRANTED, for want of ROLE
        no membership is held
        would grant it: account/admin, security-engineer, provisioner, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts
      Organization.name needs organization.view: no, NOT_GRANTED, for want of ROLE
        no membership is held
        would grant it: account/admin, security-engineer, provisioner, user, read-only; organization/admin, security-engineer, user, read-only; reseller/admin over other accounts, admin over partner_supported accounts"
    `);
    expect(await told(pat, `{ directory(name: "moose") { id } }`)).toMatchInlineSnapshot(`
      "Pat Pratt, with 1 membership(s)

      Query.directory needs support.lookup: yes, by platform/support
      DirectoryEntry.id is public: yes"
    `);
  });
});

describe('the operator is told in words', () => {
  test.each([
    [
      'that nobody has the e-mail',
      'nobody@nowhere.example',
      '{ viewer { user { name } } }',
      {},
      /^Nobody is known by the e-mail nobody@nowhere\.example\.$/,
    ],
    [
      'that an emergency identity has no sign-in',
      'break-glass@ablemoose.example',
      '{ viewer { user { name } } }',
      {},
      /no sign-in/,
    ],
    ['that the query does not parse', olga, '{ viewer {', {}, /^The query does not parse: /],
    ['that the query does not fit the schema', olga, '{ agent { nmae } }', {}, /^The query does not fit the schema: /],
    [
      'that there is more than one operation',
      olga,
      'query a { viewer { __typename } } query b { viewer { __typename } }',
      {},
      /exactly one operation/,
    ],
    ['that a variable is missing', olga, 'query ($id: ID!) { agent(id: $id) { hostname } }', {}, /\$id.*--variables/],
    [
      'that an id names nothing',
      olga,
      `{ agent(id: "${rowGid('AG', 'birch', ACCOUNT_IDS.birch)}") { hostname } }`,
      {},
      /names no object of this database\.$/,
    ],
  ])('%s', async (_what, email, query, variables, words) => {
    await expect(told(email, query, variables)).rejects.toThrow(words);
  });

  test('that a person was disabled', async () => {
    await pool.query(
      `UPDATE fieldgate.person SET status = 'DISABLED' WHERE id = (SELECT id FROM fieldgate.app_user WHERE email = $1 LIMIT 1)`,
      [olga],
    );
    await expect(told(olga, '{ viewer { user { name } } }')).rejects.toThrow(/may not sign in/);
  });
});
