import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ada, dora, finn, olga, rita } from './cast.js';
import { startGateway, type TestGateway } from './gateway.js';
import { accountGid, organizationGid, ownCardGid } from './stripping/ids.js';

// One document for everybody: what somebody may not see is null and named beside the data (contract, section 5).

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
beforeEach(() => {
  gateway.statements.length = 0;
});
afterAll(() => gateway?.stop());

const roofing = organizationGid('roofing');
const moose = accountGid('ableMoose');

describe('the same document', () => {
  const page = `query ($account: ID!, $organization: ID!) {
    account(id: $account) {
      name accountKey reseller { name }
      billing { invoices(first: 1) { totalCount } paymentMethod { brand } }
      incidentReports(first: 1) { nodes { severity } }
    }
    organization(id: $organization) { name reportRecipients escalations(first: 1) { nodes { severity } } }
  }`;
  const ableMoose = { account: moose, organization: roofing };

  test('shows Ada her whole account, and of the reseller that there is nothing to see', async () => {
    const { data, errors, stripped } = await gateway.as(ada).asks(page, ableMoose);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      account: {
        name: 'Able Moose MSP',
        accountKey: expect.any(String),
        reseller: null,
        billing: { invoices: { totalCount: 24 }, paymentMethod: { brand: expect.any(String) } },
        incidentReports: { nodes: [{ severity: 'CRITICAL' }] },
      },
      organization: {
        name: 'Able Moose Roofing',
        reportRecipients: expect.any(Array),
        escalations: { nodes: [{ severity: expect.any(String) }] },
      },
    });
    expect(stripped).toEqual(['Account.reseller needs reseller.view']);
  });

  test('shows Finn the billing and nothing of the customers', async () => {
    const { data, errors, stripped } = await gateway.as(finn).asks(page, ableMoose);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      account: {
        name: 'Able Moose MSP',
        accountKey: null,
        reseller: null,
        billing: { invoices: { totalCount: 24 }, paymentMethod: { brand: expect.any(String) } },
        incidentReports: null,
      },
      organization: null,
    });
    expect(stripped).toEqual([
      'Account.accountKey needs accountKey.view',
      'Account.incidentReports needs incident.view',
      'Account.reseller needs reseller.view',
      'Query.organization needs organization.view',
    ]);
  });

  test('shows Olga her organization and nothing of the MSP above it', async () => {
    const { data, errors, stripped } = await gateway.as(olga).asks(page, ableMoose);
    expect(errors).toEqual([]);
    expect(data.account).toBeNull();
    expect(data.organization).toEqual({
      name: 'Able Moose Roofing',
      reportRecipients: expect.any(Array),
      escalations: { nodes: [{ severity: expect.any(String) }] },
    });
    expect(stripped).toEqual(['Query.account needs account.view']);
  });

  test('shows Rita an account beneath her, with invoices and incidents, without its keys and cards', async () => {
    const birch = { account: accountGid('birch'), organization: organizationGid('alder', 'birch') };
    const { data, errors, stripped } = await gateway.as(rita).asks(page, birch);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      account: {
        name: 'Birch IT',
        accountKey: null,
        reseller: { name: 'North Pier Distribution' },
        billing: { invoices: { totalCount: 24 }, paymentMethod: null },
        incidentReports: { nodes: [{ severity: 'CRITICAL' }] },
      },
      organization: { name: 'Alder Dental', reportRecipients: null, escalations: null },
    });
    expect(stripped).toEqual([
      'Account.accountKey needs accountKey.view',
      'AccountBilling.paymentMethod needs billing.paymentMethod.view',
      'Organization.escalations needs escalation.view',
      'Organization.reportRecipients needs organization.reportRecipients.view',
    ]);
  });
});

describe('what was stripped', () => {
  test('is told with who asked, under which policy, and how many times', async () => {
    const { access } = await gateway
      .as(rita)
      .asks('query ($a: ID!) { account(id: $a) { organizations(first: 3) { nodes { reportRecipients } } } }', {
        a: accountGid('birch'),
      });
    expect(access).toEqual({
      viewer: ownCardGid(rita),
      policy: 'current',
      stripped: [
        {
          coordinate: 'Organization.reportRecipients',
          permission: 'organization.reportRecipients.view',
          reason: 'NOT_GRANTED',
          count: 3,
        },
      ],
    });
  });

  test('is nothing when nothing was: the list is there and empty', async () => {
    const { access } = await gateway.as(ada).asks('{ viewer { user { name } } }');
    expect(access).toEqual({ viewer: ownCardGid(ada), policy: 'current', stripped: [] });
  });

  test('was granted to Dora elsewhere, not here', async () => {
    const { access, data } = await gateway
      .as(dora)
      .asks('query ($o: ID!) { organization(id: $o) { name escalations(first: 1) { totalCount } } }', {
        o: organizationGid('glass'),
      });
    expect(data.organization).toEqual({ name: 'Able Moose Glass', escalations: null });
    expect(access.stripped).toEqual([
      { coordinate: 'Organization.escalations', permission: 'escalation.view', reason: 'OUT_OF_REACH', count: 1 },
    ]);
  });

  test("was Ada's to see, but not her narrowed token's; what she never had says so", async () => {
    const only = ['account.view', 'organization.view'];
    const { access, data } = await gateway
      .as(ada, { only })
      .asks(
        'query ($a: ID!) { account(id: $a) { name accountKey reseller { name } agents(first: 1) { totalCount } } }',
        { a: moose },
      );
    expect(data.account).toEqual({ name: 'Able Moose MSP', accountKey: null, reseller: null, agents: null });
    expect(access.stripped).toEqual([
      { coordinate: 'Account.accountKey', permission: 'accountKey.view', reason: 'TOKEN_NARROWED', count: 1 },
      { coordinate: 'Account.agents', permission: 'agent.view', reason: 'TOKEN_NARROWED', count: 1 },
      { coordinate: 'Account.reseller', permission: 'reseller.view', reason: 'NOT_GRANTED', count: 1 },
    ]);
  });
});

test('finance sees invoices, and no incident is even looked up', async () => {
  const answer = await gateway
    .as(finn)
    .asks(
      'query ($a: ID!) { account(id: $a) { billing { invoices(first: 20) { nodes { amount { amountMinor } } } } incidentReports { nodes { id } } } }',
      { a: moose },
    );
  expect(answer.data.account.billing.invoices.nodes).toHaveLength(20);
  expect(answer.data.account.incidentReports).toBeNull();
  expect(answer.stripped).toEqual(['Account.incidentReports needs incident.view']);
  expect(gateway.statements.some(({ text }) => text.includes('fieldgate.invoice'))).toBe(true);
  expect(gateway.statements.filter(({ text }) => text.includes('incident_report'))).toEqual([]);
});
