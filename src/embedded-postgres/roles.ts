import { Client } from 'pg';

export type Role = 'owner' | 'app';

/** Migrates, seeds, tests. */
export const OWNER = 'fieldgate_owner';
/** Serves requests. It owns nothing and row-level security holds for it: the tenant wall depends on that. */
export const APP = 'fieldgate_app';
export const DATABASE = 'fieldgate';

/** Port and sslmode are said so that PGPORT and PGSSLMODE of the operator's shell do not lead elsewhere. */
export function socketUrl(socket: string, role: Role, database: string): string {
  const user = role === 'owner' ? OWNER : APP;
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socket)}&port=5432&sslmode=disable`;
}

export async function createRolesAndDatabase(urlFor: (role: Role, database: string) => string): Promise<void> {
  const client = new Client({ connectionString: urlFor('owner', 'postgres') });
  await client.connect();
  try {
    const has = async (query: string, name: string) => (await client.query(query, [name])).rowCount === 1;
    if (!(await has('SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = $1', APP))) {
      await client.query(`CREATE ROLE ${APP} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`);
    }
    if (!(await has('SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1', DATABASE))) {
      await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    }
  } finally {
    await client.end();
  }
}
