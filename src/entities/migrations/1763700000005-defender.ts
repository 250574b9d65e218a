import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCOUNT, among, build, KEY, ORGANIZATION, PRIMARY, raze, sequentially, WALL } from './helpers.js';

/** What an exclusion, and what a policy, says: the part that is inherited. Short enough for a key of an index. */
const EXCLUSION = `
    kind text NOT NULL ${among('kind', ['PATH', 'EXTENSION', 'PROCESS', 'DETECTION'])},
    value text NOT NULL CHECK (char_length(value) BETWEEN 1 AND 512),
    risky boolean NOT NULL`;
const POLICY = `
    mode text NOT NULL ${among('mode', ['INHERIT', 'AUDIT', 'ENFORCE'])},
    settings jsonb NOT NULL CHECK (octet_length(settings::text) <= 2000)`;

/** Where it was decided. Whatever stands at the account itself has a baseline, and nothing else has. */
const SCOPE = `organization_id uuid, agent_id uuid, baseline_id uuid,
    scope text NOT NULL ${among('scope', ['ACCOUNT', 'ORGANIZATION', 'AGENT'])},
    CHECK ((scope = 'ACCOUNT') = (organization_id IS NULL)),
    CHECK ((scope = 'AGENT') = (agent_id IS NOT NULL)),
    CHECK ((scope = 'ACCOUNT') = (baseline_id IS NOT NULL)),
    UNIQUE (account_id, baseline_id)`;

const TABLES = {
  baseline_exclusion: `${KEY}, ${EXCLUSION}, ${PRIMARY},
    CONSTRAINT baseline_exclusion_says_uq UNIQUE (account_id, id, kind, value, risky)`,
  baseline_policy: `${KEY}, ${POLICY}, ${PRIMARY},
    CONSTRAINT baseline_policy_says_uq UNIQUE (account_id, id, mode, settings)`,
  exclusion: `${KEY}, ${SCOPE}, ${EXCLUSION},
    note text,
    created_by_id uuid,
    created_by_name text,
    created_at timestamptz(3) NOT NULL,
    version integer NOT NULL, ${PRIMARY},
    CONSTRAINT exclusion_once_uq UNIQUE NULLS NOT DISTINCT (account_id, organization_id, agent_id, kind, value)`,
  defender_policy: `${KEY}, ${SCOPE}, ${POLICY},
    source text,
    version integer NOT NULL,
    updated_at timestamptz(3) NOT NULL, ${PRIMARY},
    CHECK (scope <> 'ACCOUNT' OR mode <> 'INHERIT'),
    CONSTRAINT defender_policy_place_uq UNIQUE NULLS NOT DISTINCT (account_id, organization_id, agent_id)`,
} as const;

const INDEXES = [
  'exclusion (account_id, organization_id, id)',
  'exclusion (account_id, agent_id, id)',
  'defender_policy (account_id, agent_id, id)',
];

/** An agent that moves takes along what was decided for it, in the same transaction, or does not move. */
const AGENT =
  '(account_id, agent_id, organization_id) REFERENCES fieldgate.agent (account_id, id, organization_id)' +
  ' ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED';

const FOREIGN_KEYS = [
  ['exclusion', 'exclusion_account_fk', ACCOUNT],
  ['exclusion', 'exclusion_organization_fk', ORGANIZATION],
  ['exclusion', 'exclusion_agent_fk', AGENT],
  ['defender_policy', 'defender_policy_account_fk', ACCOUNT],
  ['defender_policy', 'defender_policy_organization_fk', ORGANIZATION],
  ['defender_policy', 'defender_policy_agent_fk', AGENT],
  // A row at the account and its baseline come, change and go together: neither is without the other, nor says otherwise.
  [
    'exclusion',
    'exclusion_baseline_fk',
    '(account_id, baseline_id, kind, value, risky) REFERENCES fieldgate.baseline_exclusion (account_id, id, kind, value, risky)' +
      ' DEFERRABLE INITIALLY DEFERRED',
  ],
  [
    'baseline_exclusion',
    'baseline_exclusion_fk',
    '(account_id, id) REFERENCES fieldgate.exclusion (account_id, baseline_id) DEFERRABLE INITIALLY DEFERRED',
  ],
  [
    'defender_policy',
    'defender_policy_baseline_fk',
    '(account_id, baseline_id, mode, settings) REFERENCES fieldgate.baseline_policy (account_id, id, mode, settings)' +
      ' DEFERRABLE INITIALLY DEFERRED',
  ],
  [
    'baseline_policy',
    'baseline_policy_fk',
    '(account_id, id) REFERENCES fieldgate.defender_policy (account_id, baseline_id) DEFERRABLE INITIALLY DEFERRED',
  ],
] as const;

const WALLS = {
  baseline_exclusion: WALL.anywhereInAccount,
  baseline_policy: WALL.anywhereInAccount,
  exclusion: WALL.organizationOrAccount,
  defender_policy: WALL.organizationOrAccount,
} as const;

/** Managed Defender: exclusions, policies, and what of them an account hands down (domain.md 5.2, rulings 13). */
export class Defender1763700000005 implements MigrationInterface {
  name = 'Defender1763700000005';

  async up(runner: QueryRunner): Promise<void> {
    await sequentially(runner);
    await runner.query(
      'ALTER TABLE fieldgate.agent ADD CONSTRAINT agent_place_uq UNIQUE (account_id, id, organization_id)',
    );
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
    await runner.query('ALTER TABLE fieldgate.agent DROP CONSTRAINT agent_place_uq');
  }
}
