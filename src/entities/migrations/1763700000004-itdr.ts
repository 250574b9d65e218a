import type { MigrationInterface, QueryRunner } from 'typeorm';
import { among, place, sequentially, WALL, wall } from './helpers.js';
import { KNOWN_VPNS } from './known-vpns.js';

const STAMPS = `created_at timestamptz(3) NOT NULL, updated_at timestamptz(3) NOT NULL`;
const KEY = `account_id uuid NOT NULL, id uuid NOT NULL`;
const PRIMARY = `PRIMARY KEY (account_id, id)`;

const TABLES = {
  itdr_tenant: `${KEY}, organization_id uuid NOT NULL,
    type text NOT NULL ${among('type', ['MICROSOFT_365', 'GOOGLE_WORKSPACE'])},
    provider_tenant_id text NOT NULL,
    onboarding_status text NOT NULL ${among('onboarding_status', ['CONSENT_REQUIRED', 'IN_PROGRESS', 'COMPLETED', 'FAILED'])},
    assessment_report text,
    version integer NOT NULL,
    created_at timestamptz(3) NOT NULL, ${PRIMARY},
    CONSTRAINT itdr_tenant_type_uq UNIQUE (account_id, organization_id, type)`, // domain.md 5.2: at most one of each
  identity: `${KEY}, organization_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    username text NOT NULL,
    email text,
    enabled boolean NOT NULL,
    billable boolean NOT NULL,
    enabled_products text[] NOT NULL,
    mfa_enabled boolean,
    risk_level text NOT NULL ${among('risk_level', ['NONE', 'LOW', 'MEDIUM', 'HIGH'])},
    risk_state text,
    risk_detail text,
    risk_last_updated_at timestamptz(3),
    password_last_changed_at timestamptz(3),
    on_premises_sync_enabled boolean,
    external boolean NOT NULL,
    ${STAMPS}, ${PRIMARY},
    UNIQUE (account_id, id, organization_id)`, // for the rules, which stand where their identity does
  unwanted_access_rule: `${KEY}, organization_id uuid,
    identity_id uuid,
    category text NOT NULL,
    country_code text CHECK (country_code ~ '^[A-Z]{2}$'),
    vpn text,
    ip_address text,
    type text NOT NULL ${among('type', ['EXPECTED', 'UNAUTHORIZED'])},
    logic text NOT NULL ${among('logic', ['STANDARD', 'CATCHALL', 'CATCHALL_EXCEPTION'])},
    note text,
    starts_at timestamptz(3),
    expires_at timestamptz(3),
    created_by_id uuid,
    created_by_name text NOT NULL,
    version integer NOT NULL,
    ${STAMPS}, ${PRIMARY},
    CONSTRAINT rule_scope CHECK (identity_id IS NULL OR organization_id IS NOT NULL),
    CONSTRAINT rule_value CHECK ( -- domain.md H7: one value, or all of the category
      (category = 'COUNTRY' AND num_nonnulls(vpn, ip_address) = 0 AND (country_code IS NOT NULL) = (logic = 'STANDARD'))
      OR (category = 'VPN' AND num_nonnulls(country_code, ip_address) = 0 AND (vpn IS NOT NULL) = (logic = 'STANDARD'))
      OR (category = 'IP_ADDRESS' AND num_nonnulls(country_code, vpn) = 0 AND (ip_address IS NOT NULL) = (logic = 'STANDARD'))),
    CONSTRAINT rule_logic CHECK (
      logic = 'STANDARD'
      OR (logic = 'CATCHALL' AND type = 'UNAUTHORIZED' AND identity_id IS NULL)
      OR (logic = 'CATCHALL_EXCEPTION' AND type = 'EXPECTED' AND organization_id IS NOT NULL AND identity_id IS NULL)),
    CONSTRAINT rule_schedule CHECK (
      num_nonnulls(starts_at, expires_at) = 0 OR (type = 'EXPECTED' AND logic = 'STANDARD' AND coalesce(expires_at > starts_at, TRUE))),
    CONSTRAINT rule_once_uq UNIQUE NULLS NOT DISTINCT
      (account_id, organization_id, identity_id, category, logic, country_code, vpn, ip_address)`,
  platform_action: `${KEY}, organization_ids uuid[] NOT NULL,
    type text NOT NULL ${among('type', [
      'PSA_DELIVERY_FAILURE',
      'DEFENDER_DISABLED',
      'TENANT_AUTHORIZATION_ERROR',
      'SILENT_LOG_SOURCE',
      'IDENTITY_SYNC_MISCONFIGURATION',
      'LOW_DISK',
    ])},
    subtype text,
    severity text NOT NULL ${among('severity', ['LOW', 'HIGH', 'CRITICAL'])},
    status text NOT NULL ${among('status', ['OPEN', 'SENT', 'OVERDUE', 'RESOLVED'])},
    subject text,
    details text,
    version integer NOT NULL,
    resolved_at timestamptz(3),
    due_at timestamptz(3) NOT NULL,
    ${STAMPS}, ${PRIMARY}`,
  platform_action_entity: `${KEY}, organization_id uuid NOT NULL,
    platform_action_id uuid NOT NULL,
    agent_id uuid,
    identity_id uuid,
    type text NOT NULL ${among('type', ['AGENT', 'IDENTITY'])},
    name text NOT NULL,
    details text, ${PRIMARY}`,
} as const;

const INDEXES = [
  'identity (account_id, organization_id, id)',
  'identity (account_id, tenant_id, id)',
  'unwanted_access_rule (account_id, organization_id, id)',
  'unwanted_access_rule (account_id, identity_id)',
  'platform_action USING gin (organization_ids)',
  'platform_action_entity (account_id, platform_action_id, id)',
];

const ORGANIZATION = '(account_id, organization_id) REFERENCES fieldgate.organization (account_id, id)';
const ACCOUNT = '(account_id) REFERENCES fieldgate.account (id)';

const FOREIGN_KEYS = [
  ['itdr_tenant', 'itdr_tenant_organization_fk', ORGANIZATION],
  ['identity', 'identity_organization_fk', ORGANIZATION],
  ['identity', 'identity_tenant_fk', '(account_id, tenant_id) REFERENCES fieldgate.itdr_tenant (account_id, id)'],
  ['unwanted_access_rule', 'rule_account_fk', ACCOUNT],
  ['unwanted_access_rule', 'rule_organization_fk', ORGANIZATION],
  [
    'unwanted_access_rule',
    'rule_identity_fk',
    '(account_id, identity_id, organization_id) REFERENCES fieldgate.identity (account_id, id, organization_id)',
  ],
  ['platform_action', 'platform_action_account_fk', ACCOUNT],
  [
    'platform_action_entity',
    'platform_action_entity_fk',
    '(account_id, platform_action_id) REFERENCES fieldgate.platform_action (account_id, id)',
  ],
  ['platform_action_entity', 'platform_action_entity_organization_fk', ORGANIZATION],
] as const;

const WALLS = {
  itdr_tenant: WALL.organization,
  identity: WALL.organization,
  unwanted_access_rule: WALL.organizationOrAccount,
  platform_action: WALL.organizations,
  platform_action_entity: WALL.organization,
} as const satisfies Record<keyof typeof TABLES, string>;

/** Identities, their tenants and rules, and what keeps the platform from working. */
export class Itdr1763700000004 implements MigrationInterface {
  name = 'Itdr1763700000004';

  async up(runner: QueryRunner): Promise<void> {
    await sequentially(runner);
    for (const [table, columns] of Object.entries(TABLES)) {
      await runner.query(`CREATE TABLE fieldgate.${table} (${columns})`);
    }
    for (const index of INDEXES) await runner.query(`CREATE INDEX ON fieldgate.${index}`);
    await place(runner, 'tenant', Object.keys(TABLES));
    for (const [table, name, key] of FOREIGN_KEYS) {
      await runner.query(`ALTER TABLE fieldgate.${table} ADD CONSTRAINT ${name} FOREIGN KEY ${key}`);
    }
    for (const [table, condition] of Object.entries(WALLS)) await wall(runner, table, condition);
    await addKnownVpns(runner);
    await runner.query('ALTER TABLE fieldgate.escalation_entity ADD COLUMN identity_id uuid');
    // Counted from the identities in reach: a stored number would tell of those out of reach.
    await runner.query('ALTER TABLE fieldgate.organization DROP COLUMN billable_identity_count');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE fieldgate.organization ADD COLUMN billable_identity_count integer NOT NULL DEFAULT 0',
    );
    await runner.query('ALTER TABLE fieldgate.escalation_entity DROP COLUMN identity_id');
    for (const table of ['known_vpn', ...Object.keys(TABLES).reverse()]) {
      await runner.query(`DROP TABLE fieldgate.${table} CASCADE`);
    }
  }
}

/** The vendor's own list: it comes with the release, not with a tenant. Filled before the wall stands for its owner, too. */
async function addKnownVpns(runner: QueryRunner): Promise<void> {
  await runner.query(`CREATE TABLE fieldgate.known_vpn (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    slug text NOT NULL CONSTRAINT known_vpn_slug_uq UNIQUE)`);
  await place(runner, 'reference', ['known_vpn']);
  for (const { id, name, slug } of KNOWN_VPNS) {
    await runner.query('INSERT INTO fieldgate.known_vpn (id, name, slug) VALUES ($1, $2, $3)', [id, name, slug]);
  }
  await wall(runner, 'known_vpn', WALL.everybody);
}
