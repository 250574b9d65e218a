import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sequentially } from './helpers.js';

/**
 * What platform support looks at: one account or reseller by its id, or `*` for the names in the directory. It is a setting
 * of its own, so that support never stands inside the wall of a tenant (rulings 21).
 */
const LOOKED_AT = `current_setting('app.support', true)`;
const THE_DIRECTORY = `${LOOKED_AT} = '*'`;
const THE_PLACE = `nullif(nullif(${LOOKED_AT}, ''), '*')::uuid`;

/** Nobody's own card, which its owner alone reads (rulings 12), and no row of what happens in an account. */
const READS = {
  reseller: THE_DIRECTORY,
  account: `${THE_DIRECTORY} OR id = ${THE_PLACE}`,
  app_user: `place_id <> id AND (${THE_DIRECTORY} OR place_id = ${THE_PLACE})`,
  membership: `account_id = ${THE_PLACE} OR reseller_id = ${THE_PLACE}`,
  membership_organization: `account_id = ${THE_PLACE}`,
  organization: `account_id = ${THE_PLACE}`, // its id alone is ever asked for
} as const;

/** Support leaves a trace where it looked, of what it did there, and cannot read the log it writes to. */
const WRITES = { audit_event: `account_id = ${THE_PLACE} AND action = 'explainAccess'` } as const;

/** Doors in the walls for platform support: permissive, each for one command, without a query in it (scaling.md, fact 4). */
export class Support1763700000008 implements MigrationInterface {
  name = 'Support1763700000008';

  async up(runner: QueryRunner): Promise<void> {
    await sequentially(runner);
    for (const [table, condition] of Object.entries(READS)) {
      await runner.query(`CREATE POLICY support ON fieldgate.${table} FOR SELECT USING (${condition})`);
    }
    for (const [table, condition] of Object.entries(WRITES)) {
      await runner.query(`CREATE POLICY support ON fieldgate.${table} FOR INSERT WITH CHECK (${condition})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys({ ...READS, ...WRITES })) {
      await runner.query(`DROP POLICY support ON fieldgate.${table}`);
    }
  }
}
