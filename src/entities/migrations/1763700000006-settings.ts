import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCOUNT, among, build, KEY, ORGANIZATION, PRIMARY, raze, sequentially, WALL } from './helpers.js';

const VERSION = `version integer NOT NULL, updated_at timestamptz(3) NOT NULL`;

const TENANT_TABLES = {
  account_settings: `${KEY},
    tamper_protection boolean NOT NULL,
    default_timezone text NOT NULL,
    ${VERSION}, ${PRIMARY},
    CONSTRAINT account_settings_once UNIQUE (account_id)`,
  isolation_settings: `${KEY},
    auto_isolate boolean NOT NULL,
    allowlist text[] NOT NULL,
    ${VERSION}, ${PRIMARY},
    CONSTRAINT isolation_settings_once UNIQUE (account_id)`,
  notification_settings: `${KEY},
    incident_alert_user_ids uuid[] NOT NULL,
    incident_alert_recipient_names text[] NOT NULL,
    categories text[] NOT NULL,
    ${VERSION}, ${PRIMARY},
    CONSTRAINT notification_settings_once UNIQUE (account_id)`,
  sso_configuration: `${KEY},
    service_url text NOT NULL,
    entity_id text NOT NULL,
    enforce boolean NOT NULL,
    certificate text,
    certificate_fingerprint text,
    created_at timestamptz(3) NOT NULL,
    ${VERSION}, ${PRIMARY},
    CONSTRAINT sso_configuration_once UNIQUE (account_id),
    CONSTRAINT sso_fingerprint CHECK ((certificate IS NULL) = (certificate_fingerprint IS NULL))`,
  incident_contact: `${KEY},
    name text NOT NULL,
    phone text NOT NULL,
    created_at timestamptz(3) NOT NULL, ${PRIMARY}`,
  unresponsive_agent_settings: `${KEY}, organization_id uuid,
    after_days integer NOT NULL,
    limit_days integer NOT NULL CHECK (limit_days IN (0, 7, 14, 21, 30)),
    action text NOT NULL ${among('action', ['NO_ACTION', 'UNINSTALL'])},
    ${VERSION}, ${PRIMARY},
    CONSTRAINT unresponsive_after CHECK ( -- domain.md 5.2: an organization may be stricter than any account
      after_days IN (21, 30, 45, 60, 90) OR organization_id IS NOT NULL AND after_days IN (2, 7, 14))`,
} as const;

const REFERENCE_TABLES = {
  invitation: `
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    organization_id uuid,
    email text NOT NULL,
    name text,
    layer text NOT NULL,
    role text NOT NULL,
    organization_scope text,
    organization_ids uuid[] NOT NULL,
    outcome text ${among('outcome', ['ACCEPTED', 'DECLINED', 'REVOKED'])},
    secret_hash text NOT NULL CONSTRAINT invitation_secret_uq UNIQUE,
    invited_by_id uuid,
    invited_by_name text,
    created_at timestamptz(3) NOT NULL,
    last_sent_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    CONSTRAINT invitation_role CHECK ( -- domain.md G1, G2, 8b.21: what a membership may be
      (layer = 'ACCOUNT' AND organization_id IS NULL
        AND (role IN ('ADMIN', 'SECURITY_ENGINEER', 'FINANCE', 'MARKETING') AND organization_scope = 'ALL'
             OR role IN ('PROVISIONER', 'USER', 'READ_ONLY') AND organization_scope IN ('ALL', 'ASSIGNED')))
      OR (layer = 'ORGANIZATION' AND role IN ('ADMIN', 'SECURITY_ENGINEER', 'USER', 'READ_ONLY')
          AND organization_id IS NOT NULL AND organization_scope IS NULL)),
    CONSTRAINT invitation_assigned CHECK (organization_scope = 'ASSIGNED' OR organization_ids = '{}')`,
} as const;

const UNIQUE_INDEXES = [
  'unresponsive_of_account_uq ON fieldgate.unresponsive_agent_settings (account_id) WHERE organization_id IS NULL',
  'unresponsive_of_organization_uq ON fieldgate.unresponsive_agent_settings (account_id, organization_id)',
];

const FOREIGN_KEYS = [
  ['account_settings', 'account_settings_account_fk', ACCOUNT],
  ['isolation_settings', 'isolation_settings_account_fk', ACCOUNT],
  ['notification_settings', 'notification_settings_account_fk', ACCOUNT],
  ['sso_configuration', 'sso_configuration_account_fk', ACCOUNT],
  ['incident_contact', 'incident_contact_account_fk', ACCOUNT],
  ['unresponsive_agent_settings', 'unresponsive_account_fk', ACCOUNT],
  ['unresponsive_agent_settings', 'unresponsive_organization_fk', ORGANIZATION],
] as const;

const WALLS = {
  account_settings: WALL.account,
  isolation_settings: WALL.account,
  notification_settings: WALL.account,
  sso_configuration: WALL.account,
  incident_contact: WALL.account,
  unresponsive_agent_settings: WALL.organizationOrAccount,
} as const;

const SETTINGS = {
  placement: 'tenant',
  tables: TENANT_TABLES,
  uniqueIndexes: UNIQUE_INDEXES,
  foreignKeys: FOREIGN_KEYS,
  walls: WALLS,
} as const;

const INVITATIONS = {
  placement: 'reference',
  tables: REFERENCE_TABLES,
  indexes: ['invitation (account_id, organization_id, id)'],
  foreignKeys: [['invitation', 'invitation_account_fk', ACCOUNT]],
  walls: { invitation: WALL.organizationOrAccount },
} as const;

/** The settings of an account, its links to the portals beside it, and whom it invites. */
export class Settings1763700000006 implements MigrationInterface {
  name = 'Settings1763700000006';

  async up(runner: QueryRunner): Promise<void> {
    await sequentially(runner);
    await runner.query(`ALTER TABLE fieldgate.account ADD COLUMN sat_url text, ADD COLUMN installer_url text`);
    await build(runner, SETTINGS);
    await build(runner, INVITATIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await raze(runner, INVITATIONS.tables);
    await raze(runner, SETTINGS.tables);
    await runner.query(`ALTER TABLE fieldgate.account DROP COLUMN sat_url, DROP COLUMN installer_url`);
  }
}
