import type { MigrationInterface, QueryRunner } from 'typeorm';
import { among, build, raze, sequentially, WALL } from './helpers.js';

const TABLES = {
  reseller: `
    id uuid PRIMARY KEY,
    name text NOT NULL,
    type text NOT NULL ${among('type', ['MANAGED_RESELLER', 'AGGREGATOR', 'OTHER'])},
    origin text ${among('origin', ['DISTRIBUTOR', 'MASTER_MSP', 'SUB_BRANDS'])},
    partner_supported_qualified boolean NOT NULL,
    allowed_billing_intervals text[] NOT NULL,
    enabled_products text[] NOT NULL,
    billing_emails text[] NOT NULL,
    credit_card_on_file boolean NOT NULL,
    terms_accepted_at timestamptz(3),
    created_at timestamptz(3) NOT NULL`,
  account: `
    id uuid PRIMARY KEY,
    reseller_id uuid,
    name text NOT NULL,
    subdomain text NOT NULL CONSTRAINT account_subdomain_uq UNIQUE,
    status text NOT NULL ${among('status', ['ENABLED', 'DISABLED'])},
    support_type text NOT NULL ${among('support_type', ['HUNTRESS_SUPPORTED', 'PARTNER_SUPPORTED', 'NOT_APPLICABLE'])},
    phone_number text,
    account_key text NOT NULL,
    billing_address jsonb,
    shipping_address jsonb,
    neighborhood_watch jsonb,
    trials jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL,
    disabled_at timestamptz(3),
    deletion_due_at timestamptz(3)`,
  person: `
    id uuid PRIMARY KEY,
    subject_key text CONSTRAINT person_subject_uq UNIQUE,
    status text NOT NULL ${among('status', ['ACTIVE', 'DISABLED'])},
    kind text NOT NULL DEFAULT 'HUMAN' ${among('kind', ['HUMAN', 'SHARED', 'SERVICE', 'BREAK_GLASS'])},
    sessions_invalid_before timestamptz(3),
    demo boolean NOT NULL,
    updated_at timestamptz(3) NOT NULL`,
  app_user: `
    place_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid,
    reseller_id uuid,
    name text,
    email text,
    phone text,
    kind text NOT NULL ${among('kind', ['HUMAN', 'SHARED', 'SERVICE', 'BREAK_GLASS'])},
    affiliation text NOT NULL ${among('affiliation', ['MSP', 'CUSTOMER', 'RESELLER', 'VENDOR'])},
    mfa_enabled boolean NOT NULL,
    sso_only boolean NOT NULL,
    last_login_at timestamptz(3),
    status text NOT NULL ${among('status', ['ACTIVE', 'DISABLED'])},
    documented_in_runbook boolean NOT NULL,
    vault_reference text,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (place_id, id),
    CONSTRAINT app_user_place CHECK (place_id = coalesce(account_id, reseller_id, id))`,
  membership: `
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    subject_key text,
    layer text NOT NULL,
    role text NOT NULL,
    reseller_id uuid,
    account_id uuid,
    organization_id uuid,
    organization_scope text,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3),
    CONSTRAINT membership_role CHECK ( -- domain.md G1, G2, 8b.21
      (layer = 'PLATFORM' AND role = 'SUPPORT' AND num_nonnulls(reseller_id, account_id, organization_id) = 0)
      OR (layer = 'RESELLER' AND role = 'ADMIN' AND reseller_id IS NOT NULL AND num_nonnulls(account_id, organization_id) = 0)
      OR (layer = 'ACCOUNT' AND account_id IS NOT NULL AND num_nonnulls(reseller_id, organization_id) = 0
          AND (role IN ('ADMIN', 'SECURITY_ENGINEER', 'FINANCE', 'MARKETING') AND organization_scope = 'ALL'
               OR role IN ('PROVISIONER', 'USER', 'READ_ONLY') AND organization_scope IN ('ALL', 'ASSIGNED')))
      OR (layer = 'ORGANIZATION' AND role IN ('ADMIN', 'SECURITY_ENGINEER', 'USER', 'READ_ONLY')
          AND num_nonnulls(account_id, organization_id) = 2 AND reseller_id IS NULL))`,
  membership_organization: `
    membership_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    account_id uuid NOT NULL,
    subject_key text,
    PRIMARY KEY (membership_id, organization_id)`,
  subscription: `
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    reseller_id uuid,
    product text NOT NULL,
    status text NOT NULL ${among('status', ['DRAFT', 'APPROVED', 'ACCEPTED', 'ACTIVE', 'COMPLETED'])},
    minimum_usage integer NOT NULL CHECK (minimum_usage > 0),
    terminal_minimum_usage integer,
    billing_interval text NOT NULL ${among('billing_interval', ['MONTHLY', 'ANNUAL'])},
    effective_date timestamptz(3),
    renewal_date timestamptz(3),
    auto_renew boolean NOT NULL,
    purchase_order text,
    schedules jsonb NOT NULL`,
  reseller_invoice: `
    id uuid PRIMARY KEY,
    reseller_id uuid NOT NULL,
    amount_minor bigint NOT NULL,
    currency text NOT NULL,
    status text NOT NULL,
    period_start timestamptz(3) NOT NULL,
    period_end timestamptz(3) NOT NULL,
    created_at timestamptz(3) NOT NULL`,
  account_usage_line: `
    id uuid PRIMARY KEY,
    reseller_id uuid NOT NULL,
    account_id uuid NOT NULL,
    reseller_invoice_id uuid NOT NULL,
    account_name text NOT NULL,
    product text NOT NULL,
    period_start timestamptz(3) NOT NULL,
    period_end timestamptz(3) NOT NULL,
    subscription_start timestamptz(3),
    subscription_end timestamptz(3),
    billable integer NOT NULL,
    non_billable integer NOT NULL,
    actual integer NOT NULL`,
} as const;

const INDEXES = [
  'account (reseller_id, id)',
  'membership (subject_key)',
  'membership (account_id, organization_id, id)',
  'membership (account_id, person_id)',
  'membership (reseller_id, id)',
  'membership_organization (account_id, organization_id)',
  'membership_organization (subject_key)',
  'app_user (account_id, id)',
  'subscription (account_id, id)',
  'subscription (reseller_id, id)',
  'reseller_invoice (reseller_id, id)',
  'account_usage_line (reseller_id, reseller_invoice_id, id)',
];

const FOREIGN_KEYS = [
  ['account', 'account_reseller_fk', '(reseller_id) REFERENCES fieldgate.reseller (id)'],
  ['app_user', 'app_user_person_fk', '(id) REFERENCES fieldgate.person (id)'],
  ['membership', 'membership_person_fk', '(person_id) REFERENCES fieldgate.person (id)'],
  ['membership', 'membership_account_fk', '(account_id) REFERENCES fieldgate.account (id)'],
  ['membership', 'membership_reseller_fk', '(reseller_id) REFERENCES fieldgate.reseller (id)'],
  [
    'membership_organization',
    'assigned_membership_fk',
    '(membership_id) REFERENCES fieldgate.membership (id) ON DELETE CASCADE',
  ],
  ['subscription', 'subscription_account_fk', '(account_id) REFERENCES fieldgate.account (id)'],
  ['reseller_invoice', 'reseller_invoice_reseller_fk', '(reseller_id) REFERENCES fieldgate.reseller (id)'],
  ['account_usage_line', 'usage_line_invoice_fk', '(reseller_invoice_id) REFERENCES fieldgate.reseller_invoice (id)'],
] as const;

const WALLS = {
  reseller: WALL.resellerItself,
  account: WALL.accountItself,
  person: WALL.person,
  app_user: WALL.personAtPlace,
  membership: WALL.membership,
  membership_organization: WALL.assignedOrganization,
  subscription: WALL.accountOrReseller,
  reseller_invoice: WALL.reseller,
  account_usage_line: WALL.reseller,
} as const;

/** The reference tables: who is who, and where (rulings 9). */
export class PeopleAndPlaces1763700000001 implements MigrationInterface {
  name = 'PeopleAndPlaces1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await sequentially(runner);
    await build(runner, {
      placement: 'reference',
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
