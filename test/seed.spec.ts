import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { subjectKey } from '../src/auth/token.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/embedded-postgres.js';
import { APP, OWNER } from '../src/embedded-postgres/roles.js';
import { TABLES } from '../src/entities/catalogue.js';
import { migrate, ownerDataSource } from '../src/entities/data-source.js';
import { ACCOUNT_IDS, IDS, openReportId, personId, readyReportId } from '../src/seed/demo-ids.js';
import { DEMO_ISSUER, DEMO_PEOPLE } from '../src/seed/demo-people.js';
import { seedDemoWorld } from '../src/seed/demo-world.js';
import { scaleAdmin, seedScale } from '../src/seed/scale.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const NOON = new Date('2026-11-21T12:34:56.789Z');
const EVENING = new Date('2026-11-21T20:00:00.000Z');
const ALL = [...TABLES.reference, ...TABLES.tenant];

type Cell = string | number | boolean | null | readonly unknown[] | object;
type Line = Readonly<Record<string, Cell>>;
type World = ReadonlyMap<string, readonly Line[]>;

const dataDir = mkdtempSync(join(tmpdir(), 'seed-spec-'));
const owners: DataSource[] = [];
let postgres: EmbeddedPostgres;
let owner: DataSource;
let world: World;

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dataDir, durability: 'throwaway' });
  owner = await migrated('world');
  await seedDemoWorld(owner, NOON);
  world = await everythingIn('world');
});

afterAll(async () => {
  await Promise.all(owners.map((each) => each.destroy()));
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A new database with the schema, and a connection as whoever owns it. */
async function migrated(database: string, role = OWNER): Promise<DataSource> {
  if (role !== OWNER) await asSuperuser('postgres', `CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS`);
  await asSuperuser('postgres', `CREATE DATABASE ${database} OWNER ${role}`);
  const url = postgres.urlFor('owner', database).replace(OWNER, role);
  const source = await ownerDataSource(url).initialize();
  owners.push(source);
  await migrate(source, APP);
  return source;
}

/** For a superuser no wall stands. */
async function asSuperuser(database: string, statement: string): Promise<readonly Line[]> {
  const client = new Client({ connectionString: postgres.urlFor('owner', database) });
  await client.connect();
  const { rows } = await client.query<Line>(statement).finally(() => client.end());
  return rows;
}

/** Every row of every table as JSON, in one order. */
async function everythingIn(database: string): Promise<World> {
  const tables: [string, Line[]][] = [];
  for (const table of ALL) {
    const order = `SELECT to_jsonb(t) AS line FROM fieldgate.${table} t ORDER BY to_jsonb(t)::text`;
    tables.push([table, (await asSuperuser(database, order)).map(({ line }) => line as Line)]);
  }
  return new Map(tables);
}

const rowsOf = (table: string): readonly Line[] => world.get(table) ?? [];
const inAccount = (table: string, accountId: string): readonly Line[] =>
  rowsOf(table).filter((row) => row['account_id'] === accountId);
const inOrganization = (table: string, organizationId: string): readonly Line[] =>
  rowsOf(table).filter((row) => row['organization_id'] === organizationId);
const valuesOf = (rows: readonly Line[], column: string): ReadonlySet<unknown> =>
  new Set(rows.map((row) => row[column]));

describe('whoever starts the gateway for the first time finds the demo world of the contract', () => {
  test.each([
    ['Able Moose MSP', ACCOUNT_IDS.ableMoose, null, 'NOT_APPLICABLE', 14, 1800],
    ['Birch IT', ACCOUNT_IDS.birch, IDS.northPier, 'PARTNER_SUPPORTED', 3, 60],
    ['Cedar Managed', ACCOUNT_IDS.cedar, IDS.northPier, 'HUNTRESS_SUPPORTED', 2, 30],
    ['Delta Ops', ACCOUNT_IDS.delta, IDS.harbor, 'HUNTRESS_SUPPORTED', 1, 14],
  ])('%s with its organizations and agents', (name, id, resellerId, supportType, organizations, agents) => {
    const account = rowsOf('account').find((row) => row['id'] === id);
    expect(account).toMatchObject({ name, reseller_id: resellerId, support_type: supportType });
    expect(inAccount('organization', id)).toHaveLength(organizations);
    expect(inAccount('agent', id)).toHaveLength(agents);
  });

  test('the trial of Delta Ops is running', () => {
    const [trial] = rowsOf('account').find((row) => row['id'] === IDS.delta)?.['trials'] as {
      startsAt: string;
      endsAt: string;
    }[];
    expect(Date.parse(trial?.startsAt ?? '')).toBeLessThan(NOON.getTime());
    expect(Date.parse(trial?.endsAt ?? '')).toBeGreaterThan(NOON.getTime());
  });

  test('every organization of Able Moose is called after it, co-managed, and has an Admin of its own', () => {
    for (const { id, name, partner_access_pattern: pattern } of inAccount('organization', IDS.ableMoose)) {
      expect(name).toMatch(/^Able Moose [A-Z]/);
      expect(pattern).toBe('CO_MANAGED');
      expect(valuesOf(inOrganization('membership', String(id)), 'role')).toContain('ADMIN');
    }
  });

  test('every organization has reports of every severity and status, with remediations of every type', () => {
    for (const { id } of rowsOf('organization')) {
      const reports = inOrganization('incident_report', String(id));
      expect(valuesOf(reports, 'severity').size).toBe(3);
      expect(valuesOf(reports, 'status').size).toBe(6);
      expect(valuesOf(inOrganization('remediation', String(id)), 'type').size).toBe(3);
      expect(valuesOf(inOrganization('remediation', String(id)), 'status').size).toBe(5);
      expect(valuesOf(inOrganization('agent', String(id)), 'platform').size).toBe(3);
      expect(valuesOf(inOrganization('agent', String(id)), 'firewall_status')).toContain('DISABLED');
    }
    expect(inOrganization('incident_report', IDS.roofing).length).toBeGreaterThan(20);
  });

  test('every report is about an agent of its own organization and platform', () => {
    const agents = new Map(rowsOf('agent').map((agent) => [agent['id'], agent]));
    for (const report of rowsOf('incident_report')) {
      const { organization_id, platform } = report;
      expect(agents.get(report['agent_id'] ?? '')).toMatchObject({ organization_id, platform });
    }
  });

  test('in every organization one report waits for approval and another can be resolved', () => {
    const undecided = (reportId: string): readonly Line[] =>
      rowsOf('remediation').filter((row) => row['incident_report_id'] === reportId && row['status'] === 'UNAPPROVED');
    const sent = new Set(rowsOf('incident_report').flatMap(({ id, status }) => (status === 'SENT' ? [id] : [])));
    for (const { key } of rowsOf('organization')) {
      const [open, ready] = [openReportId(key as 'roofing'), readyReportId(key as 'roofing')];
      expect(sent).toContain(open);
      expect(sent).toContain(ready);
      expect(undecided(open).length).toBeGreaterThan(0);
      expect(undecided(ready)).toEqual([]);
    }
  });

  test('the SOC isolated the hosts of critical reports that are still open', () => {
    const critical = rowsOf('incident_report').filter(
      ({ severity, status }) => severity === 'CRITICAL' && status === 'SENT',
    );
    const isolated = rowsOf('agent').filter((agent) => agent['isolated_for_report_id'] !== null);
    expect(valuesOf(isolated, 'isolated_for_report_id')).toEqual(valuesOf(critical, 'id'));
    expect(valuesOf(isolated, 'firewall_status')).toEqual(new Set(['ISOLATED']));
  });

  test('every organization has escalations of every type; some concern several organizations, one none', () => {
    const types = valuesOf(rowsOf('escalation'), 'type');
    for (const { id } of rowsOf('organization')) {
      const concerning = rowsOf('escalation').filter((row) => (row['organization_ids'] as unknown[]).includes(id));
      expect(valuesOf(concerning, 'type')).toEqual(types);
    }
    expect(types).toContain('Unwanted Country Access');
    expect(types).toContain('Unwanted VPN Access');
    const sizes = inAccount('escalation', IDS.ableMoose).map((row) => (row['organization_ids'] as unknown[]).length);
    expect(new Set(sizes)).toEqual(new Set([0, 1, 2, 3]));
  });

  test('every organization has evidence of every kind, and every closed set is seen whole', () => {
    const tables = ['signal', 'investigation', 'autorun', 'binary', 'collected_file', 'canary', 'process_detection'];
    for (const { id } of rowsOf('organization')) {
      for (const table of [...tables, 'summary_report'])
        expect(inOrganization(table, String(id)), table).not.toEqual([]);
      const open = rowsOf('external_port').filter((row) => (row['organization_ids'] as unknown[]).includes(id));
      expect(valuesOf(open, 'protocol').size).toBe(2);
      expect(valuesOf(inOrganization('investigation', String(id)), 'status').size).toBe(3);
      expect(valuesOf(inOrganization('summary_report', String(id)), 'type').size).toBe(3);
    }
    const sizes = { type: 10, status: 2 };
    for (const [column, size] of Object.entries(sizes)) expect(valuesOf(rowsOf('signal'), column).size).toBe(size);
    const about = rowsOf('signal').map((row) => (row['entity'] as { type: string }).type);
    expect(new Set(about).size).toBe(6);
    expect(valuesOf(rowsOf('autorun'), 'start_method').size).toBe(8);
    expect(valuesOf(rowsOf('autorun'), 'classification').size).toBe(4);
    expect(valuesOf(rowsOf('canary'), 'state').size).toBe(5);
  });

  test('every organization has identities in a tenant of its own, as many billed as its usage says', () => {
    const tenants = new Map(rowsOf('itdr_tenant').map((tenant) => [tenant['id'], tenant]));
    for (const organization of rowsOf('organization')) {
      const identities = inOrganization('identity', String(organization['id']));
      const own = inOrganization('itdr_tenant', String(organization['id']));
      expect(own.map((tenant) => tenant['provider_tenant_id'])).toContain(organization['identity_provider_tenant_id']);
      for (const identity of identities)
        expect(tenants.get(identity['tenant_id'] ?? '')?.['organization_id']).toBe(organization['id']);
      const { itdr } = organization['actual_usages'] as { itdr: { billable: number; total: number }[] };
      const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
      expect(identities.filter((identity) => identity['billable'])).toHaveLength(
        sum(itdr.map(({ billable }) => billable)),
      );
      expect(identities).toHaveLength(sum(itdr.map(({ total }) => total)));
    }
    expect(valuesOf([...tenants.values()], 'type').size).toBe(2);
    expect(valuesOf([...tenants.values()], 'onboarding_status').size).toBe(4);
    expect(valuesOf(rowsOf('identity'), 'risk_level').size).toBe(4);
    expect(valuesOf(rowsOf('identity'), 'username').size).toBe(rowsOf('identity').length);
  });

  test('every identity that an escalation or a platform action is about is one of its organization, by name', () => {
    const identities = new Map(rowsOf('identity').map((identity) => [identity['id'], identity]));
    for (const row of [...rowsOf('escalation_entity'), ...rowsOf('platform_action_entity')]) {
      expect(row['identity_id'] === null).toBe(row['type'] !== 'IDENTITY');
      if (row['identity_id'] === null) continue;
      const { organization_id, name: username } = row;
      expect(identities.get(row['identity_id'] ?? '')).toMatchObject({ organization_id, username });
    }
  });

  test('every account has rules of every scope, category, type and logic, and platform actions of every type', () => {
    const slugs = valuesOf(rowsOf('known_vpn'), 'slug');
    for (const accountId of Object.values(ACCOUNT_IDS)) {
      const rules = inAccount('unwanted_access_rule', accountId);
      const scopes = rules.map((rule) => [rule['organization_id'] === null, rule['identity_id'] === null].join());
      expect([
        new Set(scopes).size,
        ...['category', 'type', 'logic'].map((column) => valuesOf(rules, column).size),
      ]).toEqual([3, 3, 2, 3]);
      for (const { vpn } of rules) if (vpn !== null) expect(slugs).toContain(vpn);
      expect(valuesOf(inAccount('platform_action', accountId), 'type').size).toBe(6);
      expect(valuesOf(inAccount('platform_action', accountId), 'status').size).toBe(4);
    }
  });

  test('every organization has exclusions of its own and of endpoints; those of the account are what is handed down', () => {
    for (const { id } of rowsOf('organization')) {
      expect(valuesOf(inOrganization('exclusion', String(id)), 'scope')).toEqual(new Set(['ORGANIZATION', 'AGENT']));
    }
    for (const accountId of Object.values(ACCOUNT_IDS)) {
      const own = inAccount('exclusion', accountId).filter(({ scope }) => scope === 'ACCOUNT');
      expect(valuesOf(inAccount('exclusion', accountId), 'kind').size).toBe(4);
      expect(valuesOf(inAccount('baseline_exclusion', accountId), 'value')).toEqual(valuesOf(own, 'value'));
      const policies = inAccount('defender_policy', accountId).filter(({ scope }) => scope === 'ACCOUNT');
      expect(policies).toMatchObject([{ source: 'Huntress Recommended Defaults' }]);
    }
    expect(valuesOf(rowsOf('defender_policy'), 'mode').size).toBe(3);
  });

  test('every account has 24 months of invoices that add up to their usage lines', () => {
    for (const accountId of Object.values(ACCOUNT_IDS)) {
      const organizations = inAccount('organization', accountId).length;
      const invoices = inAccount('invoice', accountId);
      expect(invoices).toHaveLength(24);
      for (const { id, quantity } of invoices) {
        const lines = rowsOf('organization_usage_line').filter((line) => line['invoice_id'] === id);
        expect(lines).toHaveLength(organizations);
        expect(lines.reduce((total, line) => total + Number(line['edr']), 0)).toBe(quantity);
      }
    }
  });

  test('every reseller has twelve invoices with a line for each of its accounts, whose subscriptions name it', () => {
    for (const [resellerId, accounts] of [
      [IDS.northPier, 2],
      [IDS.harbor, 1],
    ] as const) {
      expect(rowsOf('reseller_invoice').filter((row) => row['reseller_id'] === resellerId)).toHaveLength(12);
      expect(rowsOf('account_usage_line').filter((row) => row['reseller_id'] === resellerId)).toHaveLength(
        12 * accounts,
      );
      const subscriptions = rowsOf('subscription').filter((row) => row['reseller_id'] === resellerId);
      expect(valuesOf(subscriptions, 'account_id').size).toBe(accounts);
    }
  });
});

describe('the people of the demo world', () => {
  const memberships = (email: string): readonly Line[] =>
    rowsOf('membership').filter((row) => row['person_id'] === personId(email));

  test('are all of the contract, each with a subject to sign in with', () => {
    const emails = `ada.admin@ablemoose abel.admin@ablemoose agnes.admin@ablemoose sid.security@ablemoose
      priya.provisioner@ablemoose finn.finance@ablemoose mark.marketing@ablemoose rhea.readonly@ablemoose uma.user@ablemoose
      ulf.user@ablemoose olga.admin@roofing oscar.security@roofing otto.user@roofing orla.readonly@roofing dora.dual@plumbing
      rita.reseller@northpier hank.reseller@harbor nora.admin@birch nils.admin@birch cleo.admin@cedar cora.admin@cedar
      dan.admin@delta pat.support@fieldgate lee.lost@nowhere`;
    for (const email of emails.split(/\s+/).map((each) => `${each}.example`)) {
      const key = subjectKey(DEMO_ISSUER, email);
      expect(rowsOf('person')).toContainEqual(
        expect.objectContaining({ id: personId(email), subject_key: key, demo: true }),
      );
    }
  });

  test('hold their roles where the contract says', () => {
    const ableMoose = inAccount('membership', IDS.ableMoose).filter((row) => row['layer'] === 'ACCOUNT');
    expect(ableMoose.filter((row) => row['role'] === 'SECURITY_ENGINEER')).toHaveLength(5);
    expect(memberships('dora.dual@plumbing.example').map((row) => [row['organization_id'], row['role']])).toEqual(
      expect.arrayContaining([
        [IDS.plumbing, 'ADMIN'],
        [IDS.glass, 'USER'],
      ]),
    );
    expect(memberships('uma.user@ablemoose.example')).toMatchObject([{ role: 'USER', organization_scope: 'ASSIGNED' }]);
    expect(valuesOf(rowsOf('membership_organization'), 'organization_id')).toEqual(
      new Set([IDS.roofing, IDS.plumbing, IDS.glass]),
    );
    expect(memberships('lee.lost@nowhere.example')).toEqual([]);
  });

  test('have a card at every place where they hold a role, and one of their own', () => {
    const cards = new Set(rowsOf('app_user').map((row) => `${String(row['place_id'])} ${String(row['id'])}`));
    const owed = new Set([
      ...rowsOf('person').map(({ id }) => `${String(id)} ${String(id)}`),
      ...rowsOf('membership').flatMap((row) => {
        const place = row['account_id'] ?? row['reseller_id'];
        return place === null ? [] : [`${String(place)} ${String(row['person_id'])}`];
      }),
    ]);
    expect(cards).toEqual(owed);
  });

  test('have the same subject on every row that is theirs', () => {
    const subjects = new Map(rowsOf('person').map((row) => [row['id'], row['subject_key']]));
    const owners = new Map(rowsOf('membership').map((row) => [row['id'], row['person_id']]));
    for (const row of rowsOf('membership')) expect(row['subject_key']).toBe(subjects.get(row['person_id'] ?? ''));
    for (const row of rowsOf('membership_organization')) {
      expect(row['subject_key']).toBe(subjects.get(owners.get(row['membership_id'] ?? '') ?? ''));
    }
  });

  test('are two Admins and a break-glass identity in a vault in each account but Delta Ops, which has Dan alone', () => {
    const adminsOf = (accountId: string, kind: string): readonly Line[] => {
      const admins = inAccount('membership', accountId).filter(
        (row) => row['layer'] === 'ACCOUNT' && row['role'] === 'ADMIN',
      );
      const ids = valuesOf(admins, 'person_id');
      return inAccount('app_user', accountId).filter((card) => ids.has(card['id']) && card['kind'] === kind);
    };
    for (const accountId of [IDS.ableMoose, IDS.birch, IDS.cedar]) {
      const qualified = adminsOf(accountId, 'HUMAN').filter(
        (card) => card['mfa_enabled'] && card['documented_in_runbook'],
      );
      expect(qualified.length).toBeGreaterThanOrEqual(2);
      expect(adminsOf(accountId, 'BREAK_GLASS')).toMatchObject([
        { vault_reference: expect.stringMatching(/^vault:/) as string },
      ]);
    }
    expect(adminsOf(IDS.delta, 'HUMAN')).toHaveLength(1);
    expect(adminsOf(IDS.delta, 'BREAK_GLASS')).toEqual([]);
    const emergency = rowsOf('person').filter((row) => row['kind'] === 'BREAK_GLASS');
    expect(valuesOf(emergency, 'subject_key')).toEqual(new Set([null]));
  });

  test('include what an access review must find, and nothing else of the kind', () => {
    const cards = rowsOf('app_user').filter((row) => row['account_id'] !== null);
    const emails = (found: readonly Line[]): readonly unknown[] => [...valuesOf(found, 'email')];
    expect(emails(cards.filter((card) => card['kind'] === 'SHARED'))).toEqual(['helpdesk@cedar.example']);
    const longAgo = '2026-05-21T00:00:00';
    const dormant = cards.filter((card) => card['kind'] !== 'BREAK_GLASS' && String(card['last_login_at']) < longAgo);
    expect(emails(dormant)).toEqual(['lena.admin@linden.example']);
    const customers = valuesOf(
      cards.filter((card) => card['affiliation'] === 'CUSTOMER'),
      'id',
    );
    const promoted = rowsOf('membership').filter(
      (row) => row['layer'] === 'ACCOUNT' && customers.has(row['person_id']),
    );
    expect(promoted).toMatchObject([
      { person_id: personId('carla.customer@oak.example'), account_id: IDS.cedar, role: 'USER' },
    ]);
    const undeclared = rowsOf('organization').filter((row) => row['partner_access_pattern'] === null);
    expect(undeclared).toMatchObject([{ id: IDS.rowan, account_id: IDS.birch }]);
  });
});

describe('the demo world is sound', () => {
  test('nothing of one account refers to an object of another, and nothing to what is not there', () => {
    const tables = [...TABLES.tenant, 'membership', 'membership_organization', 'subscription', 'invitation'];
    const home = new Map<unknown, unknown>(Object.values(ACCOUNT_IDS).map((id) => [id, id]));
    for (const row of tables.flatMap(rowsOf)) if ('id' in row) home.set(row['id'], row['account_id']);
    const cards = new Set(rowsOf('app_user').map((row) => `${String(row['account_id'])} ${String(row['id'])}`));
    const person =
      /^((person|actor|author|approved_by|rejected_by|created_by|invited_by|owner)_id|incident_alert_user_ids)$/;
    const noReference = [
      'reseller_id',
      'request_id',
      'identity_provider_tenant_id',
      'provider_tenant_id',
      'tax_id',
      'company_id',
      'entity_id',
    ];
    const isOwn = (accountId: unknown, column: string, id: unknown): boolean =>
      person.test(column) ? cards.has(`${String(accountId)} ${String(id)}`) : home.get(id) === accountId;

    const references = tables.flatMap((table) =>
      rowsOf(table)
        .filter((row) => row['account_id'] !== null)
        .flatMap((row) =>
          Object.entries(row)
            .filter(([column]) => /(^|_)ids?$/.test(column) && !noReference.includes(column))
            .flatMap(([column, value]) =>
              [value].flat().map((id) => ({ table, account: row['account_id'], column, id })),
            )
            .filter(({ id }) => id !== null),
        ),
    );
    expect(references.length).toBeGreaterThan(10_000);
    expect(references.filter(({ account, column, id }) => !isOwn(account, column, id))).toEqual([]);
  });

  test('subscriptions and lines of reseller invoices name the reseller that the account hangs under', () => {
    const resellers = new Map(rowsOf('account').map((row) => [row['id'], row['reseller_id']]));
    for (const row of [...rowsOf('subscription'), ...rowsOf('account_usage_line')]) {
      expect(row['reseller_id']).toBe(resellers.get(row['account_id'] ?? ''));
    }
  });

  test('parts stand in the organization of the whole', () => {
    const reports = new Map(rowsOf('incident_report').map((row) => [row['id'], row['organization_id']]));
    for (const table of ['remediation', 'incident_comment', 'remediation_rejection']) {
      for (const row of rowsOf(table))
        expect(row['organization_id']).toBe(reports.get(row['incident_report_id'] ?? ''));
    }
    const whereIs = new Map(
      [...rowsOf('agent'), ...rowsOf('investigation'), ...rowsOf('binary')].map((row) => [
        row['id'],
        row['organization_id'],
      ]),
    );
    for (const table of ['signal', 'autorun', 'collected_file', 'canary', 'process_detection']) {
      for (const row of rowsOf(table)) {
        for (const whole of ['agent_id', 'investigation_id', 'binary_id']) {
          if (row[whole] != null) expect(row['organization_id']).toBe(whereIs.get(row[whole]));
        }
      }
    }
    const escalations = new Map(rowsOf('escalation').map((row) => [row['id'], row['organization_ids']]));
    for (const row of rowsOf('escalation_entity')) {
      expect(escalations.get(row['escalation_id'] ?? '')).toContain(row['organization_id']);
    }
    const actions = new Map(rowsOf('platform_action').map((row) => [row['id'], row['organization_ids']]));
    for (const row of rowsOf('platform_action_entity')) {
      expect(actions.get(row['platform_action_id'] ?? '')).toContain(row['organization_id']);
    }
  });

  test('ids are UUID v7, each once in the whole world, and their order is the order of time', () => {
    const ids = ALL.filter((table) => table !== 'app_user' && table !== 'membership_organization').flatMap((table) =>
      rowsOf(table).map((row) => String(row['id'])),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    for (const table of ALL) {
      const made = [...rowsOf(table)]
        .sort((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
        .map((row) => row['created_at'] ?? row['at']);
      if (table !== 'membership_organization') expect(made, table).toEqual([...made].sort());
    }
  });

  test('nothing happened that is still to come', () => {
    const toCome = ['due_at', 'expires_at', 'ends_at', 'starts_at', 'deletion_due_at'];
    for (const table of ALL) {
      for (const row of rowsOf(table)) {
        for (const [column, value] of Object.entries(row)) {
          if (/(^|_)at$/.test(column) && !toCome.includes(column) && value !== null)
            expect(Date.parse(String(value)), `${table}.${column}`).toBeLessThan(NOON.getTime());
        }
      }
    }
  });

  test('its ids never change: people have noted them down', () => {
    expect([IDS.ableMoose, IDS.roofing, personId('ada.admin@ablemoose.example')]).toMatchInlineSnapshot(`
      [
        "017dfe56-2c00-719d-af93-8ee9b43aac24",
        "018102d0-1400-7aef-9bef-02cac843502d",
        "01840749-fc00-7c7a-867a-1937be3db07d",
      ]
    `);
    expect(DEMO_PEOPLE).toHaveLength(rowsOf('person').length);
  });
});

describe('seeding', () => {
  test('a second time does nothing', async () => {
    expect(await seedDemoWorld(owner, NOON)).toBe(false);
    expect(await everythingIn('world')).toEqual(world);
  });

  test('another database on the same day makes the same rows, whatever the hour', async () => {
    const other = await migrated('other');
    expect(await seedDemoWorld(other, EVENING)).toBe(true);
    expect(await everythingIn('other')).toEqual(world);
  });

  test('twice at the same time happens once', async () => {
    const busy = await migrated('busy');
    const done = await Promise.all([seedDemoWorld(busy, NOON), seedDemoWorld(busy, NOON)]);
    expect(done.filter(Boolean)).toHaveLength(1);
  });

  test('works for an owner whom the walls hold, and leaves every wall standing', async () => {
    const ordinary = await migrated('ordinary', 'ordinary_owner');
    expect(await seedDemoWorld(ordinary, NOON)).toBe(true);
    expect(await seedScale(ordinary, 1, NOON)).toBe(1);
    const walls = (await ordinary.query(
      `SELECT count(*)::int AS standing FROM pg_class
       WHERE relnamespace = 'fieldgate'::regnamespace AND relrowsecurity AND relforcerowsecurity`,
    )) as readonly { standing: number }[];
    expect(walls).toEqual([{ standing: ALL.length }]);
    expect(await ordinary.query('SELECT id FROM fieldgate.agent')).toEqual([]);
    const written = await everythingIn('ordinary');
    for (const [table, rows] of world)
      expect(written.get(table), table).toEqual(expect.arrayContaining([...rows.slice(0, 3)]));
    expect(written.get('agent')).toHaveLength(rowsOf('agent').length + 1000);
  });

  test('accounts for measuring have the shape of *console*, and are made once', async () => {
    const bench = await migrated('bench');
    expect(await seedScale(bench, 1, NOON)).toBe(1);
    expect(await seedScale(bench, 2, NOON)).toBe(1);
    expect(await seedScale(bench, 2, EVENING)).toBe(0);
    const scale = await everythingIn('bench');
    const counts = Object.fromEntries([...scale].map(([table, rows]) => [table, rows.length / 2]));
    expect(counts).toMatchObject({
      account: 1,
      person: 1,
      organization: 50,
      agent: 1000,
      escalation: 150,
      incident_report: 100,
      remediation: 200,
      invoice: 12,
      autorun: 200,
      investigation: 100,
    });
    const { id, subjectKey: key } = scaleAdmin(2);
    expect(scale.get('person')).toContainEqual(expect.objectContaining({ id, subject_key: key, demo: true }));
  });
});
