import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCOUNT, among, build, KEY, ORGANIZATION, PRIMARY, raze, sequentially, STAMPS, WALL } from './helpers.js';

/** That there is a secret may be read; the secret itself may not (`SECRETS` in catalogue.ts). The two never disagree. */
const kept = (secret: string, flag: string): string =>
  `${secret} text, ${flag} boolean NOT NULL CHECK (${flag} = (${secret} IS NOT NULL))`;

const TABLES = {
  psa_integration: `${KEY},
    kind text NOT NULL ${among('kind', ['CONNECTWISE_MANAGE', 'AUTOTASK', 'BMS', 'HALOPSA', 'SYNCRO'])},
    notification_categories text[] NOT NULL,
    billing_sync boolean NOT NULL,
    ${kept('credentials', 'has_credentials')},
    version integer NOT NULL,
    ${STAMPS}, ${PRIMARY},
    CONSTRAINT psa_integration_once UNIQUE (account_id)`, // domain.md H18
  psa_organization_mapping: `${KEY}, organization_id uuid NOT NULL,
    company_id text NOT NULL,
    company_name text NOT NULL,
    created_at timestamptz(3) NOT NULL, ${PRIMARY},
    CONSTRAINT psa_mapping_organization_uq UNIQUE (account_id, organization_id)`,
  integration: `${KEY},
    kind text NOT NULL ${among('kind', ['EMAIL', 'SMS', 'WEBHOOK', 'MICROSOFT_365', 'DEFENDER_FOR_ENDPOINT'])},
    name text NOT NULL,
    status text NOT NULL ${among('status', ['ACTIVE', 'FAILING', 'DISABLED'])},
    ${kept('credentials', 'has_credentials')},
    version integer NOT NULL,
    ${STAMPS}, ${PRIMARY}`,
  siem_source: `${KEY}, organization_id uuid,
    kind text NOT NULL ${among('kind', ['SYSLOG', 'WINDOWS_EVENT_LOG', 'HEC', 'CLOUD', 'FIREWALL'])},
    vendor text,
    name text NOT NULL,
    description text,
    status text NOT NULL ${among('status', ['PENDING', 'RECEIVING', 'SILENT', 'DISABLED'])},
    ${kept('token', 'has_token')},
    collector_agent_id uuid,
    last_event_at timestamptz(3),
    created_at timestamptz(3) NOT NULL, ${PRIMARY},
    CONSTRAINT siem_source_token CHECK (token IS NULL OR kind = 'HEC')`,
  siem_saved_query: `${KEY},
    name text NOT NULL,
    query text NOT NULL,
    owner_id uuid,
    owner_name text,
    created_at timestamptz(3) NOT NULL, ${PRIMARY}`,
} as const;

const INDEXES = ['siem_source (account_id, organization_id, id)'];

const FOREIGN_KEYS = [
  ['psa_integration', 'psa_integration_account_fk', ACCOUNT],
  ['psa_organization_mapping', 'psa_mapping_organization_fk', ORGANIZATION],
  [
    'psa_organization_mapping',
    'psa_mapping_integration_fk', // without a PSA nothing is mapped
    '(account_id) REFERENCES fieldgate.psa_integration (account_id) ON DELETE CASCADE',
  ],
  ['integration', 'integration_account_fk', ACCOUNT],
  ['siem_source', 'siem_source_account_fk', ACCOUNT],
  ['siem_source', 'siem_source_organization_fk', ORGANIZATION],
  ['siem_saved_query', 'siem_saved_query_account_fk', ACCOUNT],
] as const;

const WALLS = {
  psa_integration: WALL.account,
  psa_organization_mapping: WALL.organization,
  integration: WALL.account,
  siem_source: WALL.organizationOrAccount,
  siem_saved_query: WALL.account,
} as const;

/** What an account is connected with. How many log sources an organization has is counted from now on, not kept. */
export class Integrations1763700000007 implements MigrationInterface {
  name = 'Integrations1763700000007';

  async up(runner: QueryRunner): Promise<void> {
    await sequentially(runner);
    await runner.query('ALTER TABLE fieldgate.organization DROP COLUMN logs_sources_count');
    await build(runner, {
      placement: 'tenant',
      tables: TABLES,
      indexes: INDEXES,
      foreignKeys: FOREIGN_KEYS,
      walls: WALLS,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await raze(runner, TABLES);
    await runner.query('ALTER TABLE fieldgate.organization ADD COLUMN logs_sources_count integer NOT NULL DEFAULT 0');
  }
}
