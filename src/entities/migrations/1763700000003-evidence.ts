import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCOUNT, among, build, KEY, ORGANIZATION, PRIMARY, raze, sequentially, WALL } from './helpers.js';

const AT_ORGANIZATION = `${KEY}, organization_id uuid NOT NULL`;
const CLASSIFICATION = `classification text NOT NULL ${among('classification', ['REPUTABLE', 'UNKNOWN', 'SUSPICIOUS', 'MALICIOUS'])}`;
const STATUS = `status text NOT NULL ${among('status', ['REPORTED', 'CLOSED'])}`;

/** In an order that foreign keys allow. */
const TABLES = {
  investigation: `${AT_ORGANIZATION},
    status text NOT NULL ${among('status', ['OPEN', 'REPORTED', 'CLOSED_BENIGN'])},
    classification text ${among('classification', ['MALICIOUS', 'BENIGN'])},
    opened_at timestamptz(3) NOT NULL,
    closed_at timestamptz(3), ${PRIMARY}`,
  signal: `${AT_ORGANIZATION},
    agent_id uuid,
    investigation_id uuid,
    type text NOT NULL ${among('type', [
      'ANTIVIRUS',
      'PROCESS_INSIGHTS',
      'MANAGED_ITDR',
      'FOOTHOLDS',
      'MDE_DETECTIONS',
      'SIEM',
      'RANSOMWARE_CANARIES',
      'FAVICON_DETECTIONS',
      'ATTACK_DISRUPTIONS',
      'APP_CONTROL',
    ])},
    ${STATUS},
    name text NOT NULL,
    entity jsonb NOT NULL,
    details jsonb NOT NULL,
    investigated_at timestamptz(3),
    investigation_context text,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL, ${PRIMARY}`,
  binary: `${AT_ORGANIZATION},
    sha256 text NOT NULL,
    name text NOT NULL,
    size bigint NOT NULL,
    signer text,
    ${CLASSIFICATION}, ${PRIMARY},
    CONSTRAINT binary_sha256_uq UNIQUE (account_id, organization_id, sha256)`,
  autorun: `${AT_ORGANIZATION},
    agent_id uuid NOT NULL,
    binary_id uuid,
    name text NOT NULL,
    start_method text NOT NULL ${among('start_method', [
      'REGISTRY',
      'TASK',
      'SERVICE',
      'STARTUP_FOLDER',
      'WMI',
      'LAUNCH_AGENT',
      'LAUNCH_DAEMON',
      'CRON',
    ])},
    file_path text,
    user_account text,
    hashes jsonb,
    ${CLASSIFICATION},
    first_seen_at timestamptz(3) NOT NULL, ${PRIMARY}`,
  collected_file: `${AT_ORGANIZATION},
    agent_id uuid NOT NULL,
    sha256 text NOT NULL,
    path text NOT NULL,
    collected_at timestamptz(3) NOT NULL, ${PRIMARY}`,
  canary: `${AT_ORGANIZATION},
    agent_id uuid NOT NULL,
    path text NOT NULL,
    profile text NOT NULL,
    state text NOT NULL ${among('state', ['DEPLOYED', 'MODIFIED', 'DELETED', 'RENAMED', 'DISABLED'])}, ${PRIMARY}`,
  process_detection: `${AT_ORGANIZATION},
    agent_id uuid NOT NULL,
    pid integer NOT NULL,
    process_name text NOT NULL,
    command_line text,
    rule_name text NOT NULL,
    ${STATUS},
    detected_at timestamptz(3) NOT NULL, ${PRIMARY}`,
  external_port: `${KEY},
    organization_ids uuid[] NOT NULL CHECK (cardinality(organization_ids) > 0),
    ip_address text NOT NULL,
    port integer NOT NULL,
    protocol text NOT NULL ${among('protocol', ['TCP', 'UDP'])},
    service text,
    risky_service boolean NOT NULL,
    last_scan_at timestamptz(3) NOT NULL,
    last_external_scan_at timestamptz(3), ${PRIMARY}`,
  summary_report: `${AT_ORGANIZATION},
    type text NOT NULL ${among('type', ['MONTHLY_SUMMARY', 'QUARTERLY_SUMMARY', 'YEARLY_SUMMARY'])},
    period_start timestamptz(3) NOT NULL,
    period_end timestamptz(3) NOT NULL,
    url text,
    analyst jsonb,
    counters jsonb NOT NULL, ${PRIMARY}`,
} as const;

const BY_ORGANIZATION = Object.keys(TABLES)
  .filter((table) => table !== 'external_port')
  .map((table) => `${table} (account_id, organization_id, id)`);

const INDEXES = [
  ...BY_ORGANIZATION,
  'signal (account_id, investigation_id, id)',
  'autorun (account_id, agent_id, id) INCLUDE (binary_id)',
  'collected_file (account_id, agent_id, id)',
  'canary (account_id, agent_id, id)',
  'external_port USING gin (organization_ids)',
];

const FOREIGN_KEYS = [
  ['investigation', 'investigation_organization_fk', ORGANIZATION],
  ['signal', 'signal_organization_fk', ORGANIZATION],
  [
    'signal',
    'signal_investigation_fk',
    '(account_id, investigation_id) REFERENCES fieldgate.investigation (account_id, id)',
  ],
  ['binary', 'binary_organization_fk', ORGANIZATION],
  ['autorun', 'autorun_organization_fk', ORGANIZATION],
  ['autorun', 'autorun_binary_fk', '(account_id, binary_id) REFERENCES fieldgate.binary (account_id, id)'],
  ['collected_file', 'collected_file_organization_fk', ORGANIZATION],
  ['canary', 'canary_organization_fk', ORGANIZATION],
  ['process_detection', 'process_detection_organization_fk', ORGANIZATION],
  ['external_port', 'external_port_account_fk', ACCOUNT],
  ['summary_report', 'summary_report_organization_fk', ORGANIZATION],
] as const;

const WALLS = {
  investigation: WALL.organization,
  signal: WALL.organization,
  binary: WALL.organization,
  autorun: WALL.organization,
  collected_file: WALL.organization,
  canary: WALL.organization,
  process_detection: WALL.organization,
  external_port: WALL.organizations,
  summary_report: WALL.organization,
} as const;

/** What was noticed, found and collected: the tenant tables of evidence (scaling.md section 4). */
export class Evidence1763700000003 implements MigrationInterface {
  name = 'Evidence1763700000003';

  async up(runner: QueryRunner): Promise<void> {
    await sequentially(runner);
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
  }
}
