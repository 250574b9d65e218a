import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/embedded-postgres.js';
import { migrate, ownerDataSource } from '../../dist/entities/data-source.js';
import { seedDemoWorld } from '../../dist/seed/demo-world.js';
import { seedScale } from '../../dist/seed/scale.js';
import { say } from './say.mjs';

const APP = 'fieldgate_app';
/** For whom no wall stands: the floors, the peers that do not rest on it, and the gateway without fences. */
const OPEN = 'fieldgate_bench';

const SCALE = 'fieldgate';
const DEMO = 'fieldgate_demo';

/**
 * A PostgreSQL of our own, for one database of each scale (ascending), all with the same first account in them. `seed` fills
 * the largest step by step; the smaller ones are copies of its beginnings. `seedDemo` makes one more, of the demo world.
 */
export async function startDatabase(scales) {
  const dataDir = mkdtempSync(join(tmpdir(), 'fieldgate-bench-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true })); // however the run ends
  const postgres = await startEmbeddedPostgres({ dataDir, durability: 'durable' });
  const largest = scales.at(-1);
  const urlOf = (role, database) => {
    const url = new URL(postgres.urlFor('app', database));
    if (role === 'open') url.username = OPEN;
    return url.href;
  };
  return {
    dataDir,
    folder: postgres.folder,
    seed: async () => {
      for (const scale of scales) {
        const fill = (owner) => seedScale(owner, scale, new Date());
        await seeded(`${scale} accounts of 1,000 agents`, postgres.urlFor('owner', SCALE), fill);
        if (scale !== largest) await asOwner(postgres, `CREATE DATABASE ${copyOf(scale)} TEMPLATE ${SCALE}`);
      }
      await asOwner(postgres, 'CHECKPOINT'); // not while anything is measured
    },
    seedDemo: async () => {
      await asOwner(postgres, `CREATE DATABASE ${DEMO}`);
      await seeded('the demo world', postgres.urlFor('owner', DEMO), (owner) => seedDemoWorld(owner, new Date()));
      await asOwner(postgres, 'CHECKPOINT');
    },
    urlFor: (role, scale = largest) => urlOf(role, scale === largest ? SCALE : copyOf(scale)),
    demoUrlFor: (role) => urlOf(role, DEMO),
    stop: postgres.stop,
  };
}

const copyOf = (scale) => `${SCALE}_x${scale}`;

async function seeded(world, ownerUrl, fill) {
  const started = Date.now();
  const owner = await ownerDataSource(ownerUrl).initialize();
  await migrate(owner, APP);
  await fill(owner);
  await admitOpen(owner);
  await owner.query('VACUUM ANALYZE');
  await owner.destroy();
  say(`${world}: seeded in ${Math.round((Date.now() - started) / 1000)} s`);
}

async function admitOpen(owner) {
  const known = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [OPEN]);
  if (known.length === 0) await owner.query(`CREATE ROLE ${OPEN} LOGIN BYPASSRLS`);
  await owner.query(`GRANT USAGE ON SCHEMA fieldgate TO ${OPEN}`);
  await owner.query(`GRANT SELECT ON ALL TABLES IN SCHEMA fieldgate TO ${OPEN}`);
}

/** From another database: nobody may be in the one that is copied. */
async function asOwner(postgres, statement) {
  const client = new pg.Client({ connectionString: postgres.urlFor('owner', 'postgres') });
  await client.connect();
  await client.query(statement);
  await client.end();
}
